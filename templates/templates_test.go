package templates

import (
	"strings"
	"testing"
)

func TestPrintable(t *testing.T) {
	for in, want := range map[string]string{
		"plain – “quoted” 日本 😀\n\tnext": "plain – “quoted” 日本 😀\n\tnext",
		"\x1b[31mred\x1b[0m":            "\ufffd[31mred\ufffd[0m",
		"a\rb\x00c\x7fd\u0085e":         "a\ufffdb\ufffdc\ufffdd\ufffde",
		"a\u202eb\u2066c\u200bd\ufeffe": "a\ufffdb\ufffdc\ufffdd\ufffde",
		"a\u2028b\u2029c":               "a\ufffdb\ufffdc",
		"bad \xff byte":                 "bad \ufffd byte",
	} {
		if got := Printable(in); got != want {
			t.Errorf("Printable(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	long := strings.Repeat("x", 90)
	for _, test := range []struct{ in, want string }{
		{"", ""},
		{"short", "short"},
		{strings.Repeat("word ", 20), strings.TrimSpace(strings.Repeat("word ", 15)) + "\n  " + strings.TrimSpace(strings.Repeat("word ", 5))},
		{"a " + long + " b", "a\n  " + long + "\n  b"},
		{"one\n\ntwo", "one\n\n  two"},
	} {
		if got := wrap("  ", test.in, 80); got != test.want {
			t.Errorf("wrap(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

// TestExplainHostile checks that nothing from the documentation reaches the
// terminal as more than text.
func TestExplainHostile(t *testing.T) {
	const bad = "a\x1b]0;title\x07 \u202e{{.Type}} </script> --> ```"
	var b strings.Builder
	err := Explain(&b, []Error{{
		Type: bad, Message: bad, Description: bad, URL: bad, Note: bad, Causes: []string{bad}, Steps: []string{bad},
		Removed: true, RemovedSince: bad, ReplacedBy: bad, Const: "ErrX", Package: "acme",
	}}, Screen{})
	if err != nil {
		t.Fatal(err)
	}
	if strings.ContainsAny(b.String(), "\x1b\x07\u202e") {
		t.Errorf("it commands the terminal: %q", &b)
	}
	if got := strings.Count(b.String(), "{{.Type}}"); got != 9 {
		t.Errorf("the text stands there %d times, want 9:\n%s", got, &b)
	}
}
