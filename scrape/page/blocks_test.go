package page

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/internal/scrapetest"
	"golang.org/x/tools/txtar"
)

// TestBlocks reads the pages in testdata; the file want has each block
// with its line, kind, level, anchor and text.
func TestBlocks(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			scrapetest.Golden(t, file, func(pages []txtar.File) string {
				page, err := Read(pages[0].Name, Origin{Body: pages[0].Data})
				if err != nil {
					return err.Error() + "\n"
				}
				return dump(page)
			})
		})
	}
}

func dump(page *Page) string {
	var b strings.Builder
	for i, at := range page.Blocks {
		fmt.Fprintf(&b, "%d %v", page.Line(i), at.Kind)
		if at.Level > 0 {
			fmt.Fprintf(&b, " %d", at.Level)
		}
		for _, id := range at.IDs {
			fmt.Fprintf(&b, " #%s", id)
		}
		if at.Kind == block.Row {
			fmt.Fprintf(&b, " header=%v %q\n", at.Header, at.Cells)
			continue
		}
		fmt.Fprintf(&b, " %q\n", at.Text)
	}
	return b.String()
}

// TestFormsAgree checks that a page gives the same blocks as text and as
// HTML: the same texts in the same order, with the same kind for all that a
// text capture can tell.
func TestFormsAgree(t *testing.T) {
	text, err := Read("a.txt", Origin{Body: []byte("404 errors\n\nmember_not_found\n\n404Not found\n\nIt is gone.\n\nCommon causes\n\n  • One.\n\n  • Two.\n\n{\n  \"a\": 1\n}\n")})
	if err != nil {
		t.Fatal(err)
	}
	html, err := Read("a.html", Origin{Body: []byte(`<h1>404 errors</h1><h2 id=member_not_found>member_not_found</h2>
<div><span>404</span><span>Not found</span></div><p>It is
gone.</p><h4>Common causes</h4><ul><li>One.<li><p>Two.</ul><pre>{
  "a": 1
}</pre>`)})
	if err != nil {
		t.Fatal(err)
	}
	if len(text.Blocks) != len(html.Blocks) {
		t.Fatalf("text has the blocks\n%s\nHTML has\n%s", dump(text), dump(html))
	}
	for i, want := range text.Blocks {
		got := html.Blocks[i]
		if got.Kind == block.Heading {
			got.Kind = block.Paragraph // which a text capture cannot tell apart
		}
		if got.Kind != want.Kind || got.Text != want.Text {
			t.Errorf("block %d: text has %v %q, HTML %v %q", i, want.Kind, want.Text, got.Kind, got.Text)
		}
	}
}
