package scrape

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/errgen/errgen/scrape/rule"
)

// sample takes the JSON sample of an entry.
func (e *entryPage) sample(d *draft, text string) {
	e.x.take(e.at, "sample")
	if d.sampled {
		e.complain(e.page.Problem(e.at, "repeated-sample", "a second JSON sample stands in "+e.name(d), "an entry between the two may have lost its beginning"))
		return
	}
	e.sampled, d.sampled, d.part = true, true, afterSample
	var sample jsonObject
	if err := json.Unmarshal([]byte(text), &sample); err != nil {
		e.complain(e.page.Problem(e.at, "bad-sample", fmt.Sprintf("the sample of %s is not a JSON object: %v", e.name(d), err), "save the page again; this one may be cut off"), "json")
		return
	}
	wire := &e.x.profile.Wire
	for _, field := range []struct{ name, path string }{{"type", wire.Type}, {"status", wire.Status}, {"message", wire.Message}, {"url", wire.URL}} {
		if value := sample.lookup(field.path); value != "" {
			e.set(d, rule.Capture{Name: field.name, Value: value, From: "its sample", Block: e.at})
		}
	}
	if sample.lookup(wire.Message) == "" && wire.Message != "" {
		e.complain(e.page.Problem(e.at, "bad-sample", fmt.Sprintf("the sample of %s has no text in %s", e.name(d), wire.Message), "save the page again, or fix wire of the profile"), "message")
	}
}

// A jsonObject has the members of a JSON object, each with its value as it is
// written: most values of a sample are never looked up.
type jsonObject map[string]json.RawMessage

// lookup returns the text or number at a path, or "" where there is none.
func (o jsonObject) lookup(path string) string {
	name, rest, isNested := strings.Cut(path, ".")
	value := o[name]
	if isNested {
		var inner jsonObject
		if json.Unmarshal(value, &inner) != nil {
			return ""
		}
		return inner.lookup(rest)
	}
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
