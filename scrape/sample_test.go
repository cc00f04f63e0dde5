package scrape

import (
	"encoding/json"
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
