package text

import (
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/internal/scrapetest"
)

// FuzzReadText checks that the text reader keeps its promises, loses no word
// and counts lines rightly.
func FuzzReadText(f *testing.F) {
	scrapetest.SeedPages(f)
	f.Fuzz(func(t *testing.T, source []byte) {
		text := strings.ToValidUTF8(string(source), "?")
		blocks := Read([]byte(text))
		scrapetest.CheckBlocks(t, blocks)
		lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
		last := 0
		for i, b := range blocks {
			if int(b.Line) <= last || int(b.Line) > len(lines) {
				t.Fatalf("block %d is on line %d, after line %d of %d", i, b.Line, last, len(lines))
			}
			last = int(b.Line)
			first, _, _ := strings.Cut(b.Text, "\n")
			if !strings.Contains(block.Collapse(lines[b.Line-1]), block.Collapse(first)) {
				t.Fatalf("block %d %q is not on line %d %q", i, first, b.Line, lines[b.Line-1])
			}
		}
		if want, got := scrapetest.Words(text), scrapetest.Words(scrapetest.BlockTexts(blocks)); want != got {
			t.Fatalf("words are lost:\nsource %q\nblocks %q", want, got)
		}
	})
}

// TestNestedBullets checks that the bullets of browsers say how deep an item is.
func TestNestedBullets(t *testing.T) {
	var levels []int16
	for _, b := range Read([]byte("• One\n  ◦ Two\n    ▪ Three\n  ◦ Two\n• One\n- One\n")) {
		levels = append(levels, b.Level)
	}
	if want := []int16{1, 2, 3, 2, 1, 1}; !slices.Equal(levels, want) {
		t.Errorf("levels %v, want %v", levels, want)
	}
}

// TestCodeKeepsControls checks that code loses only what a browser collapses: a
// control character or a wide space at its end is of the text, as it is in a line.
func TestCodeKeepsControls(t *testing.T) {
	for _, end := range []string{"\v", "\u0085", "\u00a0", "\u2028", "\u3000"} {
		blocks := Read([]byte("  {\"a\": 1" + end + " \t\f\r\n\n"))
		if want := "{\"a\": 1" + end; len(blocks) != 1 || blocks[0].Text != want {
			t.Errorf("%q: blocks %v, want one of %q", end, blocks, want)
		}
	}
}
