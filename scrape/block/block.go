// Package block is the model of a page that rules are applied to: a flat stream
// of headings, paragraphs, items, code and table rows.
//
// A reader for each form of documentation (packages html, markdown and text)
// returns a [Document], whose [Block] values say the same for the same content,
// whatever the form. Texts are as a browser shows them; see [Collapse].
package block

import (
	"fmt"
	"slices"
	"strings"
)

// A Kind says what a block was in the document.
type Kind uint8

const (
	Paragraph  Kind = iota // running text, and whatever the form does not tell apart from it
	Heading                // a heading, where the form marks headings
	Item                   // a list item
	Code                   // preformatted text
	Row                    // a table row
	Term                   // the term of a definition list
	Definition             // a paragraph of what a definition list says of a term
	Label                  // bold text that stands apart: alone, or before a colon
)

var kindNames = [...]string{"paragraph", "heading", "item", "code", "row", "term", "definition", "label"}

// String returns the name of the kind, in lower case.
func (k Kind) String() string {
	if int(k) >= len(kindNames) {
		return fmt.Sprintf("Kind(%d)", int(k))
	}
	return kindNames[k]
}

// A Block is one piece of a page, in the order in which a reader meets it. A
// page has many, so the numbers are of small types.
type Block struct {
	Kind Kind

	// Ordered reports whether an item is of a numbered list.
	Ordered bool

	// Header reports whether all cells of a row are header cells.
	Header bool

	// Nav reports whether the block is of the frame of the page, where the
	// form tells: navigation, a sidebar, a table of contents, a footer.
	Nav bool

	// Level is 1 to 6 for a heading, and the depth from 1 for a list item.
	Level int16

	// Table counts the tables of the page from 1, for a row.
	Table int32

	// Line is the 1-based line in the source where the block begins, or 0
	// when the reader leaves it to [Page.Line].
	Line int32

	// IDs are the anchors that lead to the block: its own first, then those
	// of elements in it, then those that stand before it without text of
	// their own.
	IDs []string

	// Text is the text as a browser shows it: white space collapsed, none at
	// either end. For code it is the text as it stands. For a row it is empty.
	// It is never empty for another kind.
	Text string

	// Marks are the signs that Text leaves out, by their place; see [Block.Marked].
	Marks []Mark

	// Whole is the text with the label that it began with, where that stands
	// before it as a block of its own; else it is empty.
	Whole string

	// Lang is the language that a code block names, if any; in Markdown with what
	// follows it on the line of the fence.
	Lang string

	// Cells are the texts of a row, one for each column of the table: a cell that
	// spans columns or rows stands in each of them. A cell that is alone in its row
	// stands there once. A text has a line end between items, between paragraphs and
	// where a line is broken; see [OneLine].
	Cells []string

	// Joined reports of each cell whether it is the one before it, which spans both
	// columns. It is nil where no cell does.
	Joined []bool

	// Links are the addresses that the text links to, as they are written.
	Links []string
}

// KindNames returns the names of all kinds, in the order of their values.
func KindNames() []string { return slices.Clone(kindNames[:]) }

// IsText reports whether b has text that a rule can match, which code and rows
// have not.
func (b Block) IsText() bool { return b.Kind != Code && b.Kind != Row }

// NamesColumns reports whether b names the columns of a table. One header cell
// alone names what the rows below it have in common, and can be a group.
func (b *Block) NamesColumns() bool { return b.Header && len(b.Cells) > 1 }

// Joins reports whether one cell of a row spans two columns.
func (b *Block) Joins(x, y int) bool {
	if x == y || b.Joined == nil {
		return false
	}
	for c := min(x, y) + 1; c <= max(x, y); c++ {
		if c >= len(b.Joined) || !b.Joined[c] {
			return false
		}
	}
	return true
}

// Row returns the cells of a row on one line.
func (b *Block) Row() string { return OneLine(strings.Join(b.Cells, " | ")) }

// Said returns what b says, whatever its kind.
func (b Block) Said() string { return b.Text + strings.Join(b.Cells, "\x00") }
