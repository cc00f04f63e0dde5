package scrapetest

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape/block"
	"golang.org/x/tools/txtar"
)

// scrapeDir returns the folder of package scrape, from any below it.
func scrapeDir(t testing.TB) string {
	t.Helper()
	dir, err := filepath.Abs(".")
	for err == nil && filepath.Base(dir) != "scrape" && dir != filepath.Dir(dir) {
		dir = filepath.Dir(dir)
	}
	if err != nil || filepath.Base(dir) != "scrape" {
		t.Fatalf("the folder scrape is not above: %v", err)
	}
	return dir
}

// SeedPages adds every page in the folders testdata to the corpus.
func SeedPages(f *testing.F) {
	f.Helper()
	for _, pattern := range []string{"testdata/*/*.txtar", "html/testdata/*.txtar", "page/testdata/*.txtar"} {
		files, err := filepath.Glob(filepath.Join(scrapeDir(f), pattern))
		if err != nil || len(files) == 0 {
			f.Fatalf("no seeds in %s: %v", pattern, err)
		}
		for _, file := range files {
			archive, err := txtar.ParseFile(file)
			if err != nil {
				f.Fatal(err)
			}
			for _, page := range archive.Files {
				f.Add(page.Data)
			}
		}
	}
	for _, name := range []string{"404.txt", "overview.txt"} {
		f.Add([]byte(bundledFile(f, name)))
	}
	f.Add([]byte(OldSite(PageErrors[:4])))
}

// CheckBlocks checks what every reader promises of its blocks.
func CheckBlocks(t *testing.T, blocks []block.Block) {
	t.Helper()
	for i, b := range blocks {
		switch {
		case b.IsText() && (b.Text == "" || b.Text != block.Collapse(b.Text)):
			t.Errorf("block %d is text that is empty or not collapsed: %q", i, b.Text)
		case b.Kind == block.Code && strings.TrimSpace(b.Text) == "":
			t.Errorf("block %d is empty code", i)
		case b.Kind == block.Row && len(b.Cells) == 0:
			t.Errorf("block %d is a row without cells", i)
		case b.Kind == block.Heading && (b.Level < 1 || b.Level > 6):
			t.Errorf("block %d is a heading of level %d", i, b.Level)
		case b.Line < 0:
			t.Errorf("block %d is on line %d", i, b.Line)
		}
	}
}

// Words returns the text without white space and bullets.
func Words(s string) string {
	return strings.Map(func(r rune) rune {
		if block.IsSpace(r) || strings.ContainsRune("•◦▪‣·-*\u200b", r) {
			return -1
		}
		return r
	}, s)
}

// BlockTexts returns the texts of blocks, a line each.
func BlockTexts(blocks []block.Block) string {
	var b strings.Builder
	for _, at := range blocks {
		b.WriteString(at.Text + "\n")
	}
	return b.String()
}
