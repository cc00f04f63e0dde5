package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/spf13/cobra"
)

// addPrune gives cmd the flag that takes entries out of the catalogue for good.
func (a *app) addPrune(cmd *cobra.Command) {
	cmd.Flags().StringArrayVar(&a.pruned, "prune", nil, "take out the entry of this `type`, which the documentation no longer has, and its constant with it; repeatable")
}

// checkPrune returns an error if entries are to go and it is not clear of which
// catalogue.
func (a *app) checkPrune(targets []settings) error {
	if len(a.pruned) == 0 || len(targets) == 1 {
		return nil
	}
	return fmt.Errorf("--prune is about one catalogue, and %s has %d\n\tname it with --catalog", configName, len(targets))
}

// prune takes entries out of the catalogue that there is, and merges the
// documentation once more. The brake then compares with what a person left.
func (r *reading) prune(types []string, seen catalog.Scrape) (problem.List, error) {
	if r.old == nil {
		return nil, fmt.Errorf("%s is not there yet, so it has nothing to prune", r.Catalog)
	}
	left, err := catalog.Prune(r.marked(types, seen), types...)
	if err != nil {
		return nil, placed(r.source, err)
	}
	r.old = left
	var problems problem.List
	r.merged, problems = catalog.Merge(left, seen)
	return problems, nil
}

// marked returns the catalogue that there is, its entries of some types marked
// as the documentation has them now: what it just dropped may go, and what it
// caught up with stays.
func (r *reading) marked(types []string, seen catalog.Scrape) *catalog.Catalog {
	c := *r.old
	c.Errors = slices.Clone(c.Errors)
	for i := range c.Errors {
		e := &c.Errors[i]
		if !slices.Contains(types, e.Type) {
			continue
		}
		at, ok := slices.BinarySearchFunc(r.merged.Errors, e.Type, func(m catalog.Entry, typ string) int { return strings.Compare(m.Type, typ) })
		e.Removed = ok && r.merged.Errors[at].Removed
		e.Undocumented = e.Undocumented && !slices.ContainsFunc(seen.Entries, func(o catalog.Observation) bool { return o.Entry.Type == e.Type })
	}
	return &c
}
