package scrape

import "fmt"

// A Kind tells what a block was in the document.
type Kind int

const (
	Paragraph Kind = iota // running text, and whatever the form does not tell apart from it
	Heading               // a heading, where the form marks headings
	Item                  // a list item
	Code                  // preformatted text
	Row                   // a table row
)

var kindNames = [...]string{"paragraph", "heading", "item", "code", "row"}

// String returns the name of the kind, in lower case.
func (k Kind) String() string {
	if k < 0 || int(k) >= len(kindNames) {
		return fmt.Sprintf("Kind(%d)", int(k))
	}
	return kindNames[k]
}

// A Block is one piece of a page, in the order in which a reader meets it.
type Block struct {
	Kind Kind

	// Level is 1 to 6 for a heading, the depth from 1 for a list item.
	Level int

	// ID is the anchor of the block, where the form has one.
	ID string

	// Text is the text as a browser shows it: white space collapsed, none at
	// either end. For code it is the text as it stands. For a row it is empty.
	// It is never empty for another kind.
	Text string

	// Lang is the language that a code block names, if any.
	Lang string

	// Cells are the texts of a row, in order; Header reports whether all of
	// them are header cells.
	Cells  []string
	Header bool

	// Line is the 1-based line in the source where the block begins, or 0
	// when the reader leaves it to [Page.Line].
	Line int
}

// IsText reports whether b is a paragraph, heading or item: a block whose
// text a rule can match.
func (b Block) IsText() bool {
	return b.Kind == Paragraph || b.Kind == Heading || b.Kind == Item
}
