package html

import (
	"html"
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/internal/scrapetest"
)

// FuzzReadHTML checks that the HTML reader keeps its promises on any input,
// and that a page of nothing but paragraphs loses no word.
func FuzzReadHTML(f *testing.F) {
	scrapetest.SeedPages(f)
	f.Fuzz(func(t *testing.T, source []byte) {
		if read, err := Read(source); err == nil {
			for i, line := range Lines(source, read.Blocks) {
				read.Blocks[i].Line = line
			}
			scrapetest.CheckBlocks(t, read.Blocks)
		}
		text := noWidth.Replace(strings.ToValidUTF8(string(source), "?"))
		simple, _ := readWithLines(t, "<p>"+strings.Join(strings.FieldsFunc(html.EscapeString(text), block.IsSpace), "</p> <p>"))
		if want, got := scrapetest.Words(text), scrapetest.Words(noWidth.Replace(scrapetest.BlockTexts(simple))); want != got {
			t.Fatalf("words are lost:\nsource %q\nblocks %q", want, got)
		}
	})
}

// noWidth takes out what HTML has no words for: NUL bytes, characters without
// width, and the no-break spaces that a block does not begin or end with.
var noWidth = strings.NewReplacer("\x00", "", "\u200b", "", "\ufeff", "", "\u00ad", "", "\u00a0", "")
