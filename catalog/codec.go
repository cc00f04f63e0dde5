package catalog

import (
	"cmp"
	"slices"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
)

// Read decodes a catalogue. Name is the name of the file, for messages.
//
// It is as strict as [strictyaml.Unmarshal], and refuses a version that is not
// [FormatVersion]. It leaves the content to [Catalog.Validate].
// The catalogue is nil if there is an error; the source never is.
func Read(name string, data []byte) (*Catalog, *strictyaml.Source, error) {
	c := new(Catalog)
	src, err := strictyaml.Unmarshal(name, data, c)
	ps, _ := err.(problem.List)
	switch {
	case c.Version != 0 && c.Version != FormatVersion:
		// What else is wrong is not for us to judge.
		ps = src.Place(c.checkVersion())
	case src.Lacks("version"):
		ps = src.Place(append(ps, c.checkVersion()...))
	case c.Version == 0 && err == nil:
		ps = src.Place(c.checkVersion())
	}
	if len(ps) > 0 {
		return nil, src, ps
	}
	return c, src, nil
}

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
