package html

import (
	"github.com/errgen/errgen/scrape/block"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// enterTable walks a table. One in a cell waits until its row has ended.
func (w *walker) enterTable(n *html.Node, t *traits) {
	if w.cell {
		w.nested = append(w.nested, n)
		w.run.space = true
		return
	}
	outer, s := w.table, w.slot
	w.tables++
	w.table = tableContext{w.tables, isData(n, t)}
	w.flush()
	w.slot = slot{kind: w.rest}
	w.block(n, t)
	w.table, w.slot = outer, s
}

// isData reports whether a table says that it is more than a grid to lay out
// a page on: by a caption, a head, or a header cell in its first row.
func isData(n *html.Node, t *traits) bool {
	if t.role == "presentation" || t.role == "none" {
		return false
	}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch c.DataAtom {
		case atom.Caption, atom.Thead:
			return true
		case atom.Tbody:
			row := firstElement(c)
			return row != nil && firstElement(row) != nil && firstElement(row).DataAtom == atom.Th
		}
	}
	return false
}

// row walks a table row, and then the tables in its cells. A row with headings
// or tables in a table that is not marked up as data is the layout of a page.
func (w *walker) row(n *html.Node, t *traits) {
	w.flush()
	if !w.table.data && holds(n, isStructure) {
		w.block(n, t)
		return
	}
	b := block.Block{Kind: block.Row, Header: true, Table: w.table.number, Line: w.line}
	w.ids.begin()
	w.ids.add(t.id)
	w.cell = true
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			b.Cells = append(b.Cells, w.cellText(c))
			b.Header = b.Header && c.DataAtom == atom.Th
		}
	}
	w.cell = false
	if len(b.Cells) > 0 {
		w.emit(b)
	}
	nested := w.nested
	w.nested = nil
	for _, n := range nested {
		w.node(n)
	}
}

func isStructure(a atom.Atom) bool { return a == atom.Table || isHeading(a) }

// cellText returns the text of a table cell, with a space where a browser
// breaks the line.
func (w *walker) cellText(n *html.Node) string {
	t := traitsOf(n)
	w.ids.add(t.id)
	if !t.invisible(n) {
		w.children(n)
	}
	text := string(trim(w.run.buf))
	w.run.reset()
	return text
}
