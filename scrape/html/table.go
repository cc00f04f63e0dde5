package html

import (
	"bytes"
	"slices"

	"github.com/errgen/errgen/scrape/block"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// enterTable walks a table. One in a cell waits until its row has ended.
func (w *walker) enterTable(n *html.Node, t *traits) {
	if w.cell {
		w.nested = append(w.nested, n)
		w.run.newline()
		return
	}
	if w.numberedCode(n) {
		return
	}
	outer, s := w.table, w.slot
	w.tables++
	w.table = tableContext{number: w.tables, data: isData(n, t), roles: n.DataAtom != atom.Table}
	w.table.grid.spanned = outer.grid.spanned
	w.flush()
	w.slot = slot{kind: w.rest}
	w.block(n, t)
	outer.grid.spanned = w.table.grid.spanned
	w.table, w.slot = outer, s
}

// isTable reports whether a role is that of a table.
func isTable(role string) bool { return role == "table" || role == "grid" || role == "treegrid" }

// isData reports whether a table says that it is more than a grid to lay out
// a page on: by a caption, a head, or a header cell in its first row.
func isData(n *html.Node, t *traits) bool {
	switch t.role {
	case "presentation", "none":
		return false
	case "table":
		return true
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
	if remark := remarkOf(n); remark != nil && !w.table.data {
		inner := traitsOf(remark)
		w.block(remark, &inner)
		return
	}
	g := &w.table.grid
	g.begin(n.Parent)
	line := w.line
	w.ids.begin()
	w.ids.add(t.id)
	w.cell = true
	w.cells(n)
	w.cell = false
	g.end()
	if w.table.roles && g.line > 0 {
		line = g.line // marks are before the tags of rows, and before text
	}
	if g.own > 0 {
		w.emitRow(block.Block{Kind: block.Row, Cells: g.cells(), Joined: g.joined(), Header: g.isHeader() || isHead(n), Table: w.table.number, Line: line})
	}
	if g.spanned > maxSpanned {
		w.err = errSpans
	}
	nested := w.nested
	w.nested = nil
	for _, n := range nested {
		w.node(n)
	}
}

// remarkOf returns the cell with the text where a row is a note as Asciidoctor lays it
// out: beside a cell with an icon, or with what sort of note it is.
func remarkOf(row *html.Node) *html.Node {
	icon := firstElement(row)
	if icon == nil || classOf(icon) != "icon" {
		return nil
	}
	if content := nextElement(icon); content != nil && classOf(content) == "content" && nextElement(content) == nil {
		return content
	}
	return nil
}

// cells puts the cells below a row into the grid. In a table by roles they may stand in
// other elements.
func (w *walker) cells(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type != html.ElementNode:
		case w.table.roles:
			w.cellByRole(c)
		case c.DataAtom == atom.Td || c.DataAtom == atom.Th:
			w.placeCell(c, c.DataAtom == atom.Th)
		}
	}
}

func (w *walker) cellByRole(n *html.Node) {
	t := traitsOf(n)
	switch t.role {
	case "cell", "gridcell":
		w.placeCell(n, false)
	case "columnheader", "rowheader":
		w.placeCell(n, true)
	default:
		if !t.invisible(n) && !IsSilent(n.DataAtom) {
			w.cells(n)
		}
	}
}

func (w *walker) placeCell(n *html.Node, isHeader bool) {
	g, before := &w.table.grid, len(w.ids.ids)
	column := g.place(slotCell{text: w.cellText(n), header: isHeader}, spanOf(n), nextElement(n) == nil)
	if len(g.header) > 0 {
		for _, id := range w.ids.ids[before:] {
			g.ids = append(g.ids, cellID{column, id})
		}
	}
}

// emitRow adds the row at hand, as the rows that its table is read as.
func (w *walker) emitRow(b block.Block) {
	g := &w.table.grid
	switch {
	case !b.NamesColumns():
		if len(g.header) > 0 && !g.body {
			g.body, g.parts = true, g.repeats()
			w.narrow(g)
		}
	case !g.body:
		g.addHeader()
	}
	rows := g.split(b)
	for i, row := range rows {
		w.emit(row)
		last := &w.blocks[len(w.blocks)-1]
		if i > 0 {
			last.IDs = row.IDs
		} else if len(rows) > 1 {
			last.IDs = slices.DeleteFunc(last.IDs, func(id string) bool {
				return slices.ContainsFunc(rows[1:], func(other block.Block) bool { return slices.Contains(other.IDs, id) })
			})
		}
	}
}

// narrow cuts the header rows, which are the last blocks, to the first part of the grid.
func (w *walker) narrow(g *grid) {
	if g.parts == nil {
		return
	}
	for i := len(w.blocks) - 1; i >= 0 && w.blocks[i].Kind == block.Row && w.blocks[i].Table == w.table.number; i-- {
		if b := &w.blocks[i]; b.NamesColumns() {
			*b = g.split(*b)[0]
		}
	}
}

// isHead reports whether a row is of the head of a table that has a body too.
func isHead(n *html.Node) bool {
	if n.Parent == nil || n.Parent.DataAtom != atom.Thead {
		return false
	}
	for c := n.Parent.NextSibling; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Tbody {
			return firstElement(c) != nil
		}
	}
	return false
}

func isStructure(a atom.Atom) bool { return a == atom.Table || isHeading(a) }

// cellText returns the text of a table cell, with a line end where a browser breaks the
// line: between items, paragraphs, and at a <br>.
func (w *walker) cellText(n *html.Node) string {
	t := traitsOf(n)
	w.ids.add(t.id)
	if !t.invisible(n) {
		w.children(n)
	}
	text := trim(w.run.buf)
	if bytes.IndexByte(text, '\n') >= 0 {
		text = nonEmptyLines(text)
	}
	s := string(text)
	if g := &w.table.grid; g.line == 0 && len(s) > 0 {
		g.line = w.run.line
	}
	w.run.reset()
	return s
}

// nonEmptyLines returns text without lines of white space alone.
func nonEmptyLines(text []byte) []byte {
	var lines [][]byte
	for line := range bytes.SplitSeq(text, []byte("\n")) {
		if line = trim(line); len(line) > 0 {
			lines = append(lines, line)
		}
	}
	return bytes.Join(lines, []byte("\n"))
}
