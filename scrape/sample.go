package scrape

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// hasSamples reports whether the entries of the layout have JSON samples.
func (e *entryPage) hasSamples() bool { return e.profile.samples }

// isSample reports whether a code block is the JSON sample of an entry, be it
// whole or not.
func (e *entryPage) isSample(text string) bool {
	return e.hasSamples() && strings.HasPrefix(text, "{")
}

// sample takes the JSON sample of an entry.
func (e *entryPage) sample(d *draft, text string) {
	e.take(e.at, "sample")
	if d.sampled {
		e.complain("repeated-sample", "a second JSON sample stands in "+e.name(d), "an entry between the two may have lost its beginning")
		return
	}
	d.sampled, d.part = true, afterSample
	sample, err := decodeSample(e.fields[:0], text)
	e.fields = sample
	if err != nil {
		e.complain("bad-sample", fmt.Sprintf("the sample of %s is not a JSON object: %v", e.name(d), err), "save the page again; this one may be cut off")
		return
	}
	wire := &e.profile.Wire
	for _, field := range []struct{ name, path string }{{"type", wire.Type}, {"status", wire.Status}, {"message", wire.Message}, {"url", wire.URL}} {
		if value := sample.lookup(field.path); value != "" {
			e.set(d, capture{name: field.name, value: value, from: "its sample", block: e.at})
		}
	}
	if sample.lookup(wire.Message) == "" && wire.Message != "" {
		e.complain("bad-sample", fmt.Sprintf("the sample of %s has no text in %s", e.name(d), wire.Message), "save the page again, or mend wire of the profile")
	}
}

// A jsonObject has the members of a JSON object, each with its value as it is
// written: of a sample, most are not asked for.
type jsonObject []struct{ name, value string }

// decodeSample appends the members of the JSON object in text to sample.
func decodeSample(sample jsonObject, text string) (jsonObject, error) {
	if flat, ok := decodeFlat(sample, text); ok {
		return flat, nil
	}
	var members map[string]json.RawMessage
	err := json.Unmarshal([]byte(text), &members)
	for name, value := range members {
		sample = append(sample, struct{ name, value string }{name, string(value)})
	}
	return sample, err
}

// lookup returns the text or number at a path, or "" where there is none.
func (o jsonObject) lookup(path string) string {
	name, rest, nested := strings.Cut(path, ".")
	value := o.value(name)
	if nested {
		inner, err := decodeSample(nil, value)
		if err != nil {
			return ""
		}
		return inner.lookup(rest)
	}
	switch {
	case value == "":
		return ""
	case value[0] == '-' || value[0] >= '0' && value[0] <= '9':
		return value
	case value[0] == '"' && strings.IndexByte(value, '\\') < 0:
		return value[1 : len(value)-1]
	}
	var text string // which only a string sets
	if json.Unmarshal([]byte(value), &text) != nil {
		return ""
	}
	return text
}

// value returns the value of the last member of a name, or "".
func (o jsonObject) value(name string) string {
	for _, member := range slices.Backward(o) {
		if member.name == name {
			return member.value
		}
	}
	return ""
}
