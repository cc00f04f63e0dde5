package emit

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
)

// A name is how an entry is called: its Go constant, and its member in languages
// that spell constants in capitals. Both follow from the entry alone, so that an
// entry that is added renames no other.
type name struct{ constant, member string }

// A namer assigns the names of the package, each once.
type namer struct {
	prefix    string
	speller   speller
	taken     map[string]string // from the name of a constant to what has it
	members   map[string]string // from a member to the type that has it
	published func() map[string]string
	problems  problem.List
}

// newNamer returns a namer for which the names of the skeleton are taken.
func newNamer(o Options) *namer {
	n := &namer{
		prefix:    defaultPrefix,
		speller:   newSpeller(o.Initialisms),
		taken:     map[string]string{},
		members:   map[string]string{},
		published: o.Published,
	}
	if isExported(o.Prefix) { // any other is reported, once
		n.prefix = o.Prefix
	}
	for _, name := range skeletonNames() {
		n.taken[name] = "the package itself"
	}
	return n
}

// A claim is the name that an entry would have.
type claim struct {
	index int // of the entry
	entry *catalog.Entry
	name
	rank int // the lowest has its name if others would have it, too
}

// The ranks of claims. Programs use the constant of an entry that the generated
// package has. Where there is no such package, they may use a name that people
// gave, or that of an entry that the documentation once had.
const (
	rankPublished = iota
	rankGiven
	rankRemoved
	rankOther
)

// A refusal is why an entry has no name.
type refusal struct {
	claim
	rule, message string

	rival *catalog.Entry // that has the name, and could as well be the newer one; or nil
}

// entries returns the name of each entry. An entry without a name is a problem.
func (n *namer) entries(entries []catalog.Entry) []name {
	names := make([]name, len(entries))
	seen := map[string]int{}
	var claims []claim
	var refused []refusal
	for i := range entries {
		e := &entries[i]
		c := claim{index: i, entry: e}
		first, twice := seen[e.Type]
		switch {
		case e.Type == "":
			refused = append(refused, refusal{claim: c, rule: "empty-type", message: "the entry has no type"})
		case twice:
			message := fmt.Sprintf("type %q is also the type of errors[%d]", e.Type, first)
			refused = append(refused, refusal{claim: c, rule: "duplicate-type", message: message})
		default:
			seen[e.Type] = i
			names[i] = n.nameOf(e)
			c.name = names[i]
			claims = append(claims, c)
		}
	}
	refused = append(refused, n.settle(claims)...)
	slices.SortStableFunc(refused, func(a, b refusal) int { return cmp.Compare(a.index, b.index) })
	for _, r := range refused {
		n.problems = append(n.problems, n.problem(r))
	}
	return names
}

// nameOf returns the name of an entry.
func (n *namer) nameOf(e *catalog.Entry) name {
	derived := n.derive(e.NameOrType())
	if e.GoName == "" || e.GoName == derived {
		return name{derived, memberName(typeWords(e.NameOrType()))}
	}
	return name{e.GoName, n.memberOf(e.GoName)}
}

// settle gives each claim its name, and returns those that are refused.
func (n *namer) settle(claims []claim) []refusal {
	if n.compete(claims) {
		n.rank(claims)
		slices.SortStableFunc(claims, func(a, b claim) int { return cmp.Compare(a.rank, b.rank) })
	}
	owners := make(map[string]*claim, 2*len(claims))
	var refused []refusal
	for i := range claims {
		c := &claims[i]
		message := n.refuse(*c)
		if message == "" {
			n.taken[c.constant] = fmt.Sprintf("type %q", c.entry.Type)
			n.members[c.member] = c.entry.Type
			owners[c.constant], owners["member "+c.member] = c, c
			continue
		}
		r := refusal{claim: *c, rule: "go-name", message: message}
		owner := cmp.Or(owners[c.constant], owners["member "+c.member])
		if owner != nil && owner.rank == rankOther { // so is the claim
			r.rival = owner.entry
		}
		refused = append(refused, r)
	}
	return refused
}

// compete reports whether two claims are of one name.
func (n *namer) compete(claims []claim) bool {
	constants, members := make(map[string]bool, len(claims)), make(map[string]bool, len(claims))
	for _, c := range claims {
		if constants[c.constant] || members[c.member] {
			return true
		}
		constants[c.constant], members[c.member] = true, true
	}
	return false
}

// rank ranks claims.
func (n *namer) rank(claims []claim) {
	var published map[string]string
	if n.published != nil {
		published = n.published()
	}
	for i := range claims {
		c := &claims[i]
		switch {
		case c.constant != "" && published[c.entry.Type] == c.constant:
			c.rank = rankPublished
		case c.entry.GoName != "":
			c.rank = rankGiven
		case c.entry.Removed:
			c.rank = rankRemoved
		default:
			c.rank = rankOther
		}
	}
}

// refuse returns why a claim is refused, or "".
func (n *namer) refuse(c claim) string {
	owner := n.taken[c.constant]
	switch {
	case c.constant == "":
		return fmt.Sprintf("type %q has no letter or digit for a Go name", c.entry.Type)
	case owner != "":
		return fmt.Sprintf("type %q and %s would both be %s", c.entry.Type, owner, c.constant)
	case !isExported(c.constant):
		return fmt.Sprintf("%s, the name for type %q, is not an exported Go identifier", c.constant, c.entry.Type)
	}
	if owner, ok := n.members[c.member]; ok {
		return fmt.Sprintf("type %q and type %q would both be %s in TypeScript and Python", c.entry.Type, owner, c.member)
	}
	return ""
}

// problem returns the problem of an entry without a name. Its fix is a line with a
// free name. All names that can be assigned are assigned by then.
func (n *namer) problem(r refusal) problem.Problem {
	p := problem.Problem{Path: fieldPath(r.index, "type"), Rule: r.rule, Message: r.message}
	if r.rule != "go-name" {
		return p
	}
	if r.entry.GoName != "" {
		p.Path = fieldPath(r.index, "go_name")
	}
	where := fmt.Sprintf("the entry of %q", r.entry.Type)
	if r.rival != nil {
		where += fmt.Sprintf(", or to that of %q if it is the newer one,", r.rival.Type)
	}
	p.Fix = fmt.Sprintf("add to %s a name of your choice, such as:  go_name: %s", where, n.free(r.entry))
	return p
}

// derive returns the name that follows from a type, or "" if none does.
func (n *namer) derive(t string) string { return n.speller.identifier(n.prefix, t) }

// free returns a name for an entry that is not taken.
func (n *namer) free(e *catalog.Entry) string {
	base := n.derive(e.NameOrType())
	if !isExported(base) {
		base = defaultPrefix + "Unnamed"
	}
	free := base
	isTaken := func() bool {
		_, member := n.members[n.memberOf(free)]
		return n.taken[free] != "" || member
	}
	for number := 2; isTaken(); number++ {
		free = fmt.Sprintf("%s%d", base, number)
	}
	n.taken[free], n.members[n.memberOf(free)] = "a proposal", e.Type
	return free
}
