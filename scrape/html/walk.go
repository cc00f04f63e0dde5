package html

import (
	"slices"

	"github.com/errgen/errgen/scrape/block"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An htmlWalk collects blocks in one walk over a document.
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
	list     list
	table    table
	tables   int32 // the tables met so far
	cell     bool
	nested   []*html.Node // the tables met in the cells of the row at hand
	spare    *html.Node   // what is left out of a heading unless nothing else is in it
	region   region
	inHeader bool  // whether a header that is not of an article is around the text
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

// A list is the innermost list around the text.
type list struct {
	depth   int16
	ordered bool
}

func (w *walker) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text(n.Data)
	case html.ElementNode:
		w.element(n)
	case html.CommentNode:
		if w.marked {
			w.line = max(w.line, markedLine(n.Data))
		}
	default:
		w.children(n)
	}
}

// marks takes the marks among the children of n.
func (w *walker) marks(n *html.Node) {
	for c := n.FirstChild; w.marked && c != nil; c = c.NextSibling {
		if c.Type == html.CommentNode {
			w.line = max(w.line, markedLine(c.Data))
		}
	}
}

func (w *walker) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *walker) element(n *html.Node) {
	if IsSilent(n.DataAtom) {
		w.marks(n) // text in a head is moved out of it, its mark is not
		if n.DataAtom == atom.Head {
			w.base = baseOf(n)
		}
		return
	}
	t := traitsOf(n)
	if t.invisible(n) {
		w.ids.add(t.id) // a hidden anchor leads to where it stands all the same
		return
	}
	outer := w.region
	inner := outer.enter(n, &t)
	if inner == outer {
		w.shape(n, &t)
		return
	}
	w.flush()
	before := w.ids
	if inner.nav {
		w.ids = pendingIDs{} // those before a frame lead to what follows it
	}
	w.region = inner
	w.shape(n, &t)
	w.flush()
	w.region = outer
	if inner.nav {
		w.ids = before
	}
}

// shape walks an element by how browsers lay it out.
func (w *walker) shape(n *html.Node, t *traits) {
	switch a := n.DataAtom; {
	case t.number: // no more text than the number that an ordered list shows
	case a == atom.Br:
		w.lineBreak(n)
	case a == atom.A:
		w.link(n, t)
	case a == atom.B || a == atom.Strong:
		w.bold(n, t)
	case a == atom.Button:
		w.button(n, t)
	case IsPreformatted(a):
		w.code(n, t)
	case a == atom.Table:
		w.enterTable(n, t)
	case a == atom.Tr:
		w.row(n, t)
	case IsList(a) || t.role == "list":
		w.enterList(n, t)
	case a == atom.Header && !w.region.article:
		w.header(n, t)
	case IsBlock(a) || t.block:
		w.block(n, t)
	default:
		w.ids.add(t.id)
		w.children(n)
	}
}

// block walks a block-level element: its text is not joined with the text
// around it.
func (w *walker) block(n *html.Node, t *traits) {
	w.flush()
	s, claims := w.slotOf(n, t)
	if !claims {
		if w.slot.kind == w.rest {
			w.begin()
		}
		w.ids.add(t.id)
		w.children(n)
		w.flush()
		return
	}
	outer, rest := w.slot, w.rest
	if s.kind == block.Definition {
		w.rest = block.Definition
	}
	first := len(w.blocks)
	w.slot = s
	w.begin()
	w.ids.add(t.id)
	w.children(n)
	w.useSpare(first)
	w.flush()
	w.mendItem(first, s)
	w.slot, w.rest = outer, rest
}

// begin says that an element begins whose text is a block of its own. In a cell
// none is.
func (w *walker) begin() {
	if !w.cell {
		w.ids.begin()
	}
}

// slotOf returns what the first text of n becomes, and whether n is an element
// that says so. The first paragraph in an item or a heading is that item or
// heading.
func (w *walker) slotOf(n *html.Node, t *traits) (slot, bool) {
	switch a := n.DataAtom; {
	case isHeading(a):
		return slot{kind: block.Heading, level: int16(n.Data[1] - '0')}, true
	case t.role == "heading":
		return slot{kind: block.Heading, level: int16(t.level)}, true
	case a == atom.Li || t.role == "listitem":
		return slot{block.Item, max(w.list.depth, 1), w.list.ordered}, true
	case a == atom.Dt:
		return slot{kind: block.Term}, true
	case a == atom.Dd:
		return slot{kind: block.Definition}, true
	}
	return slot{}, false
}

func (w *walker) enterList(n *html.Node, t *traits) {
	outer := w.list
	w.list = list{outer.depth + 1, n.DataAtom == atom.Ol}
	w.block(n, t)
	w.list = outer
}

// flush ends the block at hand, if it has any text.
func (w *walker) flush() {
	if w.cell {
		w.run.space = true
		return
	}
	if w.run.empty() {
		w.run.reset()
		return
	}
	label, text := w.run.split(w.slot.kind)
	line, lead := w.run.line, w.run.leadLinks
	w.run.reset()
	if len(label) > 0 {
		after := slices.Clone(w.links[lead:])
		w.links = w.links[:lead]
		w.emit(block.Block{Kind: block.Label, Text: string(label), Line: line})
		w.links = after
	}
	if len(text) > 0 {
		w.emit(block.Block{Kind: w.slot.kind, Level: w.slot.level, Ordered: w.slot.ordered, Text: string(text), Line: line})
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
	b.Nav = w.region.nav
	w.blocks = append(w.blocks, b)
}

// mendItem makes an item of an item's only text that was taken for a label:
// bold text that nothing follows labels nothing.
func (w *walker) mendItem(first int, s slot) {
	if s.kind != block.Item || len(w.blocks) != first+1 || w.blocks[first].Kind != block.Label {
		return
	}
	b := &w.blocks[first]
	b.Kind, b.Level, b.Ordered = s.kind, s.level, s.ordered
}
