package catalog

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
)

// scalar returns a string as it is written in a catalogue.
func scalar(t *testing.T, s string, flow bool) string {
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
		{`a\b`, `"a\\b"`, `"a\\b"`},
		{`\U0001F600`, `"\\U0001F600"`, `"\\U0001F600"`},
		{"go 😀", "\"go 😀\"", "\"go 😀\""},
	}
	for _, test := range tests {
		if got := scalar(t, test.text, false); got != test.block {
			t.Errorf("scalar(%q) = %s, want %s", test.text, got, test.block)
		}
		if got := scalar(t, test.text, true); got != test.flow {
			t.Errorf("scalar(%q) in flow = %s, want %s", test.text, got, test.flow)
		}
	}
}

// TestScalarQuoted has what some version of YAML takes for something else.
func TestScalarQuoted(t *testing.T) {
	for _, s := range strings.Fields(`yes Yes YES no on Off y N true False null NULL ~ 0 -0 +1 0042 1e3 1E-3 0x1F 0b10 0o17 1_000
		0b+0 0o-7 0_x1f 0__b1 12:30 1:2:3.5 2001-01-01 2001-12-14T21:59:43.10-05:00 2001-12-14t21:59:43Z .5 .inf -.INF .nan = << - -- --- ... ? : & * ! % @ | > { } [ ] # , a: -x`) {
		if got := scalar(t, s, false); got != `"`+s+`"` {
			t.Errorf("scalar(%q) = %s, want it in double quotes", s, got)
		}
	}
}

// TestEncodeInvisible wants an escape for what a reviewer could not see.
func TestEncodeInvisible(t *testing.T) {
	for _, r := range []rune{
		0, '\t', '\r', 0x1b, 0x7f, 0x85, 0x9b, 0xa0, 0xad, 0x61c, 0x180e, 0x2003, 0x200b, 0x200d, 0x200e, 0x200f,
		0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0x3000, 0x3164, 0xe000, 0xfe0f, 0xfeff, 0xfff9, 0xffff, 0xe0041, 0xe0100, 0x10ffff,
	} {
		s := "a" + string(r) + "b"
		data, err := (&Catalog{Title: s, Classes: []Class{{Meaning: s}}, Errors: []Entry{{Type: s, Message: s + "\n\n" + s, Steps: []string{s}}}}).Encode()
		if err != nil || strings.ContainsRune(string(data), r) {
			t.Errorf("%U stands in the file as it is, %v:\n%q", r, err, data)
		}
	}
	for _, r := range "é日한€—“”…✓" {
		if got := scalar(t, "a"+string(r), false); got != "a"+string(r) {
			t.Errorf("%U is written as %s", r, got)
		}
	}
}

// TestEncodeLines tells text that reads best as a block from text that a
// block would hide something of.
func TestEncodeLines(t *testing.T) {
	tests := []struct{ text, want string }{
		{"a\n\nb", "|-\n  a\n\n  b"},
		{"# a\n  b", "|-\n  # a\n    b"},
		{"a\n", `"a\n"`},
		{"\na", `"\na"`},
		{" a\nb", `" a\nb"`},
		{"a \nb", `"a \nb"`},
		{"a\n \nb", `"a\n \nb"`},
		{"a\r\nb", `"a\r\nb"`},
		{"a\tb\nc", `"a\tb\nc"`},
	}
	for _, test := range tests {
		data, err := (&Catalog{Title: test.text}).Encode()
		if want := "version: 1\ntitle: " + test.want + "\n"; err != nil || string(data) != want {
			t.Errorf("%q = %s, %v, want %s", test.text, data, err, want)
		}
	}
}

func TestEncodeRefuses(t *testing.T) {
	c := &Catalog{
		Version: FormatVersion, Title: "caf\xe9", Statuses: []Status{{Code: 404, Title: "\xff"}},
		Errors: []Entry{{Type: "b", Causes: []string{"fine, \ufffd too", "not\x80"}}, {Type: "a", Message: "\xed\xa0\x80"}},
	}
	_, err := c.Encode()
	ps, _ := err.(Problems)
	want := []string{
		`title is not UTF-8: it has the byte 0xe9 after 3 others [bad-utf8]`,
		`statuses[0].title is not UTF-8: it has the byte 0xff after 0 others [bad-utf8]`,
		`errors[0].message of "a" is not UTF-8: it has the byte 0xed after 0 others [bad-utf8]`,
		`errors[1].causes[1] of "b" is not UTF-8: it has the byte 0x80 after 3 others [bad-utf8]`,
	}
	if diff := cmp.Diff(want, withoutFix(ps)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if _, err := (&Catalog{Version: 2}).Encode(); err == nil {
		t.Error("version 2 was encoded")
	}
	if data, err := new(Catalog).Encode(); err != nil || string(data) != "version: 1\n" {
		t.Errorf("an empty catalogue = %q, %v", data, err)
	}
}

// TestEncodeOrder gives the entries in another order, and wants the same bytes.
func TestEncodeOrder(t *testing.T) {
	a := &Catalog{
		Version: 1, Statuses: []Status{{Code: 400}, {Code: 404}}, Classes: []Class{{Class: "2xx"}, {Class: "4xx"}},
		Errors: []Entry{{Type: "a"}, {Type: "b"}}, Overrides: []Override{{Type: "a"}, {Type: "b"}},
	}
	b := &Catalog{
		Version: 1, Statuses: []Status{{Code: 404}, {Code: 400}}, Classes: []Class{{Class: "4xx"}, {Class: "2xx"}},
		Errors: []Entry{{Type: "b"}, {Type: "a"}}, Overrides: []Override{{Type: "b"}, {Type: "a"}},
	}
	const want = `version: 1
statuses:
  - {code: 400}
  - {code: 404}
classes:
  - {class: 2xx}
  - {class: 4xx}
errors:
  - type: a
  - type: b
overrides:
  - type: a
  - type: b
`
	for _, c := range []*Catalog{a, b} {
		got, err := c.Encode()
		if diff := cmp.Diff(want, string(got)); diff != "" || err != nil {
			t.Errorf("%v (-want +got):\n%s", err, diff)
		}
	}
}
