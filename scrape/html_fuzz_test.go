package scrape

import (
	"html"
	"strings"
	"testing"
)

// FuzzReadHTML checks that the HTML reader keeps its promises on any input,
// and that a page of nothing but paragraphs loses no word.
func FuzzReadHTML(f *testing.F) {
	seedPages(f)
	f.Fuzz(func(t *testing.T, source []byte) {
		if read, err := readHTML(source); err == nil {
			for i, line := range htmlLines(source, read.Blocks) {
				read.Blocks[i].Line = line
			}
			checkBlocks(t, read.Blocks)
		}
		text := noWidth.Replace(strings.ToValidUTF8(string(source), "?"))
		simple, _ := readWithLines(t, "<p>"+strings.Join(strings.FieldsFunc(html.EscapeString(text), isSpace), "</p> <p>"))
		if want, got := words(text), words(noWidth.Replace(blockTexts(simple))); want != got {
			t.Fatalf("words are lost:\nsource %q\nblocks %q", want, got)
		}
	})
}

// noWidth takes out what HTML has no words for: NUL bytes, characters without
// width, and the no-break spaces that a block does not begin or end with.
var noWidth = strings.NewReplacer("\x00", "", "\u200b", "", "\ufeff", "", "\u00ad", "", "\u00a0", "")
