// Package strictyaml reads and writes the YAML of errgen's files: catalogues,
// profiles, manifests and errgen.yaml.
//
// [Unmarshal] decodes one document into structs and refuses everything that
// they have no place for; it reports every problem with its line and column.
// [Marshal] encodes structs so that the same values always give the same bytes
// and every version of YAML reads them back alike. [Scalar] writes a single
// text. A [Path] leads to a value in a document, and a [Source] tells on which
// line that value is.
package strictyaml

import (
	"bytes"
	"fmt"
	"reflect"
	"slices"

	"github.com/errgen/errgen/internal/problem"
)

// Unmarshal decodes one YAML document strictly into the value that v points
// to, by the tags `yaml:"name"` of its structs. Name is the name of the file.
//
// It refuses unknown and repeated fields, values of another type, a second
// document, anchors, aliases, merge keys and tags. The error is of type
// [problem.List] and has all of them, a thousand at most, in the order of the file. The source is
// never nil.
func Unmarshal(name string, data []byte, v any) (*Source, error) {
	to := reflect.ValueOf(v)
	if to.Kind() != reflect.Pointer || to.IsNil() {
		panic(fmt.Sprintf("strictyaml: Unmarshal wants a pointer, not %T", v))
	}
	data = bytes.TrimPrefix(data, []byte("\ufeff"))
	if p, found := tooMany(data); found {
		p.File = name
		return newSource(name, nil), problem.List{p}
	}
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
	if len(ps) == maxProblems {
		ps[maxProblems-1].Message += " (there may be more problems, which are not listed)"
	}
	return src, ps.Err()
}
