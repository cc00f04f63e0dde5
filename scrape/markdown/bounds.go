package markdown

import "strings"

// The time that a Markdown parser takes for a paragraph can grow with its
// length times the characters in it that may begin or end something, and that
// for a table with its columns times its rows. Both are counted first, over
// the page. The bounds are some hundred times what real pages need.
const (
	maxInline = 400_000_000
	maxCells  = 1 << 20
)

// bounded returns an error when p could take a parser too much time.
func (p *plainPage) bounded() error {
	b := bounds{}
	line := 0
	for text := range strings.Lines(p.text) {
		b.line(strings.TrimSuffix(text, "\n"))
		if b.inline > maxInline {
			return &Error{p.lines[line], "it has too many brackets, asterisks or underscores in one paragraph", "give the page itself, as its site publishes it"}
		}
		if b.cells > max(maxCells, len(p.text)) {
			return &Error{p.lines[line], "its tables have too many cells", "give the page itself, as its site publishes it"}
		}
		line++
	}
	return nil
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
