package report

import (
	"io"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/inert"
)

func TestProse(t *testing.T) {
	for in, want := range map[string]string{
		"":                                       "",
		"Email could not be found.":              "Email could not be found.",
		"the message of email_not_found changed": "the message of `email_not_found` changed",
		"see https://x.example, now":             "see `https://x.example`, now",
		"ask @everyone #12 here":                 "ask `@everyone #12` here",
		"a `b` c":                                "a `` `b` `` c",
		"```":                                    "```` ``` ````",
		"`a":                                     "`` `a ``",
		"well-known doesn't (really) “say”!":     "well-known doesn't (really) “say”!",
		"404 123456 1234567 1. GH-1 deadbeef":    "404 123456 `1234567 1. GH-1 deadbeef`",
		"www.example www":                        "`www.example www`",
		"one\n\ntwo\tthree  four":                "one ¶ two three four",
		"- item":                                 "`-` item",
		"# head":                                 "`#` head",
		"日本 größe":                               "日本 größe",
		"x\u202ey":                               "`x\ufffdy`",
		"a|b":                                    "`a|b`",
		"feedba efface":                          "feedba efface",
		"defaced":                                "`defaced`",
	} {
		if got := Prose(in); got != want {
			t.Errorf("Prose(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestFold(t *testing.T) {
	plain := func(texts ...string) []segment {
		var all []segment
		for _, text := range texts {
			all = append(all, segment{text: text})
		}
		return all
	}
	for _, test := range []struct {
		in   []segment
		want string
	}{
		{nil, ""},
		{plain("one two three"), "  one two\n  three"},
		{plain("one t", "wo three"), "  one two\n  three"}, // a word in two segments
		{plain("123456789012 x"), "  123456789012\n  x"},   // too long for a line
		{plain("日本語 abc"), "  日本語\n  abc"},                 // six columns, one space, three
		{plain("e\u0301e\u0301e\u0301e\u0301 abc"), "  e\u0301e\u0301e\u0301e\u0301 abc"},
		{plain("a\n\nb"), "  a ¶ b"},
		{plain("::add"), `  :\:add`},
		{plain("#", "#[x]"), `  ##\[x]`},
		{[]segment{{"a ", ""}, {"b c", "1"}, {"d", ""}}, "  a \x1b[1mb\x1b[0m \x1b[1mc\x1b[0md"},
	} {
		if got := onStream(t, (fold{indent: "  ", width: 10}).text(test.in)); got != test.want {
			t.Errorf("%q becomes %q, want %q", test.in, got, test.want)
		}
	}
}

// onStream returns what a stream makes of the text of a painter.
func onStream(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	if _, err := io.WriteString(inert.Styled(inert.NewStream(&b)), text); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
