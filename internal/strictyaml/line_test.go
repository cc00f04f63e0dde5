package strictyaml

import (
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// TestLine reads each text again that Scalar wrote, in a mapping and in a list
// within [].
func TestLine(t *testing.T) {
	tests := []struct{ text, want string }{
		{"errors.yaml", "errors.yaml"},
		{".", "."},
		{"../a/b", "../a/b"},
		{"a, b", "a, b"},
		{"a\nb", `"a\nb"`},
		{"https://x.y/?z=1#z", "https://x.y/?z=1#z"},
		{"text/html; charset=utf-8", "text/html; charset=utf-8"},
		{".5", `".5"`},
		{"...", `"..."`},
		{"no", `"no"`},
		{`"it"`, `'"it"'`},
		{"\u202ea", `"\u202Ea"`},
		{"\xff", "\ufffd"},
		{"", `""`},
	}
	for _, test := range tests {
		got := Scalar(test.text)
		if got != test.want {
			t.Errorf("Scalar(%q) = %s, want %s", test.text, got, test.want)
		}
		var back struct {
			Key  string
			List []string
		}
		_, err := Unmarshal("f", []byte("key: "+got+"\nlist: ["+FlowScalar(test.text)+", x]\n"), &back)
		if want := strings.ToValidUTF8(test.text, "\ufffd"); err != nil || back.Key != want || len(back.List) != 2 || back.List[0] != want {
			t.Errorf("%q is written %s and read %q, %v", test.text, got, back, err)
		}
	}
}

// fileNames are names of files that YAML would take for something else.
var fileNames = []string{
	"errors.yaml", ".", "../a/b", "a b", "a: b", "a #1", "- a", "null", "yes", "NO", "12", "1.5", "~", "{a}", "'", `"`, `\`, "a'b",
	"$(touch x)", "`touch x`", "-n", "*", "é", "a\nb", "\u2028", "",
}

// TestLineForOthers wants each text to be that text once another program reads
// it again.
func TestLineForOthers(t *testing.T) {
	for _, text := range fileNames {
		for _, line := range []string{"key: " + Scalar(text), "{key: " + FlowScalar(text) + "}"} {
			var got map[string]any
			if err := yaml.Unmarshal([]byte(line+"\n"), &got); err != nil || got["key"] != text {
				t.Errorf("%q is written %s and read %q, error %v", text, line, got["key"], err)
			}
		}
	}
}
