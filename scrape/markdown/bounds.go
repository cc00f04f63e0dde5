package markdown

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/errgen/errgen/scrape/html"
)

// maxInline bounds the time that a Markdown parser takes for a paragraph, which can grow
// with its length times the characters in it that may begin or end something. They are
// counted first, over the page. The bound is some hundred times what real pages need.
const maxInline = 400_000_000

// What a page takes at most, in bytes of memory, for each of its bytes, lines, marks and
// cells: TestMarkdownBounds measures it. A megabyte of documentation has 20,000 lines and
// 80,000 marks, which is a quarter of [html.MaxMemory].
const (
	byteCost  = 12
	quoteCost = 60 // which is written as &quot;
	lineCost  = 600
	markCost  = 500
	cellCost  = 500
)

// markBytes are the characters that may begin or end something on a line.
const markBytes = "[]*_!(<>~&`-+#:|."

// weigh returns what reading source takes, in bytes of memory.
func weigh(source []byte) int {
	n := len(source)*byteCost + (bytes.Count(source, []byte{'\n'})+1)*lineCost + bytes.Count(source, []byte{'"'})*quoteCost
	for i := range len(markBytes) {
		n += bytes.Count(source, []byte{markBytes[i]}) * markCost
	}
	return n
}

// tooLarge returns an error when reading a page takes too much memory.
func tooLarge(memory int) error {
	if memory <= html.MaxMemory {
		return nil
	}
	return &Error{
		1, fmt.Sprintf("reading it takes more than %d MiB of memory: it has too many lines, items, cells or marks", html.MaxMemory>>20),
		"split it, or give the page itself, as its site publishes it",
	}
}

// bounded returns an error when p could take a parser too much time or memory.
func (p *plainPage) bounded() error {
	b := bounds{}
	line := 0
	for text := range strings.Lines(p.text) {
		b.line(strings.TrimSuffix(text, "\n"))
		if b.inline > maxInline {
			return &Error{p.lines[line], "it has too many brackets, asterisks or underscores in one paragraph", "give the page itself, as its site publishes it"}
		}
		if b.cells > html.MaxMemory/cellCost {
			return &Error{p.lines[line], "its tables have too many cells", "give the page itself, as its site publishes it"}
		}
		line++
	}
	return tooLarge(weigh([]byte(p.text)) + b.cells*cellCost)
}

// bounds adds up what the paragraphs and tables of a page may take.
type bounds struct {
	inline, cells int
	bytes, marks  int // of the paragraph at hand
	columns       int // of the table at hand
}

func (b *bounds) line(text string) {
	marks := 0
	for i := range len(text) {
		switch text[i] {
		case '[', ']', '*', '_', '!', '(', '<', '~', '&':
			marks++
		}
	}
	switch {
	case strings.TrimSpace(text) == "":
		b.bytes, b.marks, b.columns = 0, 0, 0
	case b.columns > 0:
		b.cells += b.columns
		b.inline += len(text) * marks
	case tableRule.MatchString(text):
		b.columns = strings.Count(text, "|") + 1
	default:
		before := b.bytes * b.marks
		b.bytes += len(text)
		b.marks += marks
		b.inline += b.bytes*b.marks - before
	}
}
