package html

import (
	"strings"
	"testing"

	"golang.org/x/net/html"
	"pgregory.net/rapid"
)

// TestFormattingAttributes counts the attributes of what the parser repeats alone.
func TestFormattingAttributes(t *testing.T) {
	for source, want := range map[string]int{
		"<p a b><span c>": 0, "<a b c>": 2, "<B x=y>": 1, "<strong\na><strongly b>": 1, "<code a/><big b><i c>": 3, "<b": 0, "<": 0, "a<": 0,
		"<abbr a><img b><button c><center d><form e><ul f><table g><nav h>": 0, `<p x="<b a b">`: 2, "<tt a><u a><s a><small a><strike a><em a><font a><nobr a>": 8,
	} {
		if got := mostAttributes([]byte(source), isFormatting); got != want {
			t.Errorf("%q: %d attributes of formatting elements, want %d", source, got, want)
		}
	}
}

// TestMostAttributes checks that no page has more attributes than are counted in it,
// to judge by the parser, and that what has no text that looks like a tag has not
// fewer.
func TestMostAttributes(t *testing.T) {
	pieces := []string{
		"<p", "<svg", "</svg>", "<style", "</style>", "<script", "</script>", "<title>", "<!--", "-->", "<![CDATA[", "]]>", "<math", "<textarea>", "</textarea>",
		"<?", "<!", ">", " ", "/", "=", `"`, "'", "a", "b", "c", "\n", "<", "x='>'", ` y=">"`, " z=w",
	}
	rapid.Check(t, func(t *rapid.T) {
		source := []byte(strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 40).Draw(t, "pieces"), ""))
		n := 0
		doc, err := html.Parse(strings.NewReader(string(source)))
		if err != nil {
			t.Fatal(err)
		}
		for d := range doc.Descendants() {
			n += len(d.Attr)
		}
		if got := mostAttributes(source, isStart); got < n {
			t.Errorf("%q has %d attributes, %d are counted", source, n, got)
		}
		if got, most := separators(source), mostAttributes(source, isStart); got < most {
			t.Errorf("%q has %d attributes, and %d separators", source, most, got)
		}
	})
	for source, want := range map[string]int{
		"": 0, "text with spaces / and 'quotes'": 0, "<p>": 0, "<p a>": 1, "<p a b=c d='e f' g=\"h i\"/>x y": 4, "<p a/b/c =d==e>": 3,
		"<p x='>' a b>": 3, "<p x=\"'>\" a><p y='\">' b c>": 5, "</p a b>": 0, "<p a='": 1, "<p a=b": 1, "<p a": 1, "<p\na\n=\nb\nc>": 2,
		`<p x="<p a b c">`: 3, `<p x="]<<p a b c">`: 3, `<p x="a b" c><p d="`: 3, `<p x="a <`: 1, `<p x="a`: 1,
		"<script>if (a <b c d e) x='</script><p f g>": 4, // b has them, or p has two
	} {
		if got := mostAttributes([]byte(source), isStart); got != want {
			t.Errorf("%q: %d attributes, want %d", source, got, want)
		}
	}
}
