package diff

import (
	"slices"

	"github.com/errgen/errgen/catalog"
)

// headFields are the fields of the catalogue itself.
var headFields = []leaf[catalog.Catalog]{
	{"version", "version-changed", func(c *catalog.Catalog) any { return &c.Version }},
	{"name", "name-changed", func(c *catalog.Catalog) any { return &c.Name }},
	{"title", "title-changed", func(c *catalog.Catalog) any { return &c.Title }},
	{"docs", "docs-changed", func(c *catalog.Catalog) any { return &c.Docs }},
	{"wire", "wire-changed", func(c *catalog.Catalog) any { return &c.Wire }},
	{"coverage", "coverage-changed", func(c *catalog.Catalog) any { return &c.Coverage }},
}

// statusFields are the fields of a status beside its code.
var statusFields = []leaf[catalog.Status]{
	{"title", "http-status-changed", func(s *catalog.Status) any { return &s.Title }},
	{"url", "http-status-changed", func(s *catalog.Status) any { return &s.URL }},
}

// classFields are the fields of a class beside its name.
var classFields = []leaf[catalog.Class]{
	{"meaning", "class-changed", func(c *catalog.Class) any { return &c.Meaning }},
}

// entryFields are the fields of an entry that are compared. Type and removed are
// not among them: they say what became of the whole entry.
var entryFields = slices.DeleteFunc(slices.Clone(catalog.EntryFields()), func(f *catalog.Field) bool { return len(f.Changes) == 0 })

// An overrideField is a field of an override beside its type.
type overrideField struct {
	name string // as in the file, such as "set.message"
	same func(a, b *catalog.Override) bool
	show func(*catalog.Override) string
}

var overrideFields = append(append(
	settings("set", func(o *catalog.Override) *catalog.Fields { return &o.Set }),
	settings("was", func(o *catalog.Override) *catalog.Fields { return &o.Was })...),
	overrideField{
		name: "reason",
		same: func(a, b *catalog.Override) bool { return a.Reason == b.Reason },
		show: func(o *catalog.Override) string { return o.Reason },
	},
)

// settings returns the fields that an override can name, under set or was.
func settings(under string, at func(*catalog.Override) *catalog.Fields) []overrideField {
	var fields []overrideField
	for _, f := range catalog.EntryFields() {
		if f.CanOverride() {
			fields = append(fields, overrideField{
				name: under + "." + f.Name,
				same: func(a, b *catalog.Override) bool { return f.SameSet(at(a), at(b)) },
				show: func(o *catalog.Override) string { return f.ShowSet(at(o)) },
			})
		}
	}
	return fields
}
