package scrape

import (
	"bytes"
	"regexp"
	"strconv"

	"github.com/PuerkitoBio/goquery"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// htmlStart matches how a document begins that is HTML: a doctype, a comment,
// or the tag of an element that a page or a saved fragment starts with.
var htmlStart = regexp.MustCompile(`(?i)^\s*<(!doctype html|!--|(html|head|body|main|article|section|div|nav|header|h[1-6]|p|ul|table)[\s>])`)

func looksLikeHTML(source []byte) bool { return htmlStart.Match(source[:min(len(source), 1024)]) }

// readHTML sets p's blocks from an HTML source.
func (p *Page) readHTML(source []byte) error {
	blocks, err := htmlBlocks(source)
	if err != nil {
		return unreadable(p.Name, "the page cannot be read as HTML: "+err.Error(), "save the page again, or use another form of it")
	}
	p.Blocks = blocks
	p.locate = func() []int { return htmlLines(source) }
	return nil
}

func htmlBlocks(source []byte) ([]Block, error) {
	doc, err := goquery.NewDocumentFromReader(bytes.NewReader(source))
	if err != nil {
		return nil, err
	}
	w := htmlWalk{next: &Block{}}
	for _, n := range doc.Nodes {
		w.node(n)
	}
	w.flush()
	return w.blocks, nil
}

// lineMark is the attribute that carries line numbers through the parser,
// which keeps none itself.
const lineMark = "data-errgen-line"

// htmlLines returns the line on which each block of source begins. It reads
// the source a second time, with a mark on each tag of a block-level element,
// so that pages in which nothing is wrong do not pay for it.
func htmlLines(source []byte) []int {
	blocks, err := htmlBlocks(markLines(source))
	if err != nil {
		return nil
	}
	lines := make([]int, len(blocks))
	for i, b := range blocks {
		lines[i] = b.Line
	}
	return lines
}

// markLines returns source with a lineMark attribute on the start tag of each
// block-level element. Inline elements get none: the parser compares the
// attributes of formatting elements when it mends nesting.
func markLines(source []byte) []byte {
	var out bytes.Buffer
	z := html.NewTokenizer(bytes.NewReader(source))
	for line := 1; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return out.Bytes()
		}
		raw := z.Raw()
		lines := bytes.Count(raw, []byte("\n"))
		end := bytes.IndexAny(raw, " \t\n\f\r/>")
		name, _ := z.TagName()
		if kind == html.StartTagToken && end > 0 && isBlock(atom.Lookup(name)) {
			out.Write(raw[:end])
			out.WriteString(" " + lineMark + `="` + strconv.Itoa(line) + `"`)
			raw = raw[end:]
		}
		out.Write(raw)
		line += lines
	}
}
