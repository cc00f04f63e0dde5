package scrape

import (
	"strings"
	"testing"
)

// TestHTMLLines checks that a page read again with marks gives the same
// blocks, and that each word stands on the line that its block begins on.
func TestHTMLLines(t *testing.T) {
	var source strings.Builder
	source.WriteString("<title>t</title>\n<table>")
	for range 40 {
		source.WriteString("<tr>\n<td>\n\n  word <b>a\n<td><p>b\n</table>\n<h2\n id=x>heading</h2>loose\n<pre>\ncode\n</pre><ul><li>\n<p>\nitem<li>two\n<table>\n")
	}
	page := readHTML(t, source.String())
	marked, err := walkHTML(markLines([]byte(source.String())), true)
	if err != nil || len(marked.blocks) != len(page.Blocks) {
		t.Fatalf("%d blocks, %d with marks, error %v", len(page.Blocks), len(marked.blocks), err)
	}
	lines := strings.Split(source.String(), "\n")
	for i, b := range page.Blocks {
		first, _, _ := strings.Cut(b.said(), " ")
		switch at := page.Line(i); {
		case at < 1 || at > len(lines):
			t.Errorf("block %d %q is on line %d", i, b.said(), at)
		case b.Kind == Row && !strings.Contains(lines[at-1], "<tr"), b.Kind == Code && !strings.Contains(lines[at-1], "<pre"):
			t.Errorf("block %d %v is on line %d %q", i, b.Kind, at, lines[at-1])
		case b.IsText() && !strings.Contains(lines[at-1], first):
			t.Errorf("block %d %q is on line %d %q", i, b.said(), at, lines[at-1])
		}
	}
}
