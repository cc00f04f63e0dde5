package scrape

import (
	"encoding/json"
	"maps"
	"testing"

	"pgregory.net/rapid"
)

// TestFlatSamples checks that what decodeFlat makes of a text is what package
// json makes of it, and that plain samples are not left to that.
func TestFlatSamples(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := "{" + rapid.StringMatching(`( |\n)?"[ab]" ?: ?("[^"]?"|\\u0061|0?[0-9]|-1|1\.5|1e2|\{\}|null)(, ?"[ab]":"c"|,|x)?\}?( |\}|x)?`).Draw(t, "sample")
		flat, ok := decodeFlat(nil, text)
		if !ok {
			return
		}
		var want map[string]json.RawMessage
		if err := json.Unmarshal([]byte(text), &want); err != nil {
			t.Fatalf("%q is taken for a sample: %v", text, err)
		}
		got := map[string]json.RawMessage{}
		for _, member := range flat {
			got[member.name] = json.RawMessage(member.value)
		}
		if !maps.EqualFunc(got, want, func(a, b json.RawMessage) bool { return string(a) == string(b) }) {
			t.Errorf("%q has %q, want %q", text, got, want)
		}
	})
	for _, text := range []string{`{"status_code": 404, "error_type":"x"}`, "{\n\t\"a\" : \"é\",\r\n \"a\" : 0\n}\n"} {
		if _, ok := decodeFlat(nil, text); !ok {
			t.Errorf("%q is not flat", text)
		}
	}
}
