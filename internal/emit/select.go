package emit

import (
	"fmt"
	"path"
	"slices"
	"strconv"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
)

// Select returns the catalogue with only those entries whose type or status matches
// a glob of only, and none of skip. If only is empty, all entries match it. A glob
// is a pattern of [path.Match], such as "oauth_*" or "4??".
//
// A glob that is malformed or matches nothing is an error: it is misspelled, or
// what it was written for no longer exists.
func Select(c *catalog.Catalog, only, skip []string) (*catalog.Catalog, error) {
	for _, glob := range slices.Concat(only, skip) {
		if err := checkGlob(c, glob); err != nil {
			return nil, err
		}
	}
	selected := *c
	selected.Errors = nil
	for _, e := range c.Errors {
		if (len(only) == 0 || matchesAny(e, only)) && !matchesAny(e, skip) {
			selected.Errors = append(selected.Errors, e)
		}
	}
	return &selected, nil
}

func checkGlob(c *catalog.Catalog, glob string) error {
	if _, err := path.Match(glob, ""); err != nil {
		return fmt.Errorf("%q is not a glob: a [ or a \\ in it is left open", glob)
	}
	for _, e := range c.Errors {
		if matchesAny(e, []string{glob}) {
			return nil
		}
	}
	return problem.Errorf("a glob is compared with the whole of them: oauth_* is one", "the glob %q matches no type and no status of an error", glob)
}

// matchesAny reports whether one of the globs, which are well-formed, matches
// the type or a status of e.
func matchesAny(e catalog.Entry, globs []string) bool {
	names := []string{e.Type}
	for _, status := range e.Status {
		names = append(names, strconv.Itoa(status))
	}
	for _, glob := range globs {
		for _, name := range names {
			if ok, err := path.Match(glob, name); ok && err == nil {
				return true
			}
		}
	}
	return false
}
