package html_test

import (
	"cmp"
	"html"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/internal/scrapetest"
	"github.com/errgen/errgen/scrape/page"
)

// realPage reads a page of the corpus.
func realPage(t *testing.T, name string) *page.Page {
	t.Helper()
	source, err := os.ReadFile(filepath.Join(scrapetest.SharedDir(t), "corpus", name))
	if err != nil {
		t.Fatal(err)
	}
	p, err := page.Read(name, page.Origin{Body: source})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestHTMLCorpus reads every HTML page of the corpus.
func TestHTMLCorpus(t *testing.T) {
	dir := filepath.Join(scrapetest.SharedDir(t), "corpus")
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".html" {
			return err
		}
		source, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		p, err := page.Read(path, page.Origin{Body: source})
		if err != nil || len(p.Blocks) < 15 {
			t.Errorf("%s: %v", path, err)
			return nil
		}
		scrapetest.CheckBlocks(t, p.Blocks)
		for i, b := range p.Blocks {
			if p.Line(i) == 0 {
				t.Errorf("%s: the line of block %d %q is not known", path, i, b.Said())
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// content returns the blocks that are not of the frame and that keep says to.
func content(p *page.Page, keep func(block.Block) bool) []block.Block {
	return slices.DeleteFunc(slices.Clone(p.Blocks), func(b block.Block) bool { return b.Nav || !keep(b) })
}

func headings(p *page.Page, level int, pattern string) []block.Block {
	re := regexp.MustCompile(pattern)
	return content(p, func(b block.Block) bool {
		return b.Kind == block.Heading && int(b.Level) == level && re.MatchString(b.Text)
	})
}

// TestHTMLCorpusOkta checks what SOURCE.md and the page itself say: 145 codes,
// split by inline markup, each with its id.
func TestHTMLCorpusOkta(t *testing.T) {
	p := realPage(t, "okta/raw/docs/reference/error-codes/index.html")
	codes := headings(p, 4, `^E\d{7}: \w`)
	if len(codes) != 145 || codes[0].Text != "E0000001: API validation exception" {
		t.Fatalf("%d codes, the first %+v", len(codes), codes[:1])
	}
	for _, b := range codes {
		if !slices.Equal(b.IDs, []string{b.Text[:8]}) {
			t.Errorf("%q has the ids %q", b.Text, b.IDs)
		}
	}
	status := content(p, func(b block.Block) bool { return b.Kind == block.Label && b.Text == "HTTP Status:" })
	if len(status) != 145 {
		t.Errorf("%d labels", len(status))
	}
	if options := content(p, func(b block.Block) bool { return strings.Contains(b.Text, "400 - Bad Request") }); len(options) > 0 {
		t.Errorf("the options of the search are content: %+v", options)
	}
}

// TestHTMLCorpusNode: 362 headings that are a code each, with three ids: the
// lower-case one on the permalink, the legacy one, and the one above.
func TestHTMLCorpusNode(t *testing.T) {
	p := realPage(t, "nodejs/raw/errors.html")
	codes := headings(p, 4, `^[A-Z][A-Z0-9_]+$`)
	if len(codes) != 362 {
		t.Errorf("%d codes", len(codes))
	}
	above := map[string]string{ // the anchors above these three are each other's, on the page itself
		"ERR_HTTP_BODY_NOT_ALLOWED":        "ERR_FS_CP_FIFO_PIPE",
		"ERR_HTTP_CONTENT_LENGTH_MISMATCH": "ERR_HTTP_BODY_NOT_ALLOWED",
		"ERR_FS_CP_FIFO_PIPE":              "ERR_HTTP_CONTENT_LENGTH_MISMATCH",
	}
	for _, b := range codes {
		lower := strings.ToLower(b.Text)
		if want := []string{lower, "errors_" + lower, cmp.Or(above[b.Text], b.Text)}; !slices.Equal(b.IDs, want) {
			t.Errorf("%q has the ids %q", b.Text, b.IDs)
		}
	}
	system := content(p, func(b block.Block) bool {
		return b.Kind == block.Item && strings.HasPrefix(b.Text, "EACCES (Permission denied): An")
	})
	if len(system) != 1 {
		t.Errorf("EACCES stands %d times", len(system))
	}
}

// TestHTMLCorpusSQLite: 105 headings, each with the anchor above it, which is the
// name in lower case without its prefix.
func TestHTMLCorpusSQLite(t *testing.T) {
	p := realPage(t, "sqlite/raw/rescode.html")
	codes := headings(p, 3, `^\(\d+\) SQLITE_\w+$`)
	if len(codes) != 105 {
		t.Errorf("%d codes", len(codes))
	}
	for _, b := range codes {
		_, name, _ := strings.Cut(b.Text, "SQLITE_")
		if !slices.Equal(b.IDs, []string{strings.ToLower(name)}) {
			t.Errorf("%q has the ids %q", b.Text, b.IDs)
		}
	}
	list := content(p, func(b block.Block) bool { return b.Kind == block.Item && b.Text == "SQLITE_ABORT\u00a0(4)" })
	if len(list) != 1 || !slices.Equal(list[0].Links, []string{"rescode.html#abort"}) {
		t.Errorf("SQLITE_ABORT in the list: %+v", list)
	}
}

// TestHTMLCorpusTables counts the rows that SOURCE.md has, heads apart.
func TestHTMLCorpusTables(t *testing.T) {
	for _, test := range []struct {
		name        string
		table       int
		cells, rows int
		first       string
	}{
		{"postgresql/raw/errcodes-appendix.html", 2, 1, 43, "Class 00 — Successful Completion"},
		{"postgresql/raw/errcodes-appendix.html", 2, 2, 261, "00000\x00successful_completion"},
		{"kafka/raw/39/generated/protocol_errors.html", 1, 4, 129, "UNKNOWN_SERVER_ERROR\x00-1\x00False\x00The server experienced an unexpected error when processing the request."},
		{"kafka/raw/28/generated/protocol_errors.html", 1, 4, 106, ""},
		{"kafka/raw/0100/generated/protocol_errors.html", 1, 4, 37, ""},
		{"python/raw/library/http.html", 1, 3, 62, "100\x00CONTINUE\x00HTTP/1.1 RFC 7231, Section 6.2.1"},
	} {
		p := realPage(t, test.name)
		rows := content(p, func(b block.Block) bool { return int(b.Table) == test.table && !b.Header && len(b.Cells) == test.cells })
		if len(rows) != test.rows {
			t.Errorf("%s: %d rows of %d cells, want %d", test.name, len(rows), test.cells, test.rows)
		}
		if first := rows[0].Said(); test.first != "" && first != test.first {
			t.Errorf("%s: the first row is %q, want %q", test.name, first, test.first)
		}
	}
}

// TestHTMLCorpusPython: 124 names and errno.errorcode, each a term with its id and
// without its pilcrow.
func TestHTMLCorpusPython(t *testing.T) {
	p := realPage(t, "python/raw/library/errno.html")
	terms := content(p, func(b block.Block) bool { return b.Kind == block.Term })
	if len(terms) != 125 {
		t.Errorf("%d terms", len(terms))
	}
	for _, b := range terms {
		if !slices.Equal(b.IDs, []string{b.Text}) || !strings.HasPrefix(b.Text, "errno.") {
			t.Errorf("%q has the ids %q", b.Text, b.IDs)
		}
	}
}

// TestHTMLCorpusNext: each page has one title, and sections whose ids are on spans
// within.
func TestHTMLCorpusNext(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(scrapetest.SharedDir(t), "corpus/nextjs/raw/docs/messages/*.html"))
	if err != nil || len(pages) != 20 {
		t.Fatalf("%d pages, %v", len(pages), err)
	}
	for _, path := range pages {
		p := realPage(t, "nextjs/raw/docs/messages/"+filepath.Base(path))
		if titles := headings(p, 1, ""); len(titles) != 1 {
			t.Errorf("%s has the titles %+v", path, titles)
		}
		why := content(p, func(b block.Block) bool { // at level 2, 3 or 4: the pages differ
			return b.Kind == block.Heading && (b.Text == "Why This Error Occurred" || b.Text == "Why This Message Occurred")
		})
		if len(why) != 1 || !slices.Equal(why[0].IDs, []string{strings.ReplaceAll(strings.ToLower(why[0].Text), " ", "-")}) {
			t.Errorf("%s: %+v", path, why)
		}
	}
}

var (
	htmlTag  = regexp.MustCompile(`<[^>]*>`)
	preCode  = regexp.MustCompile(`(?s)<pre [^>]*><code[^>]*>(.*?)</code></pre>`)
	noText   = regexp.MustCompile(`(?s)<script.*?</script>|<style.*?</style>|<svg.*?</svg>|<button.*?</button>|<ul role="tablist".*?</ul>|<div aria-hidden="true"[^>]*>Copy</div>|<div data-component-part="step-number".*?</div>|<div class="relative size-7[^>]*><div class="[^"]*">\d+</div>|<!--.*?-->`)
	tocEntry = regexp.MustCompile(`(?s)<li class="toc-item.*?</li>`)
)

// visible returns what is left of HTML without its tags, and without white
// space and zero-width characters.
func visible(source string) string {
	return squeeze(html.UnescapeString(htmlTag.ReplaceAllString(noText.ReplaceAllString(source, ""), "")))
}

func squeeze(s string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(s, "\u200b", "")), "")
}

// TestHTMLCorpusMintlify compares the article with its source without the tags.
func TestHTMLCorpusMintlify(t *testing.T) {
	for _, name := range []string{"install/installer", "gateway/troubleshooting", "channels/troubleshooting"} {
		name = "mintlify-dom/docs.openclaw.ai/" + name + ".html"
		p := realPage(t, name)
		source, err := os.ReadFile(filepath.Join(scrapetest.SharedDir(t), "corpus", name))
		if err != nil {
			t.Fatal(err)
		}
		_, article, _ := strings.Cut(string(source), `<div class="mdx-content`)
		article, _, _ = strings.Cut("<div "+article, `<div id="pagination"`)

		var said, code strings.Builder
		inFrame := 0
		for _, b := range content(p, func(block.Block) bool { return true }) {
			said.WriteString(squeeze(b.Said()))
			if b.Kind == block.Code {
				code.WriteString(b.Text + "\n")
			}
			if strings.Contains(b.Text, "\u200b") {
				t.Errorf("%s: %q has a zero-width space", name, b.Text)
			}
		}
		if want := visible(article); !strings.Contains(strings.ReplaceAll(said.String(), "\x00", ""), want) {
			t.Errorf("%s: the article is not whole:\n%s\nwant\n%s", name, said.String(), want)
		}
		var want strings.Builder
		for _, m := range preCode.FindAllStringSubmatch(article, -1) {
			want.WriteString(strings.TrimSpace(html.UnescapeString(htmlTag.ReplaceAllString(m[1], ""))) + "\n")
		}
		if code.String() != want.String() {
			t.Errorf("%s: code\n%s\nwant\n%s", name, code.String(), want.String())
		}
		for _, b := range p.Blocks {
			if b.Nav && b.Kind == block.Item && len(b.Links) == 1 && strings.Contains(b.Links[0], "#") {
				inFrame++
			}
		}
		if toc := len(tocEntry.FindAllString(string(source), -1)); toc == 0 || inFrame != toc {
			t.Errorf("%s: %d entries of the table of contents, %d in the frame", name, toc, inFrame)
		}
	}
}
