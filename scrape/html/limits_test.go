package html_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/costtest"
	"github.com/errgen/errgen/scrape/page"
)

// TestHTMLBounds reads pages that were made to be slow or large. Each ends in
// blocks or in an error within 256 MiB, and four times the page costs about four
// times the processor time.
func TestHTMLBounds(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: what hostile pages cost is not measured")
	}
	const mb = 1 << 20
	fill := func(n int, s string) string { return strings.Repeat(s, n/len(s)+1) }
	numbered := func(n int, format string) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, format, i)
		}
		return b.String()
	}
	for _, test := range []struct {
		name   string
		source func(n int) string // a page of about n bytes
		n      int
		want   string
	}{
		{"nested too deep", func(n int) string { return fill(n, "<div>") }, mb, "nested more than 512 deep"},
		{"nested as deep as can be", func(n int) string { return strings.Repeat("<div>", 505) + fill(n, "word ") }, mb, ""},
		{"nested inline", func(n int) string { return fill(n, "<span>a") }, mb, "nested more than 512 deep"},
		{"nested lists", func(n int) string { return strings.Repeat("<ul><li>", 200) + fill(n, "<li>a") }, mb, either},
		{"nested tables", func(n int) string { return fill(n, "<table><tr><td>") }, mb, "nested more than 512 deep"},
		{"tables in rows", func(n int) string { return strings.Repeat("<table><tr><td>", 120) + fill(n, "<p>a") }, mb, ""},
		{"many attributes", func(n int) string { return "<p " + fill(n, "a ") }, 20 * mb, "attributes"},
		{"attributes with values", func(n int) string { return "<p " + numbered(n/12, "a%d=b%[1]d ") + ">text" }, 8 * mb, "attributes"},
		{"attributes at the bound", func(n int) string { return "<p " + numbered(n/8, "a%d ") + ">text" }, 4 * mb, ""},
		{"attributes behind a quoted bracket", func(n int) string { return fill(n, "<p x='>' a b c d>") }, 8 * mb, "attributes"},
		{"attributes behind one quoted bracket", func(n int) string { return "<p x='>' " + numbered(n/8, "a%d ") + ">text" }, 8 * mb, "attributes"},
		{"attributes behind what is text elsewhere", func(n int) string { return `<p><svg><style><p x="</style>" ` + numbered(n/8, "a%d ") + ">text" }, 8 * mb, "attributes"},
		{"attributes behind a section", func(n int) string { return `<p><svg><![CDATA[><p x="]]><p ` + numbered(n/8, "a%d ") + ">text" }, 8 * mb, "attributes"},
		{"bold text with attributes, never closed", func(n int) string { return "<p><b " + numbered(n/80, "a%d ") + ">" + fill(n, "<p>a") }, mb, either},
		{"much bold text, never closed", func(n int) string { return "<p>" + numbered(400, "<b id=%d>") + fill(n, "<p>a") }, mb, either},
		{"bold text with many attributes in all", func(n int) string {
			return "<p>" + numbered(200, "<b id=%d "+fill(n/1000, "a ")+">") + fill(n/2, "<p>a")
		}, mb, either},
		{"many tags with attributes", func(n int) string { return fill(n, "<p a b c d e f g h i j>") }, 22 * mb, "attributes"},
		{"many tags", func(n int) string { return fill(n, "<p>") }, 6 * mb, "tags"},
		{"attributes of one tag", func(n int) string { return "<p " + fill(n, "a ") + ">text" }, mb, ""},
		{"space between stray tags", func(n int) string { return "<body>" + fill(n, "<body a> <body b>") }, mb, either},
		{"brackets in a value", func(n int) string { return `<p x="` + fill(n, "<1") }, mb, ""},
		{"quotes in a value", func(n int) string { return `<b x='` + fill(n, `"`) }, mb, ""},
		{"blocks at the bound", func(n int) string { return fill(n, "<p>a") }, 2 * mb, either},
		{"attributes after many tags", func(n int) string {
			return fill(n/2, "<p>a") + "<p " + numbered(n/16, "a%d ") + ">text"
		}, 4 * mb, either},
		{"unclosed comment", func(n int) string { return "<p>a<!--" + fill(n, "- <p>") }, mb, ""},
		{"unclosed comments", func(n int) string { return fill(n, "<!--") + fill(5000, "<p>a</p>") }, mb, ""},
		{"unclosed tag", func(n int) string { return "<p>a<p " + fill(n, "x='y' ") }, mb, ""},
		{"unclosed script", func(n int) string { return "<p>a<script>" + fill(n, "<p>x</p>") }, mb, "never closed"},
		{"formatting that overlaps", func(n int) string { return fill(n, "<b><i><p></b></i>") }, mb, ""},
		{"links that overlap", func(n int) string { return fill(n, "<a href=x><div>") }, mb, "nested more than 512 deep"},
		{"stray end tags in text", func(n int) string { return "<p>" + fill(n, "a</i>") }, mb, either},
		{"text that leaves a table", func(n int) string { return "<table>" + fill(n, "<tr>a") }, mb, either},
		{"anchors without text", func(n int) string { return fill(n, "<a id=x1></a><a id=x2></a>") }, mb, ""},
		{"labels after line breaks", func(n int) string { return fill(n, "a<br><b>x:</b>") }, mb, ""},
		{"line breaks before bold text", func(n int) string { return fill(n, "<br>") + "<b>" + fill(n, "x ") + "</b>" }, mb, ""},
		{"one long text", func(n int) string { return "<p>" + fill(n, "word ") }, 20 * mb, ""},
		{"a button around all", func(n int) string { return "<button>" + fill(n, "<p>a") }, mb, ""},
		{"one long word", func(n int) string { return fill(n, "x") }, mb, ""},
		{"captions of one figure", func(n int) string { return "<figure>" + fill(n, "<figcaption>a</figcaption>") }, mb, ""},
		{"names of tabs", func(n int) string { return fill(n, "<label for=a>a</label>") }, mb, ""},
		{"boxes of code in each other", func(n int) string { return strings.Repeat("<div class=highlight>", 400) + fill(n, "<b>a</b>") }, mb, ""},
		{"texts for readers of screens", func(n int) string {
			return strings.Repeat("<div class=sr-only>", 400) + fill(n, "<b>a</b>") + "<h2>a</h2>"
		}, mb, ""},
		{"footers in each other", func(n int) string {
			return "<article>" + strings.Repeat("<footer>", 400) + fill(n, "<b>a</b>") + "</article>"
		}, mb, ""},
		{"links in one heading", func(n int) string { return "<h2>" + fill(n, "<a class=anchor href=#a>a</a>") + "</h2>" }, mb, ""},
		{"links around much of a heading", func(n int) string { return fill(n, "<h2><a href=#a>"+fill(999, "a ")+"</a>b</h2>") }, mb, ""},
		{"parts of a page, and loose names", func(n int) string {
			return fill(n, "<article><h2>a</h2></article><div class=footer>b</div>")
		}, mb, ""},
		{"headers in headers", func(n int) string { return strings.Repeat("<header>", 400) + fill(n, "<p>a") }, mb, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			used, err := readBounded([]byte(test.source(test.n)))
			switch {
			case used > 256<<20:
				t.Errorf("used %d MB", used>>20)
			case test.want == either:
				return // the reader's patience is its bound
			case err == nil && test.want != "" || err != nil && test.want == "":
				t.Errorf("error %v, want %q", err, test.want)
			case err != nil && !strings.Contains(err.Error(), test.want):
				t.Errorf("error %v, want %q", err, test.want)
			}
			costtest.Linear(t, test.n/4, func(n int) func() {
				source := []byte(test.source(n))
				return func() { _, _ = page.Read("page.html", page.Origin{Body: source}) }
			})
		})
	}
}

// either is for pages that the parser is slow on: how far it gets depends on
// the machine.
const either = "either"

// readBounded reads a page, and says how much more memory the process had in use at
// most than it has for the page itself.
func readBounded(source []byte) (used uint64, err error) {
	used = costtest.Memory(func() { _, err = page.Read("page.html", page.Origin{Body: source}) })
	return used + uint64(len(source)), err
}
