package strictyaml

import (
	"reflect"
	"slices"
	"strings"
	"sync"
)

// A field is one struct field with what its tag says: `yaml:"name,option,…"`.
//
// These are the options:
//
//	flow   the mapping, or each item of the list, is written on one line, as {a: b, c: d}
//	inline the list is written on one line, as [a, b]
//	one    a list of one item is written as that item, and read so too
//	named  an empty list differs from an absent one, and is written as []
//	rest   the list has the further texts of the text of this name, declared before it,
//	       and the two are written and read as one text or a list of them
type field struct {
	name   string
	index  int
	flow   bool
	inline bool
	one    bool
	named  bool
	isRest bool
	rest   int // the index of the field with the further texts; 0 where there is none
}

// tables holds the fields of each struct type that was asked for, because
// parsing the tags anew for every entry is most of the time of decoding it.
var tables sync.Map // of reflect.Type to []field

// fieldsOf returns the fields of a struct type, in the order of declaration.
func fieldsOf(t reflect.Type) []field {
	if fs, ok := tables.Load(t); ok {
		return fs.([]field)
	}
	var fs []field
	for i := range t.NumField() {
		f, ok := parseTag(t.Field(i))
		switch {
		case !ok:
		case f.isRest:
			first := slices.IndexFunc(fs, func(first field) bool { return first.name == f.name })
			fs[first].rest = i
		default:
			f.index = i
			fs = append(fs, f)
		}
	}
	tables.Store(t, fs)
	return fs
}

// parseTag reads the tag of one field. It reports false for a field that is
// not exported or is tagged "-".
func parseTag(sf reflect.StructField) (field, bool) {
	name, options, _ := strings.Cut(sf.Tag.Get("yaml"), ",")
	if !sf.IsExported() || name == "-" {
		return field{}, false
	}
	if name == "" {
		name = strings.ToLower(sf.Name)
	}
	f := field{name: name}
	for option := range strings.SplitSeq(options, ",") {
		switch option {
		case "flow":
			f.flow = true
		case "inline":
			f.inline = true
		case "one":
			f.one = true
		case "named":
			f.named = true
		case "rest":
			f.isRest = true
		}
	}
	return f, true
}

// fieldNames returns the names of fs.
func fieldNames(fs []field) []string {
	names := make([]string, len(fs))
	for i, f := range fs {
		names[i] = f.name
	}
	return names
}
