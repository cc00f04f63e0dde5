package catalog

import (
	"bytes"
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
	ps, _ := err.(Problems)
	switch {
	case c.Version != 0 && c.Version != FormatVersion:
		// What else is wrong is not for us to judge.
		ps = src.Place(c.checkVersion())
	case src.root != nil && src.root.kind == mapping && src.root.child(step{name: "version"}) == nil:
		ps = src.Place(append(ps, c.checkVersion()...))
	case c.Version == 0 && err == nil:
		ps = src.Place(c.checkVersion())
	}
	if len(ps) > 0 {
		return nil, src, ps
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
	slices.SortStableFunc(ps, comparePlaces)
	return src, ps.Err()
}
