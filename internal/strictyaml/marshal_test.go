package strictyaml

import (
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// written returns a string as it is written in a catalogue.
func written(t *testing.T, s string, flow bool) string {
	t.Helper()
	list := &yaml.Node{Kind: yaml.SequenceNode, Content: []*yaml.Node{textNode(s, flow)}}
	before, after := "- ", "\n"
	if flow {
		list.Style, before, after = yaml.FlowStyle, "[", "]\n"
	}
	data, err := encode(list)
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSuffix(strings.TrimPrefix(string(data), before), after)
}

func TestScalar(t *testing.T) {
	tests := []struct{ text, block, flow string }{
		{"Email could not be found.", "Email could not be found.", "Email could not be found."},
		{"https://x.y/404#z", "https://x.y/404#z", `"https://x.y/404#z"`},
		{"https://x.y/?z", "https://x.y/?z", `"https://x.y/?z"`},
		{"one, two", "one, two", `"one, two"`},
		{"a: b", `"a: b"`, `"a: b"`},
		{"a:", `"a:"`, `"a:"`},
		{"a #b", `"a #b"`, `"a #b"`},
		{"a#b", "a#b", "a#b"},
		{"it's", "it's", "it's"},
		{`say "hi"`, `say "hi"`, `say "hi"`},
		{`"hi" he said`, `'"hi" he said'`, `'"hi" he said'`},
		{`'tis "it"`, `'''tis "it"'`, `'''tis "it"'`},
		{`'tis`, `"'tis"`, `"'tis"`},
		{"日本", "日本", "日本"},
		{"4xx", "4xx", "4xx"},
		{"404 Not found", "404 Not found", "404 Not found"},
		{"a\tb", `"a\tb"`, `"a\tb"`},
		{"\u202ea", `"\u202Ea"`, `"\u202Ea"`},
		{"a\u00a0b", `"a\xA0b"`, `"a\xA0b"`},
		{"\U000e0041", `"\U000E0041"`, `"\U000E0041"`},
		{"a\nb", "|-\n  a\n  b", `"a\nb"`},
		{"a:\n\n    b\n      c", "|-\n  a:\n\n      b\n        c", `"a:\n\n    b\n      c"`},
		{"    a\n      b", "|2-\n      a\n        b", `"    a\n      b"`},
		{"    a\n\n    b", "|2-\n      a\n\n      b", `"    a\n\n    b"`},
		{"    a", `"    a"`, `"    a"`},
		{`a\b`, `"a\\b"`, `"a\\b"`},
		{`\U0001F600`, `"\\U0001F600"`, `"\\U0001F600"`},
		{"go 😀", "\"go 😀\"", "\"go 😀\""},
	}
	for _, test := range tests {
		if got := written(t, test.text, false); got != test.block {
			t.Errorf("scalar(%q) = %s, want %s", test.text, got, test.block)
		}
		if got := written(t, test.text, true); got != test.flow {
			t.Errorf("scalar(%q) in flow = %s, want %s", test.text, got, test.flow)
		}
	}
}

// TestScalarQuoted has what some version of YAML takes for something else.
func TestScalarQuoted(t *testing.T) {
	for _, s := range strings.Fields(`yes Yes YES no on Off y N true False null NULL ~ 0 -0 +1 0042 1e3 1E-3 0x1F 0b10 0o17 1_000
		0b+0 0o-7 0_x1f 0__b1 12:30 1:2:3.5 2001-01-01 2001-12-14T21:59:43.10-05:00 2001-12-14t21:59:43Z .5 .inf -.INF .nan = << - -- --- ... ? : & * ! % @ | > { } [ ] # , a: -x`) {
		if got := written(t, s, false); got != `"`+s+`"` {
			t.Errorf("scalar(%q) = %s, want it in double quotes", s, got)
		}
	}
}

// TestScalarVisible wants no escape for what a reviewer can see.
func TestScalarVisible(t *testing.T) {
	for _, r := range "é日한€—“”…✓" {
		if got := written(t, "a"+string(r), false); got != "a"+string(r) {
			t.Errorf("%U is written as %s", r, got)
		}
	}
}
