package scrape

import (
	"html"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/tools/txtar"
)

// seedPages adds every page in testdata to the corpus.
func seedPages(f *testing.F) {
	f.Helper()
	files, err := filepath.Glob("testdata/*/*.txtar")
	if err != nil || len(files) == 0 {
		f.Fatalf("no seeds: %v", err)
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
	for _, name := range []string{"404.txt", "overview.txt"} {
		source, err := os.ReadFile(filepath.Join("testdata/stytch-b2b", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(source)
	}
	f.Add([]byte(oldSite(pageErrors[:4])))
}

// checkBlocks checks what every reader promises of its blocks.
func checkBlocks(t *testing.T, page *Page) {
	t.Helper()
	for i, b := range page.Blocks {
		switch {
		case b.IsText() && (b.Text == "" || b.Text != collapse(b.Text)):
			t.Errorf("block %d is text that is empty or not collapsed: %q", i, b.Text)
		case b.Kind == Code && strings.TrimSpace(b.Text) == "":
			t.Errorf("block %d is empty code", i)
		case b.Kind == Row && len(b.Cells) == 0:
			t.Errorf("block %d is a row without cells", i)
		case b.Kind == Heading && (b.Level < 1 || b.Level > 6):
			t.Errorf("block %d is a heading of level %d", i, b.Level)
		}
		if page.Line(i) < 0 {
			t.Errorf("block %d is on line %d", i, page.Line(i))
		}
	}
}

// FuzzReadText checks that the text reader keeps its promises, loses no word
// and counts lines rightly.
func FuzzReadText(f *testing.F) {
	seedPages(f)
	f.Fuzz(func(t *testing.T, source []byte) {
		text := strings.ToValidUTF8(string(source), "?")
		page := &Page{Name: "fuzz.txt", Blocks: readText([]byte(text))}
		checkBlocks(t, page)
		lines := strings.Split(strings.ReplaceAll(text, "\r\n", "\n"), "\n")
		last := 0
		for i, b := range page.Blocks {
			if int(b.Line) <= last || int(b.Line) > len(lines) {
				t.Fatalf("block %d is on line %d, after line %d of %d", i, b.Line, last, len(lines))
			}
			last = int(b.Line)
			first, _, _ := strings.Cut(b.Text, "\n")
			if !strings.Contains(collapse(lines[b.Line-1]), collapse(first)) {
				t.Fatalf("block %d %q is not on line %d %q", i, first, b.Line, lines[b.Line-1])
			}
		}
		if want, got := words(text), words(blockTexts(page)); want != got {
			t.Fatalf("words are lost:\nsource %q\nblocks %q", want, got)
		}
	})
}

// words returns the text without white space and bullets.
func words(s string) string {
	return strings.Map(func(r rune) rune {
		if isSpace(r) || strings.ContainsRune("•◦▪‣·-*\u200b", r) {
			return -1
		}
		return r
	}, s)
}

func blockTexts(page *Page) string {
	var b strings.Builder
	for _, block := range page.Blocks {
		b.WriteString(block.Text + "\n")
	}
	return b.String()
}

// FuzzReadHTML checks that the HTML reader keeps its promises on any input,
// and that a page of nothing but paragraphs loses no word.
func FuzzReadHTML(f *testing.F) {
	seedPages(f)
	f.Fuzz(func(t *testing.T, source []byte) {
		page := &Page{Name: "fuzz.html"}
		if err := page.readHTML(source); err == nil {
			checkBlocks(t, page)
		}
		text := noWidth.Replace(strings.ToValidUTF8(string(source), "?"))
		simple := readHTML(t, "<p>"+strings.Join(strings.FieldsFunc(html.EscapeString(text), isSpace), "</p> <p>"))
		if want, got := words(text), words(noWidth.Replace(blockTexts(simple))); want != got {
			t.Fatalf("words are lost:\nsource %q\nblocks %q", want, got)
		}
	})
}

// noWidth takes out what HTML has no words for: NUL bytes, characters without
// width, and the no-break spaces that a block does not begin or end with.
var noWidth = strings.NewReplacer("\x00", "", "\u200b", "", "\ufeff", "", "\u00ad", "", "\u00a0", "")

// FuzzExtract checks that any page gives either problems that a person can
// act on or entries that are whole.
func FuzzExtract(f *testing.F) {
	seedPages(f)
	profile := stytch(f)
	f.Fuzz(func(t *testing.T, source []byte) {
		page, err := ReadPage("fuzz", source)
		if err != nil {
			return
		}
		s, err := Extract(profile, []*Page{page})
		if err != nil {
			if strings.TrimSpace(err.Error()) == "" {
				t.Fatal("an error without a message")
			}
			return
		}
		if len(s.Entries) == 0 {
			t.Fatal("neither entries nor a problem")
		}
		for _, o := range s.Entries {
			e := o.Entry
			if e.Type == "" || len(e.Status) != 1 || e.Message == "" || o.Line == 0 && !looksLikeHTML(source) {
				t.Errorf("the entry is not whole: %+v", o)
			}
		}
	})
}
