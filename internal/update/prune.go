package update

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/problem"
)

// prune deletes entries from the existing catalogue, and merges the documentation
// again. The brake then compares with what is left.
func (rev *Revision) prune(types []string, seen catalog.Scrape) (problem.List, error) {
	if rev.old == nil {
		return nil, fmt.Errorf("%s does not exist yet, so it has nothing to prune", rev.settings.Catalog)
	}
	left, err := catalog.Prune(rev.marked(types, seen), types...)
	if err != nil {
		return nil, config.PlaceProblems(rev.source, err)
	}
	rev.old = left
	var problems problem.List
	rev.merged, problems = catalog.Merge(left, seen)
	return problems, nil
}

// marked returns the existing catalogue with the entries of some types marked as
// the documentation has them now: an entry that it just dropped may be deleted, and
// one that it has again stays.
func (rev *Revision) marked(types []string, seen catalog.Scrape) *catalog.Catalog {
	c := *rev.old
	c.Errors = slices.Clone(c.Errors)
	for i := range c.Errors {
		e := &c.Errors[i]
		if !slices.Contains(types, e.Type) {
			continue
		}
		at, ok := slices.BinarySearchFunc(rev.merged.Errors, e.Type, func(m catalog.Entry, typ string) int { return strings.Compare(m.Type, typ) })
		e.Removed = ok && rev.merged.Errors[at].Removed
		e.Undocumented = e.Undocumented && !slices.ContainsFunc(seen.Entries, func(o catalog.Observation) bool { return o.Entry.Type == e.Type })
	}
	return &c
}
