package catalog

import (
	"cmp"
	"slices"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
)

// Encode returns the canonical form of the catalogue: the same catalogue
// always gives the same bytes, and [Read] of them gives the same catalogue,
// sorted. The receiver is not changed.
//
// The version written is [FormatVersion]; a catalogue of another version is
// refused, and so is text that is not UTF-8. The error is of type [problem.List].
func (c *Catalog) Encode() ([]byte, error) {
	sorted := c.sorted()
	sorted.Version = cmp.Or(c.Version, FormatVersion)
	data, err := strictyaml.Marshal(sorted)
	if ps, ok := err.(problem.List); err == nil || ok {
		err = append(sorted.checkVersion(), ps...).Err()
	}
	if err != nil {
		return nil, err
	}
	return data, nil
}

// sorted returns a copy in canonical order. Entries of one type, which
// Validate refuses, keep their order.
func (c *Catalog) sorted() Catalog {
	s := *c
	s.Statuses = slices.SortedStableFunc(slices.Values(c.Statuses), func(a, b Status) int { return cmp.Compare(a.Code, b.Code) })
	s.Classes = slices.SortedStableFunc(slices.Values(c.Classes), func(a, b Class) int { return cmp.Compare(a.Class, b.Class) })
	s.Errors = slices.SortedStableFunc(slices.Values(c.Errors), func(a, b Entry) int { return cmp.Compare(a.Type, b.Type) })
	s.Overrides = slices.SortedStableFunc(slices.Values(c.Overrides), func(a, b Override) int { return cmp.Compare(a.Type, b.Type) })
	return s
}
