package catalog

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/errgen/errgen/internal/problem"
)

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
	ps, _ := err.(problem.List)
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
