package scrape

import (
	"encoding/json"
	"errors"
	"fmt"
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
	sample, err := decodeSample(text)
	if err != nil {
		e.complain("bad-sample", fmt.Sprintf("the sample of %s is not a JSON object: %v", e.name(d), err), "save the page again; this one may be cut off")
		return
	}
	wire := &e.profile.Wire
	for _, field := range []struct{ name, path string }{{"type", wire.Type}, {"status", wire.Status}, {"message", wire.Message}, {"url", wire.URL}} {
		if value := lookup(sample, field.path); value != "" {
			e.set(d, capture{name: field.name, value: value, from: "its sample", block: e.at})
		}
	}
	if lookup(sample, wire.Message) == "" && wire.Message != "" {
		e.complain("bad-sample", fmt.Sprintf("the sample of %s has no text in %s", e.name(d), wire.Message), "save the page again, or mend wire of the profile")
	}
}

func decodeSample(text string) (map[string]any, error) {
	var sample map[string]any
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	if err := d.Decode(&sample); err != nil {
		return nil, err
	}
	if d.More() {
		return nil, errors.New("something follows it")
	}
	return sample, nil
}

// lookup returns the value at a path, as text, or "" where there is none.
func lookup(sample map[string]any, path string) string {
	var value any = sample
	for name := range strings.SplitSeq(path, ".") {
		object, ok := value.(map[string]any)
		if !ok {
			return ""
		}
		value = object[name]
	}
	switch value := value.(type) {
	case string:
		return value
	case json.Number:
		return value.String()
	}
	return ""
}
