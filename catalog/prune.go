package catalog

import (
	"fmt"
	"slices"

	"github.com/errgen/errgen/internal/problem"
)

// Prune returns a copy of the catalogue without the entries of some types, and
// without the overrides of those; it shares no memory with c. It is the only
// way to lose an entry, and with it a constant.
//
// An entry that the documentation has cannot be pruned, since the next scrape
// would bring it back; nor can one that stays in the replaced_by of another.
// The error is of type [problem.List], with all that is wrong with the types; the
// catalogue is nil then.
func Prune(c *Catalog, types ...string) (*Catalog, error) {
	var problems problem.List
	for _, typ := range types {
		problems = append(problems, c.whyKept(typ, types)...)
	}
	if err := problems.Err(); err != nil {
		return nil, err
	}
	pruned := c.sorted()
	pruned.Errors = slices.DeleteFunc(pruned.Errors, func(e Entry) bool { return slices.Contains(types, e.Type) })
	pruned.Errors = cloneEntries(pruned.Errors)
	pruned.Overrides = slices.DeleteFunc(cloneOverrides(pruned.Overrides), func(o Override) bool { return slices.Contains(types, o.Type) })
	pruned.Baseline = cloneList(c.Baseline)
	return &pruned, nil
}

// whyKept returns what speaks against pruning a type together with others.
func (c *Catalog) whyKept(typ string, others []string) problem.List {
	var problems problem.List
	i := slices.IndexFunc(c.Errors, func(e Entry) bool { return e.Type == typ })
	if i < 0 {
		return problem.List{c.unknownType(typ)}
	}
	if e := c.Errors[i]; !e.Removed && !e.Undocumented {
		problems = append(problems, problem.Problem{
			Path: root.Field("errors").At(i).String(), Rule: "not-removed",
			Message: fmt.Sprintf("%s cannot be pruned: the documentation has it, and the next scrape would bring it back", problem.Excerpt(typ)),
			Fix:     "prune entries that are marked as removed or undocumented",
		})
	}
	for j, e := range c.Errors {
		if e.ReplacedBy == typ && e.Type != typ && !slices.Contains(others, e.Type) {
			problems = append(problems, problem.Problem{
				Path: root.Field("errors").At(j).Field("replaced_by").String(), Rule: "in-use",
				Message: fmt.Sprintf("%s cannot be pruned: %s is replaced by it", problem.Excerpt(typ), problem.Excerpt(e.Type)),
				Fix:     "name another type in its replaced_by, or prune it, too",
			})
		}
	}
	return problems
}

// unknownType returns the problem of a type that no entry has.
func (c *Catalog) unknownType(typ string) problem.Problem {
	types := make([]string, len(c.Errors))
	for i, e := range c.Errors {
		types[i] = e.Type
	}
	p := problem.Problem{Rule: "unknown-type", Message: fmt.Sprintf("the catalogue has no entry of the type %s", problem.Excerpt(typ)), Fix: "use the type of an entry of this catalogue"}
	if near, ok := problem.Nearest(typ, types); ok {
		p.Fix = fmt.Sprintf("did you mean %q?", near)
	}
	return p
}
