package strictyaml

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/errgen/errgen/internal/problem"
)

// Marshal encodes a struct by the tags `yaml:"name"` of its type and of those
// within it. The same value always gives the same bytes, and [Unmarshal] of
// them gives the same value. Empty fields are left out.
//
// Text that is not UTF-8 is refused. The error is of type [problem.List].
func Marshal(v any) ([]byte, error) {
	w := new(writer)
	root := w.mapping(reflect.Indirect(reflect.ValueOf(v)), spot{})
	if err := w.problems.Err(); err != nil {
		return nil, err
	}
	return encode(root)
}

// A writer turns a value into the nodes of the YAML package. It chooses
// the style of every scalar itself: by its own choice, the package writes some
// strings so that they do not read back.
type writer struct {
	problems problem.List
}

// A spot is where a value is to be written.
type spot struct {
	at   *Path  // the way to it
	of   string // the type of the entry around it, for messages
	flow bool   // whether it stands within {}
}

func (p spot) inner(at *Path) spot { return spot{at: at, of: p.of, flow: p.flow} }

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
		if f.rest != 0 && v.Field(f.rest).Len() > 0 {
			value, f = texts(value, v.Field(f.rest)), field{name: f.name}
		}
		if f.absent(value) {
			continue
		}
		if f.name == "type" {
			p.of = value.String()
		}
		n.Content = append(n.Content, &yaml.Node{Kind: yaml.ScalarNode, Value: f.name}, w.field(value, f, p.inner(p.at.Field(f.name))))
	}
	return n
}

// texts returns the list of a text and the further ones.
func texts(first, rest reflect.Value) reflect.Value {
	all := reflect.MakeSlice(rest.Type(), 0, rest.Len()+1)
	return reflect.AppendSlice(reflect.Append(all, reflect.Indirect(first)), rest)
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
	if v.Kind() == reflect.Pointer && v.Type().Elem().Kind() == reflect.Struct {
		v = v.Elem()
	}
	if word, ok := worded(v); ok && word.Word() != "" {
		return textNode(word.Word(), p.flow)
	}
	switch {
	case v.Kind() == reflect.Struct:
		p.flow = p.flow || f.flow
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
//
// or all of them on one line, as [<item>, <item>].
func (w *writer) items(v reflect.Value, f field, p spot) *yaml.Node {
	n := &yaml.Node{Kind: yaml.SequenceNode}
	if v.Len() == 0 || f.inline {
		n.Style = yaml.FlowStyle // which is the only form of an empty list
	}
	for i := range v.Len() {
		inner := spot{at: p.at.At(i), of: p.of, flow: f.flow}
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
		panic(fmt.Sprintf("strictyaml: internal error: cannot encode %v at %v", v.Type(), p.at))
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
		return nil, fmt.Errorf("strictyaml: internal error: %w", err)
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
	w.problems = append(w.problems, problem.Problem{
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
