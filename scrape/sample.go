package scrape

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/scrape/rule"
)

// isSample reports whether the code at hand is the JSON sample of an entry, be it whole
// or not. JSON that has none of the fields of the wire is no sample of an error. In an
// entry that has its sample, code that may be dropped is none unless it says another type.
func (e *entryPage) isSample(d *draft) bool {
	text := e.page.Blocks[e.at].Text
	if !strings.HasPrefix(text, "{") || !e.hasSamples() {
		return false
	}
	e.code = append(e.code[:0], text...)
	if e.jsonErr = e.json.read(e.code); e.jsonErr != nil {
		return true
	}
	wire := &e.x.profile.Wire
	t := e.json.lookup(wire.Type...)
	if d != nil && d.sampled && e.layout.drop.Has(&e.page.Blocks[e.at]) {
		return t != "" && !e.isOwnType(d, t)
	}
	return t != "" || e.json.has(wire.Status...) || e.json.has(wire.Message...) || e.json.has(wire.URL...)
}

// sample takes the JSON sample of an entry, which isSample has read.
func (e *entryPage) sample(d *draft) {
	e.x.take(e.at, "sample")
	if d.sampled {
		e.complain(e.page.Problem(e.at, "repeated-sample", e.name(d)+" has a second JSON sample", "an entry between the two may have lost its beginning; if it is not a sample of an error, name it under noise"))
		return
	}
	e.sampled, d.sampled, d.section = true, true, section{part: afterSample}
	if e.jsonErr != nil {
		e.complain(e.page.Problem(e.at, "bad-sample", fmt.Sprintf("the sample of %s is not a JSON object: %v", e.name(d), e.jsonErr), "save the page again; this one may be cut off"), "json")
		return
	}
	wire := &e.x.profile.Wire
	for _, field := range []struct {
		name  string
		paths []string
	}{{"type", wire.Type}, {"status", wire.Status}, {"message", wire.Message}, {"url", wire.URL}} {
		value := e.json.lookup(field.paths...)
		if field.name == "type" && e.isOwnType(d, value) {
			continue // as it is, or as type and types of the layout have it
		}
		if value != "" {
			e.set(d, rule.Capture{Name: field.name, Value: value, From: "its sample", Block: e.at})
		}
	}
	if !e.json.has(wire.Message...) && len(wire.Message) > 0 {
		e.complain(e.page.Problem(e.at, "bad-sample", fmt.Sprintf("the sample of %s has no text in %s", e.name(d), strings.Join(wire.Message, " or ")), "save the page again, or fix wire of the profile"), "message")
	}
}

// A jsonObject has the members of a JSON object, each with its value as it is
// written: most values of a sample are never looked up. Of several with one name the
// last one counts.
type jsonObject []member

type member struct {
	name  []byte
	value json.RawMessage
}

var _ json.Unmarshaler = (*jsonObject)(nil)

// read reads an object, whose text the members share. Package json tells only whether
// it is valid: a map of its members takes as long as all else of an entry.
func (o *jsonObject) read(text []byte) error {
	if !json.Valid(text) {
		return json.Unmarshal(text, o) // which says why
	}
	return o.UnmarshalJSON(text)
}

// UnmarshalJSON reads a valid JSON value without white space before it, if it is an object.
func (o *jsonObject) UnmarshalJSON(text []byte) error {
	if text[0] != '{' {
		return errors.New("not an object")
	}
	*o = (*o)[:0]
	for i := next(text, 1); text[i] != '}'; i = next(text, i) {
		end := valueEnd(text, i)
		m := member{name: text[i+1 : end-1]}
		if bytes.IndexByte(m.name, '\\') >= 0 {
			m.name = []byte(textOf(text[i:end]))
		}
		i = next(text, end)
		end = valueEnd(text, i)
		m.value = text[i:end]
		*o = append(*o, m)
		i = end
	}
	return nil
}

// next returns where the next name, value or end is from i on.
func next(text []byte, i int) int {
	for strings.IndexByte(" \t\r\n,:", text[i]) >= 0 {
		i++
	}
	return i
}

// valueEnd returns where the value ends that begins at i.
func valueEnd(text []byte, i int) int {
	if c := text[i]; c != '"' && c != '{' && c != '[' {
		return i + bytes.IndexAny(text[i:], " \t\r\n,}]")
	}
	for depth := 0; ; i++ {
		switch text[i] {
		case '"':
			i = stringEnd(text, i)
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		if depth == 0 {
			return i + 1
		}
	}
}

// stringEnd returns where the quotation mark is that ends the string at i.
func stringEnd(text []byte, i int) int {
	for i++; text[i] != '"'; i++ {
		if text[i] == '\\' {
			i++
		}
	}
	return i
}

// lookup returns the text or number at the first of the paths that has one, or "".
func (o jsonObject) lookup(paths ...string) string {
	for _, path := range paths {
		if text := textOf(o.at(path)); text != "" {
			return text
		}
	}
	return ""
}

// has reports whether there is a text or a number at one of the paths, be it empty or
// not.
func (o jsonObject) has(paths ...string) bool {
	for _, path := range paths {
		if value := o.at(path); len(value) > 0 && (value[0] == '"' || textOf(value) != "") {
			return true
		}
	}
	return false
}

// at returns the value at a path, or nil where there is none.
func (o jsonObject) at(path string) json.RawMessage {
	name, rest, isNested := strings.Cut(path, ".")
	for _, m := range slices.Backward(o) {
		switch {
		case string(m.name) != name:
		case isNested:
			return inside(m.value, rest)
		default:
			return m.value
		}
	}
	return nil
}

// inside returns the value at a path in another value, an object or a list, or nil.
func inside(value json.RawMessage, path string) json.RawMessage {
	var object jsonObject
	if json.Unmarshal(value, &object) == nil {
		return object.at(path)
	}
	var list []json.RawMessage
	first, rest, isNested := strings.Cut(path, ".")
	n, err := strconv.Atoi(first)
	if err != nil || json.Unmarshal(value, &list) != nil || n < 0 || n >= len(list) {
		return nil
	}
	if !isNested {
		return list[n]
	}
	return inside(list[n], rest)
}

// textOf returns the text or number that a value is, or "" if it is neither.
func textOf(value json.RawMessage) string {
	switch {
	case len(value) == 0:
		return ""
	case value[0] == '-' || '0' <= value[0] && value[0] <= '9':
		return string(value)
	case value[0] == '"' && !bytes.Contains(value, []byte(`\`)): // most texts, and not parsed twice
		return string(value[1 : len(value)-1])
	}
	var text string // which only a string sets
	if json.Unmarshal(value, &text) != nil {
		return ""
	}
	return text
}
