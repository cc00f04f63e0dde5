package scrape

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestSampleLookup looks values up in a sample, as texts.
func TestSampleLookup(t *testing.T) {
	var sample jsonObject
	err := json.Unmarshal([]byte(`{"type": "caf\u00e9", "status": 404, "cost": -1.5e3, "gone": true, "none": null, "list": ["a"],
		"error": {"code": 7, "info": {"text": "Gone."}}, "twice": "a", "twice": "b", "empty": ""}`), &sample)
	if err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		"type": "café", "status": "404", "cost": "-1.5e3", "gone": "", "none": "", "list": "", "error": "", "missing": "", "twice": "b", "empty": "",
		"error.code": "7", "error.info.text": "Gone.", "error.info": "", "error.missing": "", "type.code": "", "missing.code": "",
	} {
		if got := sample.lookup(path); got != want {
			t.Errorf("%s: %q, want %q", path, got, want)
		}
	}
}

// TestSampleMembers compares the members that are read with those that package json reads.
func TestSampleMembers(t *testing.T) {
	for _, text := range []string{
		`{}`, " {\n} ", `{"a":1}`, `{"a":"b"}`, "{ \"a\" :\t-1e5 ,\r\n\"b\": null}\n", `{"a": "}", "b": "\"", "c": "\\", "d\"e": "\u007b"}`,
		`{"a": {"b": [{"c": "]}"}, []]}, "d": [], "e": {}}`, `{"": true, "\u0061": false, "a": 0}`, `{"a": 1, "b": 2, "a": {"b": 3}}`,
	} {
		var want map[string]json.RawMessage
		if err := json.Unmarshal([]byte(text), &want); err != nil {
			t.Fatal(err)
		}
		got := jsonObject{{name: []byte("old")}}
		if err := got.read([]byte(strings.TrimLeft(text, " "))); err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		names := map[string]bool{}
		for _, m := range got {
			if name := string(m.name); string(got.at(name)) != string(want[name]) {
				t.Errorf("%s: the value of %q is %s, want %s", text, name, got.at(name), want[name])
			}
			names[string(m.name)] = true
		}
		if len(names) != len(want) {
			t.Errorf("%s: the names are %v, want %d", text, names, len(want))
		}
	}
	for _, text := range []string{`{`, `{"a"`, `{"a": 1`, `{"a": "b}`, `{a: 1}`, `{"a": 1} {}`} {
		if err := new(jsonObject).read([]byte(text)); err == nil {
			t.Errorf("%s is no JSON object, and is read as one", text)
		}
	}
}
