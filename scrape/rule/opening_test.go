package rule

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"
)

func TestOpenings(t *testing.T) {
	for _, test := range []struct{ pattern, opens, opensNot string }{
		{`^Errors overview$`, "E", "e o"},
		{`^(?P<status>[1-5]\d\d) errors$`, "15", "06E "},
		{`(?i)^(?P<title>not found|gone)$`, "nNgG", "o1"},
		{`^\s*x?[é-ü]`, " x\xc3", "ya"},
		{`^(a|^b)`, "ab", "c"},
		{`\Aa+`, "a", "b"},
		{`^\bz`, "z", "a"},
	} {
		o := openingOf(test.pattern)
		if o == nil {
			t.Errorf("%s has no opening", test.pattern)
			continue
		}
		for _, c := range []byte(test.opens) {
			if !o[c] {
				t.Errorf("%s does not open with %q", test.pattern, c)
			}
		}
		for _, c := range []byte(test.opensNot) {
			if o[c] {
				t.Errorf("%s opens with %q", test.pattern, c)
			}
		}
	}
	for _, pattern := range []string{``, `a`, `^`, `^a*`, `^.`, `(?m)^a`, `^a|b`, `a$`, `(?s)^.`, `$`} {
		if openingOf(pattern) != nil {
			t.Errorf("%s has an opening, and may match any text", pattern)
		}
	}
}

// TestOpeningsMissNothing checks that a text which a pattern matches is never
// said to be none.
func TestOpeningsMissNothing(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		pattern := rapid.StringMatching(`(\(\?[im]\))?\^?(\(?(a|B|\[a-c\]|\\d|\\s|é|\.|k|\^|\$|\\b)[?*+]?\|?\)?){1,4}\$?`).Draw(t, "pattern")
		re, err := regexp.Compile(pattern)
		if err != nil {
			return
		}
		text := rapid.StringMatching(`[aAbBcC1 éÉkK\n.]{0,4}`).Draw(t, "text")
		p := newText(re)
		if re.MatchString(text) && !p.MayMatch(text) {
			t.Errorf("%s matches %q, and is not tried", pattern, text)
		}
	})
}

// TestNameOpening matches names whose first letter has other forms, or that begin anyhow.
func TestNameOpening(t *testing.T) {
	for _, test := range []struct {
		name, text string
		want       bool
	}{
		{"Cause", "CAUSE：", true},
		{"Cause", "because", false},
		{"Key", "\u212aey", true},
		{"Éclair", "éclair :", true},
		{"[a]", "[A]", true},
		{"a|b", "B", true},
		{"a|b", "A|b:", true},
		{"/^fix( .*)?$/", "Fix it", true},
		{"/fix/", "The fix", true},
		{"/^$/", ":", true},
		{":", ":", true},
		{"Cause", "", false},
	} {
		name := new(Compiler).Name("", test.name)
		if _, ok := name.Match(test.text, Capture{}); ok != test.want {
			t.Errorf("%q has the name %q: %v, want %v", test.text, test.name, ok, test.want)
		}
	}
}
