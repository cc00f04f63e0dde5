package diff

import "github.com/errgen/errgen/catalog"

// headFields are the fields of the catalogue itself.
var headFields = []leaf[catalog.Catalog]{
	{"version", "version-changed", func(c *catalog.Catalog) any { return &c.Version }},
	{"name", "name-changed", func(c *catalog.Catalog) any { return &c.Name }},
	{"title", "title-changed", func(c *catalog.Catalog) any { return &c.Title }},
	{"docs", "docs-changed", func(c *catalog.Catalog) any { return &c.Docs }},
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

// entryFields are the fields of an entry that hold one value, in the order of
// the file. Type and removed are not among them: they say what became of the
// whole entry.
var entryFields = []leaf[catalog.Entry]{
	{"status", "status-changed", func(e *catalog.Entry) any { return &e.Status }},
	{"category", "category-changed", func(e *catalog.Entry) any { return &e.Category }},
	{"number", "number-changed", func(e *catalog.Entry) any { return &e.Number }},
	{"message", "message-changed", func(e *catalog.Entry) any { return &e.Message }},
	{"description", "description-changed", func(e *catalog.Entry) any { return &e.Description }},
	{"url", "url-changed", func(e *catalog.Entry) any { return &e.URL }},
	{"go_name", "go-name-changed", func(e *catalog.Entry) any { return &e.GoName }},
	{"note", "note-changed", func(e *catalog.Entry) any { return &e.Note }},
	{"retryable", "retryable-changed", func(e *catalog.Entry) any { return &e.Retryable }},
	{"replaced_by", "replaced-by-changed", func(e *catalog.Entry) any { return &e.ReplacedBy }},
	{"undocumented", "undocumented-changed", func(e *catalog.Entry) any { return &e.Undocumented }},
}

// A itemField is a field of an entry that is compared item by item.
type itemField struct {
	name string // as in the file, and in the rule of another order
	one  string // what one item is called, in rules and sentences
	at   func(*catalog.Entry) *[]string
}

var itemFields = []itemField{
	{"causes", "cause", func(e *catalog.Entry) *[]string { return &e.Causes }},
	{"steps", "step", func(e *catalog.Entry) *[]string { return &e.Steps }},
}

// overrideFields are the fields of an override beside its type.
var overrideFields = append(append(
	namedFields("set", func(o *catalog.Override) *catalog.Fields { return &o.Set }),
	namedFields("was", func(o *catalog.Override) *catalog.Fields { return &o.Was })...),
	leaf[catalog.Override]{"reason", "override-changed", func(o *catalog.Override) any { return &o.Reason }},
)

// namedFields returns the fields that an override can name, under set or was.
func namedFields(under string, at func(*catalog.Override) *catalog.Fields) []leaf[catalog.Override] {
	var leaves []leaf[catalog.Override]
	for _, f := range []struct {
		name string
		at   func(*catalog.Fields) any
	}{
		{"status", func(f *catalog.Fields) any { return named[int]{&f.Status} }},
		{"category", func(f *catalog.Fields) any { return named[string]{&f.Category} }},
		{"number", func(f *catalog.Fields) any { return &f.Number }},
		{"message", func(f *catalog.Fields) any { return &f.Message }},
		{"description", func(f *catalog.Fields) any { return &f.Description }},
		{"causes", func(f *catalog.Fields) any { return named[string]{&f.Causes} }},
		{"steps", func(f *catalog.Fields) any { return named[string]{&f.Steps} }},
		{"url", func(f *catalog.Fields) any { return &f.URL }},
	} {
		leaves = append(leaves, leaf[catalog.Override]{
			under + "." + f.name, "override-changed",
			func(o *catalog.Override) any { return f.at(at(o)) },
		})
	}
	return leaves
}
