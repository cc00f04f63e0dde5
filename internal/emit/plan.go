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
	hasHTTP  bool              // whether errors are HTTP responses

	isListedOnly func(*catalog.Entry) bool // whether no page has an entry
}

// A constant is the constant of an entry.
type constant struct {
	catalog.Entry
	name   string
	member string // in TypeScript and Python
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
		titles:   statusTitles(c),
		byType:   map[string]string{},
		api:      o.Wire.OrDefault(),
		sdk:      o.SDK,
		hasHTTP:  hasHTTP(c, o),

		isListedOnly: c.ListedOnly(),
	}
	names := n.entries(c.Errors)
	problems = append(problems, n.problems...)
	for i, e := range c.Errors {
		problems = append(problems, checkStatuses(i, e)...)
		p.names = append(p.names, names[i].constant)
		p.entries = append(p.entries, constant{e, names[i].constant, names[i].member})
		p.byType[e.Type] = names[i].constant
	}
	slices.SortFunc(p.entries, func(a, b constant) int { return cmp.Compare(a.Type, b.Type) })
	return p, problems.Err()
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
			n.problems = append(n.problems, problem.Problem{Path: path, Rule: "status", Message: fmt.Sprintf("status %d is listed twice", s.Code)})
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

// hasHTTP reports whether the errors of a catalogue are HTTP responses. If the options
// do not say it, they are unless nothing of the catalogue or of the options is about
// HTTP.
func hasHTTP(c *catalog.Catalog, o Options) bool {
	if o.HTTP != nil {
		return *o.HTTP
	}
	hasStatus := slices.ContainsFunc(c.Errors, func(e catalog.Entry) bool { return len(e.Status) > 0 })
	sdkHasStatus := slices.ContainsFunc(o.SDK, func(s SDK) bool { return s.Fields.Status != "" })
	return hasStatus || sdkHasStatus || len(c.Errors) == 0 || len(c.Statuses) > 0 || !c.Wire.IsZero() || !o.Wire.IsZero()
}
