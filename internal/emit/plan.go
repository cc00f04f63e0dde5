package emit

import (
	"cmp"
	"fmt"
	"net/http"
	"slices"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
)

// A plan describes the package to generate. Plans exist only for catalogues and
// options without problems.
type plan struct {
	catalog  *catalog.Catalog
	name     string            // the name of the package
	names    []string          // the constants, in the order of catalog.Errors
	entries  []constant        // sorted by type
	statuses []statusConstant  // sorted by code
	titles   map[int]string    // the titles of statuses, in plain text
	byType   map[string]string // from a type to its constant
	api      catalog.Wire      // the paths of the fields of a response
	sdk      []SDK             // the types that From recognizes

	isListedOnly func(*catalog.Entry) bool
}

// A constant is the constant of an entry.
type constant struct {
	catalog.Entry
	name string
}

// A statusConstant is the constant of a status that net/http has no name for.
type statusConstant struct {
	catalog.Status
	name string
}

// nameOf returns the constant of a type, or "" for a type not in the catalogue.
func (p *plan) nameOf(t string) string { return p.byType[t] }

// newPlan returns the plan, or all problems that prevent one.
func newPlan(c *catalog.Catalog, o Options) (*plan, error) {
	problems := checkOptions(o)
	n := newNamer(o)
	p := &plan{
		catalog:  c,
		name:     o.Package,
		statuses: n.statuses(c.Statuses),
		names:    n.entries(c.Errors),
		titles:   statusTitles(c),
		byType:   map[string]string{},
		api:      o.Wire.OrDefault(),
		sdk:      o.SDK,

		isListedOnly: c.ListedOnly(),
	}
	problems = append(problems, n.problems...)
	for i, e := range c.Errors {
		problems = append(problems, checkStatuses(i, e)...)
		p.entries = append(p.entries, constant{e, p.names[i]})
		p.byType[e.Type] = p.names[i]
	}
	slices.SortFunc(p.entries, func(a, b constant) int { return cmp.Compare(a.Type, b.Type) })
	return p, problems.Err()
}

// A namer assigns the names of the package, each once.
type namer struct {
	prefix   string
	speller  speller
	taken    map[string]string // from a name to what has it
	problems problem.List
	unnamed  map[int]string // from a problem to the type that needs a go_name
}

// newNamer returns a namer for which the names of the skeleton are taken.
func newNamer(o Options) *namer {
	n := &namer{
		prefix:  defaultPrefix,
		speller: newSpeller(o.Initialisms),
		taken:   map[string]string{},
		unnamed: map[int]string{},
	}
	if isExported(o.Prefix) { // any other is reported, once
		n.prefix = o.Prefix
	}
	for _, name := range skeletonNames() {
		n.taken[name] = "the package itself"
	}
	if len(o.SDK) > 0 {
		n.taken["From"] = "the package itself"
	}
	return n
}

// entries returns the name of each entry. An entry without a name is a problem.
func (n *namer) entries(entries []catalog.Entry) []string {
	names := make([]string, len(entries))
	seen := map[string]int{}
	for i, e := range entries {
		first, twice := seen[e.Type]
		switch {
		case e.Type == "":
			n.report(fieldPath(i, "type"), "empty-type", "the entry has no type")
		case twice:
			n.report(fieldPath(i, "type"), "duplicate-type", "type %q is also the type of errors[%d]", e.Type, first)
		default:
			seen[e.Type] = i
			names[i] = n.entry(i, e)
		}
	}
	n.propose()
	return names
}

// entry returns the name of one entry, and takes it.
func (n *namer) entry(i int, e catalog.Entry) string {
	name, path := n.derive(e.Type), fieldPath(i, "type")
	if e.GoName != "" {
		name, path = e.GoName, fieldPath(i, "go_name")
	}
	owner := n.taken[name]
	if isExported(name) && owner == "" {
		n.taken[name] = fmt.Sprintf("type %q", e.Type)
		return name
	}
	n.unnamed[len(n.problems)] = e.Type
	switch {
	case name == "":
		n.report(path, "go-name", "type %q has no letter or digit for a Go name", e.Type)
	case owner != "":
		n.report(path, "go-name", "type %q and %s would both be %s", e.Type, owner, name)
	default:
		n.report(path, "go-name", "%s, the name for type %q, is not an exported Go identifier", name, e.Type)
	}
	return name
}

// derive returns the name that follows from a type, or "" if none does.
func (n *namer) derive(t string) string { return n.speller.identifier(n.prefix, t) }

// propose adds a fix to each problem of a name: a line with a free name. All names
// that can be assigned are assigned by then.
func (n *namer) propose() {
	for i := range n.problems {
		if t, ok := n.unnamed[i]; ok {
			n.problems[i].Fix = fmt.Sprintf("add to the entry of %q a name of your choice, such as:  go_name: %s", t, n.free(t))
		}
	}
}

// free returns a name for a type that is not taken.
func (n *namer) free(t string) string {
	base := n.derive(t)
	if !isExported(base) {
		base = defaultPrefix + "Unnamed"
	}
	name := base
	for number := 2; n.taken[name] != ""; number++ {
		name = fmt.Sprintf("%s%d", base, number)
	}
	n.taken[name] = "a proposal"
	return name
}

// statuses returns a constant for each status that net/http has no name for.
func (n *namer) statuses(list []catalog.Status) []statusConstant {
	var constants []statusConstant
	seen := map[int]bool{}
	for i, s := range list {
		path := fmt.Sprintf("statuses[%d].code", i)
		switch {
		case !catalog.IsStatus(s.Code):
			n.problems = append(n.problems, statusProblem(path, s.Code))
		case seen[s.Code]:
			n.report(path, "status", "status %d is listed twice", s.Code)
		case http.StatusText(s.Code) == "":
			constants = append(constants, statusConstant{Status: s})
		}
		seen[s.Code] = true
	}
	slices.SortFunc(constants, func(a, b statusConstant) int { return cmp.Compare(a.Code, b.Code) })
	for i, s := range constants {
		constants[i].name = n.status(s.Status)
	}
	return constants
}

// status returns the name of a status, from its title if that is free.
func (n *namer) status(s catalog.Status) string {
	name := n.speller.identifier("Status", s.Title)
	if !isExported(name) || n.taken[name] != "" {
		name = fmt.Sprintf("Status%d", s.Code)
	}
	n.taken[name] = fmt.Sprintf("status %d", s.Code)
	return name
}

// report adds a problem.
func (n *namer) report(path, rule, format string, args ...any) {
	p := problem.Problem{Path: path, Rule: rule, Message: fmt.Sprintf(format, args...)}
	n.problems = append(n.problems, p)
}

// checkStatuses returns the problems of the statuses of an entry.
func checkStatuses(i int, e catalog.Entry) problem.List {
	var problems problem.List
	for _, code := range e.Status {
		if !catalog.IsStatus(code) {
			problems = append(problems, statusProblem(fieldPath(i, "status"), code))
		}
	}
	return problems
}

// statusProblem returns the problem of a number that is not an HTTP status.
func statusProblem(path string, code int) problem.Problem {
	return problem.Problem{Path: path, Rule: "status", Message: fmt.Sprintf("%d is not an HTTP status", code), Fix: "use a number from 100 to 599"}
}

// fieldPath returns the path of a field of an entry.
func fieldPath(i int, field string) string { return fmt.Sprintf("errors[%d].%s", i, field) }

// statusTitles returns the title of each status: that of net/http, or else that of
// the documentation.
func statusTitles(c *catalog.Catalog) map[int]string {
	titles := map[int]string{}
	for _, s := range c.Statuses {
		titles[s.Code] = plainText(s.Title)
	}
	for code := 100; code < 1000; code++ {
		if text := http.StatusText(code); text != "" {
			titles[code] = text
		}
	}
	return titles
}
