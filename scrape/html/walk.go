package html

import (
	"github.com/errgen/errgen/scrape/block"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

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
	for c := n.FirstChild; c != nil && w.err == nil; c = c.NextSibling {
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
	if inner.unseen {
		w.ids.add(t.id)
		return
	}
	w.flush()
	before := w.ids
	if inner.nav {
		w.ids = pendingIDs{} // those before a frame lead to what follows it
	}
	first := len(w.blocks)
	w.region = inner
	w.shape(n, &t)
	w.flush()
	w.region = outer
	w.noteRegion(outer, inner, stretch{first, len(w.blocks), t.id + " " + t.class, n.DataAtom == atom.Article})
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
	case t.role == "row" && w.table.roles && !w.cell:
		w.leads(t.href)
		w.row(n, t)
	case a == atom.A:
		w.link(n, t)
	case a == atom.Sup && isNoteMark(n):
		w.ids.add(t.id)
	case a == atom.B || a == atom.Strong:
		w.bold(n, t)
	case a == atom.Em || a == atom.I:
		w.slanted(n, t)
	case a == atom.Button:
		w.button(n, t)
	case IsPreformatted(a):
		w.code(n, t)
	case a == atom.Table || t.role != "" && isTable(t.role):
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
	w.labelToItem(first, s)
	w.slot, w.rest = outer, rest
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
	w.list = listContext{outer.depth + 1, n.DataAtom == atom.Ol}
	w.block(n, t)
	w.list = outer
}

// labelToItem turns the only text of an item back into the item where it was taken for a label:
// bold text that nothing follows, or only items within the item, is the item.
func (w *walker) labelToItem(first int, s slot) {
	if s.kind != block.Item || len(w.blocks) == first || w.blocks[first].Kind != block.Label {
		return
	}
	if len(w.blocks) > first+1 && (w.blocks[first+1].Kind != block.Item || w.blocks[first+1].Level <= s.level) {
		return
	}
	b := &w.blocks[first]
	b.Kind, b.Level, b.Ordered = s.kind, s.level, s.ordered
}

// header walks a header that is not of an article. It is of the frame of the
// page, but for the title and the subtitle: a level-1 heading and the
// paragraphs after it.
func (w *walker) header(n *html.Node, t *traits) {
	if w.inHeader {
		w.block(n, t) // the outermost sees to the blocks of all, once
		return
	}
	first := len(w.blocks)
	w.inHeader = true
	w.block(n, t)
	w.inHeader = false
	setNavUntilTitle(w.blocks[first:])
}
