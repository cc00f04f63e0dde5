package templates

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestBlocks(t *testing.T) {
	for in, want := range map[string][]Block{
		"":                     nil,
		" \n\n\t":              nil,
		"One\ntwo.\n\nThree.":  {{"One two.", false}, {"Three.", false}},
		"    a.b()\n      c()": {{"a.b()\n  c()", true}},
		"\tif a {\n\t\tb\n\t}": {{"if a {\n\tb\n}", true}},
		"Say:\n\n    a\n\n\n    b\n\nThen:\n\n    c": {{"Say:", false}, {"a\n\n\nb", true}, {"Then:", false}, {"c", true}},
		"Goes on\n    here.":                         {{"Goes on here.", false}},
		"    a\nText.":                               {{"a", true}, {"Text.", false}},
		"  two\n\n   three":                          {{"two", false}, {"three", false}},
		"    a  \n     \n    \x1b":                   {{"a\n\n\ufffd", true}},
	} {
		if diff := cmp.Diff(want, Blocks(in)); diff != "" {
			t.Errorf("Blocks(%q): %s", in, diff)
		}
	}
}

// TestCodeInOutputs checks that code is code in Markdown and on a terminal.
func TestCodeInOutputs(t *testing.T) {
	const text = "Take one out:\n\n    box.take(1)\n\n      // ``` is no fence\n\nIt fits."
	if got, want := markdownText("  ", text), "Take one out:\n\n  ````\n  box.take(1)\n\n    // ``` is no fence\n  ````\n\n  It fits."; got != want {
		t.Errorf("Markdown %q, want %q", got, want)
	}
	long := strings.Repeat("word ", 20)
	if got, want := wrap("  ", "    a  b\n    "+long+"\n\nText.", 40), "    a  b\n      "+long+"\n\n  Text."; got != want {
		t.Errorf("terminal %q, want %q", got, want)
	}
	page := render(t, "html", text)
	for _, want := range []string{`<p class="text">Take one out:</p>`, "<pre class=\"text\">box.take(1)\n\n  // ``` is no fence</pre>", "<li>Take one out:<pre>box.take(1)", "</pre><br>It fits.</li>"} {
		if !strings.Contains(page, want) {
			t.Errorf("the site lacks %s", want)
		}
	}
}

func render(t *testing.T, format, text string) string {
	t.Helper()
	var b strings.Builder
	if err := Render(&b, format, testCatalog(text, "id", "https://x.example/a")); err != nil {
		t.Fatal(err)
	}
	return b.String()
}
