package html

import (
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape/block"
)

// TestHTMLLines checks that a page read again with marks gives the same
// blocks, and that each word stands on the line that its block begins on.
func TestHTMLLines(t *testing.T) {
	var source strings.Builder
	source.WriteString("<title>t</title>\n<table>")
	for range 40 {
		source.WriteString("<tr>\n<td>\n\n  word <b>a\n<td><p>b\n</table>\n<h2\n id=x>heading</h2>loose\n<pre>\ncode\n</pre><ul><li>\n<p>\nitem<li>two\n<table>\n")
	}
	blocks, lines := readWithLines(t, source.String())
	marked, err := walkHTML(markLines([]byte(source.String())), true)
	if err != nil || len(marked.blocks) != len(blocks) {
		t.Fatalf("%d blocks, %d with marks, error %v", len(blocks), len(marked.blocks), err)
	}
	texts := strings.Split(source.String(), "\n")
	for i, b := range blocks {
		first, _, _ := strings.Cut(b.Said(), " ")
		switch at := int(lines[i]); {
		case at < 1 || at > len(texts):
			t.Errorf("block %d %q is on line %d", i, b.Said(), at)
		case b.Kind == block.Row && !strings.Contains(texts[at-1], "<tr"), b.Kind == block.Code && !strings.Contains(texts[at-1], "<pre"):
			t.Errorf("block %d %v is on line %d %q", i, b.Kind, at, texts[at-1])
		case b.IsText() && !strings.Contains(texts[at-1], first):
			t.Errorf("block %d %q is on line %d %q", i, b.Said(), at, texts[at-1])
		}
	}
}
