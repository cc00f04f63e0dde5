package html

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/internal/scrapetest"
	"golang.org/x/tools/txtar"
)

// TestHTML reads the pages in testdata; the file want has each block with
// all that the reader says of it.
func TestHTML(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			scrapetest.Golden(t, file, func(pages []txtar.File) string {
				var b strings.Builder
				for _, page := range pages {
					if len(pages) > 1 {
						fmt.Fprintf(&b, "%s:\n", page.Name)
					}
					blocks, lines := readWithLines(t, string(page.Data))
					for i, at := range blocks {
						fmt.Fprintf(&b, "%d %s\n", lines[i], dumpBlock(at))
					}
				}
				return b.String()
			})
		})
	}
}

// readWithLines returns the blocks of a source and the line of each.
func readWithLines(t testing.TB, source string) ([]block.Block, []int32) {
	t.Helper()
	read, err := Read([]byte(source))
	if err != nil {
		t.Fatal(err)
	}
	return read.Blocks, Lines([]byte(source), read.Blocks)
}

// dumpBlock returns all that a block says, but for its line.
func dumpBlock(b block.Block) string {
	s := b.Kind.String()
	add := func(when bool, format string, args ...any) {
		if when {
			s += " " + fmt.Sprintf(format, args...)
		}
	}
	add(b.Level > 0, "%d", b.Level)
	add(b.Ordered, "ordered")
	add(b.Lang != "", "%s", b.Lang)
	add(b.Table > 0, "of table %d", b.Table)
	add(b.Header, "header")
	add(b.Kind == block.Row, "%q", b.Cells)
	add(b.Kind != block.Row, "%q", b.Text)
	for _, id := range b.IDs {
		s += " #" + id
	}
	for _, link := range b.Links {
		s += " →" + link
	}
	add(b.Nav, "(frame)")
	return s
}
