package html

import (
	"slices"

	"github.com/errgen/errgen/scrape/block"
	"golang.org/x/net/html"
)

// A walker collects blocks in one walk over a document.
type walker struct {
	blocks   []block.Block
	source   []byte  // the code at hand
	run      textRun // the text since the last tag of a block-level element
	links    []string
	href     string   // of the link around the text
	hrefs    []string // of all links
	base     string   // of the document
	ids      pendingIDs
	slot     slot
	rest     block.Kind // what text becomes that no element claims
	list     listContext
	table    tableContext
	tables   int32 // the tables met so far
	cell     bool
	nested   []*html.Node // the tables met in the cells of the row at hand
	spare    *html.Node   // what is left out of a heading unless nothing else is in it
	region   region
	contents []stretch // the main parts of the page, and its articles
	loose    []stretch // see region
	turns    bool      // whether the text at hand leads to the next page, or back
	inHeader bool      // whether a header that is not of an article is around the text
	scale    *scale
	err      error // why the page cannot be read
	marked   bool  // whether the source has marks for lines
	line     int32 // of the last mark
}

// A slot is what the text at hand will become: the block of the innermost
// element that has one. Once used, the text after it is of the plain kind.
type slot struct {
	kind    block.Kind
	level   int16
	ordered bool
}

// A listContext is the innermost list around the text.
type listContext struct {
	depth   int16
	ordered bool
}

// begin says that an element begins whose text is a block of its own. In a cell
// none is.
func (w *walker) begin() {
	if !w.cell {
		w.ids.begin()
	}
}

// flush ends the block at hand, if it has any text.
func (w *walker) flush() {
	if w.cell {
		w.run.newline()
		return
	}
	if w.run.empty() {
		w.run.reset()
		w.turns = false
		return
	}
	label, text := w.run.split(w.slot.kind)
	line, lead, whole := w.run.line, w.run.leadLinks, ""
	marks := w.run.marksOf(text)
	if len(label) > 0 && len(text) > 0 {
		whole = string(trim(w.run.buf))
	}
	w.run.reset()
	if len(label) > 0 {
		after := slices.Clone(w.links[lead:])
		w.links = w.links[:lead]
		w.emit(block.Block{Kind: block.Label, Text: string(label), Line: line})
		w.links = after
	}
	if len(text) > 0 {
		w.emit(block.Block{Kind: w.slot.kind, Level: w.slot.level, Ordered: w.slot.ordered, Text: string(text), Marks: marks, Whole: whole, Line: line})
		w.slot = slot{kind: w.rest}
	}
}

// emit adds a block with what was gathered for it.
func (w *walker) emit(b block.Block) {
	b.IDs = w.ids.take(b.Kind)
	if len(w.links) > 0 {
		b.Links = slices.Clone(w.links)
		w.links = w.links[:0]
	}
	b.Nav = w.region.nav || w.turns || w.region.code && isFileOrLanguage(&b)
	w.turns = false
	w.blocks = append(w.blocks, b)
	if len(w.blocks)%blocksWeighed == 0 && w.scale.isOver() {
		w.err = errLarge
	}
}

// blocksWeighed is how many blocks are collected before the heap is weighed again.
const blocksWeighed = 1024

// isFileOrLanguage reports whether a block in a box of code is what the code is of.
func isFileOrLanguage(b *block.Block) bool {
	return (b.Kind == block.Paragraph || b.Kind == block.Label) && len(b.Text) <= 60
}

// leads takes the address of a link, if it has one.
func (w *walker) leads(href string) {
	if href != "" {
		w.hrefs = append(w.hrefs, href)
	}
}

// A tableContext is the innermost table around the text.
type tableContext struct {
	number int32
	data   bool // whether it is marked up as data
	roles  bool // whether roles make it one, not elements
	grid   grid
}
