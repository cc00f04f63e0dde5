package catalog

import (
	"bytes"
	"cmp"
	"fmt"
	"reflect"
	"slices"
)

// Read decodes a catalogue. Name is the name of the file, for messages.
//
// It is as strict as [Unmarshal], and refuses a version that is not
// [FormatVersion]. What the catalogue says is left to [Catalog.Validate].
// The catalogue is nil if there is an error; the source never is.
func Read(name string, data []byte) (*Catalog, *Source, error) {
	c := new(Catalog)
	src, err := Unmarshal(name, data, c)
	// What an unknown version holds is not for us to judge.
	if ps := c.checkVersion(); len(ps) > 0 && (err == nil || c.Version != 0) {
		return nil, src, src.Place(ps)
	}
	if err != nil {
		return nil, src, err
	}
	return c, src, nil
}

// Unmarshal decodes one YAML document strictly into the value that v points
// to, by the tags `yaml:"name"` of its structs. Name is the name of the file.
//
// It refuses unknown and repeated fields, values of another type, a second
// document, anchors, aliases, merge keys and tags. The error is of type
// [Problems] and has all of them, in the order of the file. The source is
// never nil.
func Unmarshal(name string, data []byte, v any) (*Source, error) {
	to := reflect.ValueOf(v)
	if to.Kind() != reflect.Pointer || to.IsNil() {
		panic(fmt.Sprintf("catalog: Unmarshal wants a pointer, not %T", v))
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	src := newSource(name, data)
	root, ps := parse(src, data)
	if root != nil {
		src.root = root
		d := decoder{src: src, problems: ps}
		d.value(root, to.Elem(), nil)
		ps = d.problems
	}
	for i := range ps {
		ps[i].File = name
	}
	slices.SortStableFunc(ps, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return src, ps.Err()
}
