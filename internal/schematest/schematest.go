// Package schematest compares a JSON Schema with the Go type that it describes.
// It is for tests: they prove that no field was added to the one alone.
package schematest

import (
	"cmp"
	"encoding"
	"encoding/json"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/strictyaml"
)

// A node is what the comparison needs of a schema.
type node struct {
	Ref         string           `json:"$ref"`
	Description string           `json:"description"`
	Type        string           `json:"type"`
	Properties  map[string]*node `json:"properties"`
	Additional  json.RawMessage  `json:"additionalProperties"`
	Items       *node            `json:"items"`
	OneOf       []*node          `json:"oneOf"`
	Enum        []string         `json:"enum"`
	Defs        map[string]*node `json:"$defs"`
}

// A comparer collects the differences.
type comparer struct {
	defs  map[string]*node
	found []string
}

// Compare returns every difference between a schema and the YAML form of t,
// each with its path: a field that one of them lacks, a type that differs, a
// field without a description, an object that lets unknown fields pass. The
// names of fields and the option one are read from the yaml tags, as package
// strictyaml reads them, and from the json tags of fields that have none.
func Compare(schema []byte, t reflect.Type) ([]string, error) {
	var root node
	if err := json.Unmarshal(schema, &root); err != nil {
		return nil, err
	}
	c := comparer{defs: root.Defs}
	c.value("", &root, t)
	slices.Sort(c.found)
	return slices.Compact(c.found), nil
}

func (c *comparer) report(at, format string, args ...any) {
	c.found = append(c.found, strings.TrimPrefix(at, ".")+": "+fmt.Sprintf(format, args...))
}

// resolve follows the reference of n within the schema.
func (c *comparer) resolve(n *node) *node {
	for n != nil && n.Ref != "" {
		n = c.defs[strings.TrimPrefix(n.Ref, "#/$defs/")]
	}
	if n == nil {
		return &node{}
	}
	return n
}

// value compares the schema of one value with its type.
func (c *comparer) value(at string, n *node, t reflect.Type) {
	n = c.resolve(n)
	if t.Implements(reflect.TypeFor[encoding.TextMarshaler]()) {
		c.typed(at, n, "string")
		return
	}
	switch t.Kind() {
	case reflect.Pointer:
		c.value(at, n, t.Elem())
	case reflect.Struct:
		c.structure(at, n, t)
	case reflect.Slice:
		c.typed(at, n, "array")
		c.value(at+"[]", n.Items, t.Elem())
	case reflect.Map:
		c.typed(at, n, "object")
		var items node
		if json.Unmarshal(n.Additional, &items) != nil {
			c.report(at, "the schema does not say what the values are")
			return
		}
		c.value(at+"{}", &items, t.Elem())
	case reflect.String:
		c.typed(at, n, "string")
	case reflect.Int:
		c.typed(at, n, "integer")
	case reflect.Bool:
		c.typed(at, n, "boolean")
	default:
		c.report(at, "a %v has no form in YAML", t)
	}
}

// structure compares a struct, which a word may stand for.
func (c *comparer) structure(at string, n *node, t reflect.Type) {
	if !reflect.PointerTo(t).Implements(reflect.TypeFor[strictyaml.Worded]()) {
		c.fields(at, n, t)
		return
	}
	w := reflect.New(t).Interface().(strictyaml.Worded)
	words := w.Words()
	if w.SetWord("any-other-word") {
		words = nil // any word will do
	}
	if len(n.OneOf) != 2 || !slices.Equal(c.resolve(n.OneOf[0]).Enum, words) {
		c.report(at, "the schema does not say oneOf the words %q and an object", words)
		return
	}
	c.typed(at, c.resolve(n.OneOf[0]), "string")
	c.fields(at, c.resolve(n.OneOf[1]), t)
}

func (c *comparer) typed(at string, n *node, want string) {
	if n.Type != want {
		c.report(at, "the schema says %q, the struct %q", n.Type, want)
	}
}

// fields compares an object with a struct, field by field.
func (c *comparer) fields(at string, n *node, t reflect.Type) {
	c.typed(at, n, "object")
	if string(n.Additional) != "false" {
		c.report(at, "the schema lets unknown fields pass")
	}
	known := map[string]bool{}
	for i := range t.NumField() {
		name, one, ok := parseTag(t.Field(i))
		if !ok {
			continue
		}
		known[name] = true
		if hasRest(t, i, name) {
			continue // which says all of it
		}
		property, ok := n.Properties[name]
		if !ok {
			c.report(at+"."+name, "the schema lacks the field")
			continue
		}
		if property.Description == "" {
			c.report(at+"."+name, "the schema does not describe the field")
		}
		c.field(at+"."+name, c.resolve(property), fieldType{t.Field(i).Type, one})
	}
	for name := range n.Properties {
		if !known[name] {
			c.report(at+"."+name, "the struct lacks the field")
		}
	}
}

// A fieldType is the type of a field, and whether a list of one item may be
// written as that item.
type fieldType struct {
	reflect.Type
	one bool
}

func (c *comparer) field(at string, n *node, f fieldType) {
	if !f.one {
		c.value(at, n, f.Type)
		return
	}
	if len(n.OneOf) != 2 {
		c.report(at, "the schema does not say oneOf an item and a list of items")
		return
	}
	c.value(at, n.OneOf[0], f.Elem())
	c.value(at, n.OneOf[1], f.Type)
}

// parseTag returns the name of a field in YAML or JSON and whether it has the option
// one. It reports false for a field that the file does not have.
func parseTag(f reflect.StructField) (name string, one, ok bool) {
	name, options, _ := strings.Cut(cmp.Or(f.Tag.Get("yaml"), f.Tag.Get("json")), ",")
	if !f.IsExported() || name == "-" {
		return "", false, false
	}
	if name == "" {
		name = strings.ToLower(f.Name)
	}
	isOne := func(option string) bool { return option == "one" || option == "rest" }
	return name, slices.ContainsFunc(strings.Split(options, ","), isOne), true
}

// hasRest reports whether a later field of t has the further values of the field i,
// which is called name.
func hasRest(t reflect.Type, i int, name string) bool {
	for j := i + 1; j < t.NumField(); j++ {
		if other, _, ok := parseTag(t.Field(j)); ok && other == name {
			return true
		}
	}
	return false
}
