package scrape

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/errgen/errgen/scrape/rule"
)

// isSample reports whether the code at hand is the JSON sample of an entry, be it whole
// or not. JSON that has none of the fields of the wire is no sample of an error. In an
// entry that has its sample, code that may be dropped is none unless it says another type.
func (e *entryPage) isSample(d *draft) bool {
	text := e.page.Blocks[e.at].Text
	if !e.hasSamples() || !strings.HasPrefix(text, "{") {
		return false
	}
	e.json = nil
	if e.jsonErr = json.Unmarshal([]byte(text), &e.json); e.jsonErr != nil {
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
		e.complain(e.page.Problem(e.at, "repeated-sample", "a second JSON sample stands in "+e.name(d), "an entry between the two may have lost its beginning; if it is no sample of an error, name it under noise"))
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
// written: most values of a sample are never looked up.
type jsonObject map[string]json.RawMessage

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
	value := o[name]
	if !isNested {
		return value
	}
	return inside(value, rest)
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
