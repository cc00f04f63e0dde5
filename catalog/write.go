package catalog

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// Encode returns the canonical form of the catalogue: the same catalogue
// always gives the same bytes, and [Read] of them gives the same catalogue,
// sorted. The receiver is not changed.
//
// The version written is [FormatVersion]; a catalogue of another version is
// refused, and so is text that is not UTF-8. The error is of type [Problems].
func (c *Catalog) Encode() ([]byte, error) {
	sorted := c.sorted()
	sorted.Version = cmp.Or(c.Version, FormatVersion)
	w := new(writer)
	w.problems = sorted.checkVersion()
	root := w.mapping(reflect.ValueOf(sorted), spot{})
	if err := w.problems.Err(); err != nil {
		return nil, err
	}
	return encode(root)
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

// A writer turns a catalogue into the nodes of the YAML package. It chooses
// the style of every scalar itself: by its own choice, the package writes some
// strings so that they do not read back.
type writer struct {
	problems Problems
}

// A spot is where a value is to be written.
type spot struct {
	at   *step  // the way to it
	of   string // the type of the entry around it, for messages
	flow bool   // whether it stands within {}
}

func (p spot) inner(at *step) spot { return spot{at: at, of: p.of, flow: p.flow} }

// mapping returns the node of a struct:
//
//	<name>: <value>
//	<name>:
//	  - <item>
func (w *writer) mapping(v reflect.Value, p spot) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode}
	if p.flow {
		n.Style = yaml.FlowStyle
	}
	for _, f := range fieldsOf(v.Type()) {
		value := v.Field(f.index)
		if f.absent(value) {
			continue
		}
		if f.name == "type" {
			p.of = value.String()
		}
		n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: f.name}, w.field(value, f, p.inner(p.at.field(f.name))))
	}
	return n
}

// absent reports whether a value is left out.
func (f field) absent(v reflect.Value) bool {
	if v.Kind() == reflect.Slice && !f.named {
		return v.Len() == 0
	}
	return v.IsZero()
}

// field returns the node of the value of a field.
func (w *writer) field(v reflect.Value, f field, p spot) *yaml.Node {
	switch {
	case v.Kind() == reflect.Struct:
		return w.mapping(v, p)
	case v.Kind() != reflect.Slice:
		return w.leaf(v, p)
	case f.one && v.Len() == 1:
		return w.leaf(v.Index(0), p)
	default:
		return w.items(v, f, p)
	}
}

// items returns the node of a list, each item on a line of its own:
//
//   - <item>
//   - {<name>: <value>, <name>: <value>}
func (w *writer) items(v reflect.Value, f field, p spot) *yaml.Node {
	n := &yaml.Node{Kind: yaml.SequenceNode}
	if v.Len() == 0 {
		n.Style = yaml.FlowStyle // [], which is the only form of it
	}
	for i := range v.Len() {
		inner := spot{at: p.at.at(i), of: p.of, flow: f.flow}
		if item := v.Index(i); item.Kind() == reflect.Struct {
			n.Content = append(n.Content, w.mapping(item, inner))
		} else {
			n.Content = append(n.Content, w.leaf(item, inner))
		}
	}
	return n
}

// leaf returns the node of a scalar.
func (w *writer) leaf(v reflect.Value, p spot) *yaml.Node {
	switch v.Kind() {
	case reflect.Pointer:
		return w.leaf(v.Elem(), p)
	case reflect.String:
		w.check(v.String(), p)
		return textNode(v.String(), p.flow)
	case reflect.Int:
		return &yaml.Node{Kind: yaml.ScalarNode, Value: strconv.FormatInt(v.Int(), 10)}
	case reflect.Bool:
		return &yaml.Node{Kind: yaml.ScalarNode, Value: strconv.FormatBool(v.Bool())}
	default:
		panic(fmt.Sprintf("catalog: internal error: cannot encode %v at %v", v.Type(), p.at))
	}
}

// styles are the styles of scalars as the YAML package calls them.
var styles = [...]yaml.Style{plain: 0, singleQuoted: yaml.SingleQuotedStyle, doubleQuoted: yaml.DoubleQuotedStyle, literal: yaml.LiteralStyle}

func textNode(s string, flow bool) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Tag: "!!str", Value: s, Style: styles[styleOf(s, flow)]}
}

// encode returns a node as YAML, with the characters in it that a reader
// cannot see as escapes, and those that can be seen as themselves.
func encode(n *yaml.Node) ([]byte, error) {
	var out bytes.Buffer
	e := yaml.NewEncoder(&out)
	e.SetIndent(2)
	if err := errors.Join(e.Encode(n), e.Close()); err != nil {
		return nil, fmt.Errorf("catalog: internal error: %w", err)
	}
	return showVisible(out.Bytes()), nil
}

// check reports text that is not UTF-8.
func (w *writer) check(s string, p spot) {
	if utf8.ValidString(s) {
		return
	}
	name := p.at.String()
	if p.of != "" {
		name = fmt.Sprintf("%s of %q", name, p.of)
	}
	offset := invalidAt(s)
	w.problems = append(w.problems, Problem{
		Path: p.at.String(), Rule: "bad-utf8",
		Message: fmt.Sprintf("%s is not UTF-8: it has the byte 0x%02x after %d others", name, s[offset], offset),
		Fix:     "correct the text where it comes from",
	})
}

// invalidAt returns the offset of the first byte of s that is not UTF-8, or
// the length of s.
func invalidAt(s string) int {
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], "\ufffd") {
			return i
		}
	}
	return len(s)
}
