package catalog

import (
	"bytes"
	"cmp"
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
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
	w.fields(reflect.ValueOf(sorted), block{})
	if err := w.problems.Err(); err != nil {
		return nil, err
	}
	return w.out.Bytes(), nil
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

// A writer writes the subset of YAML that is the canonical form. It is our
// own because the YAML package chooses styles by rules that change, leaves
// characters that turn the line around as they are, and folds.
type writer struct {
	out      bytes.Buffer
	problems Problems
}

// A block is where a value is to be written.
type block struct {
	indent int    // of the lines of the value
	at     *step  // the way to it
	of     string // the type of the entry around it, for messages
}

func (b block) inner(at *step) block { return block{indent: b.indent + 1, at: at, of: b.of} }

// fields writes a mapping, one field on a line:
//
//	<name>: <value>
//	<name>:
//	  - <item>
//
// The first line is not indented: a list item begins on the line of its dash.
func (w *writer) fields(v reflect.Value, b block) {
	first := true
	for _, f := range fieldsOf(v.Type()) {
		value := v.Field(f.index)
		if f.absent(value) {
			continue
		}
		if !first {
			w.newline(b.indent)
		}
		first = false
		if f.name == "type" {
			b.of = value.String()
		}
		w.out.WriteString(f.name + ":")
		w.field(value, f, b.inner(b.at.field(f.name)))
	}
	if first {
		w.out.WriteString("{}")
	}
	if b.indent == 0 {
		w.out.WriteByte('\n')
	}
}

// absent reports whether a value is left out.
func (f field) absent(v reflect.Value) bool {
	if v.Kind() == reflect.Slice && !f.named {
		return v.Len() == 0
	}
	return v.IsZero()
}

// field writes what follows the colon.
func (w *writer) field(v reflect.Value, f field, b block) {
	switch {
	case v.Kind() == reflect.Struct:
		w.newline(b.indent)
		w.fields(v, b)
	case v.Kind() != reflect.Slice:
		w.out.WriteByte(' ')
		w.leaf(v, b)
	case v.Len() == 0:
		w.out.WriteString(" []")
	case f.one && v.Len() == 1:
		w.out.WriteByte(' ')
		w.leaf(v.Index(0), b)
	default:
		w.items(v, f, b)
	}
}

// items writes a list, each item after a dash:
//
//   - <item>
//   - {<name>: <value>, <name>: <value>}
func (w *writer) items(v reflect.Value, f field, b block) {
	for i := range v.Len() {
		w.newline(b.indent)
		w.out.WriteString("- ")
		item, inner := v.Index(i), b.inner(b.at.at(i))
		switch {
		case item.Kind() != reflect.Struct:
			w.leaf(item, inner)
		case f.flow:
			w.flow(item, inner)
		default:
			w.fields(item, inner)
		}
	}
}

// flow writes a mapping of scalars on one line.
func (w *writer) flow(v reflect.Value, b block) {
	separator := "{"
	for _, f := range fieldsOf(v.Type()) {
		value := v.Field(f.index)
		if f.absent(value) {
			continue
		}
		w.out.WriteString(separator + f.name + ": ")
		if value.Kind() == reflect.String {
			w.check(value.String(), b.inner(b.at.field(f.name)))
			w.out.WriteString(scalar(value.String(), true))
		} else {
			w.leaf(value, b)
		}
		separator = ", "
	}
	if separator == "{" {
		w.out.WriteByte('{')
	}
	w.out.WriteByte('}')
}

// leaf writes a scalar.
func (w *writer) leaf(v reflect.Value, b block) {
	switch v.Kind() {
	case reflect.Pointer:
		w.leaf(v.Elem(), b)
	case reflect.String:
		w.check(v.String(), b)
		w.text(v.String(), b.indent)
	case reflect.Int:
		w.out.WriteString(strconv.FormatInt(v.Int(), 10))
	case reflect.Bool:
		w.out.WriteString(strconv.FormatBool(v.Bool()))
	default:
		panic(fmt.Sprintf("catalog: internal error: cannot encode %v at %v", v.Type(), b.at))
	}
}

// text writes a string, as a literal block if it has paragraphs:
//
//	|-
//	  <line>
//
//	  <line>
func (w *writer) text(s string, indent int) {
	if !isProse(s) {
		w.out.WriteString(scalar(s, false))
		return
	}
	w.out.WriteString("|-")
	for line := range strings.SplitSeq(s, "\n") {
		if line == "" {
			w.out.WriteByte('\n')
			continue
		}
		w.newline(indent)
		w.out.WriteString(line)
	}
}

// newline begins a line at an indent.
func (w *writer) newline(indent int) {
	w.out.WriteByte('\n')
	for range indent {
		w.out.WriteString("  ")
	}
}

// check reports text that is not UTF-8.
func (w *writer) check(s string, b block) {
	if utf8.ValidString(s) {
		return
	}
	name := b.at.String()
	if b.of != "" {
		name = fmt.Sprintf("%s of %q", name, b.of)
	}
	offset := invalidAt(s)
	w.problems = append(w.problems, Problem{Path: b.at.String(), Rule: "bad-utf8",
		Message: fmt.Sprintf("%s is not UTF-8: it has the byte 0x%02x after %d others", name, s[offset], offset),
		Fix:     "correct the text where it comes from"})
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
