package html

import (
	"errors"
	"math"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
)

// A grid is a table as the HTML Standard forms it ("Forming a table"): a cell covers
// as many columns and rows as it spans, and the cells after it stand where these end.
type grid struct {
	group   *html.Node // the row group at hand: no cell grows out of it
	slots   []slotCell // the row at hand, a cell for each column
	above   []slotCell // the row above it
	own     int        // how many cells of the row at hand begin in it
	line    int32      // of the first text of the row
	grown   int        // how many slots of it cells of the rows above cover
	width   int        // the most columns of a row so far
	spanned int        // what cells cover beyond their first slot, in bytes

	header [][]slotCell // the header rows that the table begins with
	parts  [][]int      // the columns of each part of a header that repeats itself; see repeats
	ids    []cellID     // the anchors in the row at hand, below a header
	body   bool         // whether the rows below the header have begun
}

// A slotCell is the cell that covers one slot of a grid.
type slotCell struct {
	text   string
	header bool
	start  bool // whether the cell begins in this column
	down   int  // how many more rows it grows into
}

// A cellID is an anchor in a cell, and the first column of the cell.
type cellID struct {
	column int
	id     string
}

// A span is how many columns and rows a cell covers.
type span struct{ columns, rows int }

// Bounds of the HTML Standard for spans.
const (
	maxColumns = 1000
	maxRows    = 65534
)

// maxSpanned bounds what cells cover beyond their first slot: the bytes of their texts
// and the slots, of slotCost bytes. Pages of thousands of rows have some hundred
// kilobytes of it.
const (
	maxSpanned = 16 << 20
	slotCost   = 16
)

var errSpans = errors.New("its tables have cells that span too many rows and columns: together they fill more than 16 MiB")

// spanOf returns the span of a cell.
func spanOf(n *html.Node) span {
	s := span{1, 1}
	for i := range n.Attr {
		switch n.Attr[i].Key {
		case "colspan", "aria-colspan":
			s.columns = spanFrom(n.Attr[i].Val).columns
		case "rowspan", "aria-rowspan":
			s.rows = spanFrom(n.Attr[i].Val).rows
		}
	}
	return s
}

// spanFrom returns what a value says for columns and for rows, as browsers read numbers. A
// cell of 0 rows grows to the end of its row group.
func spanFrom(val string) span {
	val = strings.TrimPrefix(strings.TrimLeft(val, " \t\n\f\r"), "+")
	end := 0
	for end < len(val) && '0' <= val[end] && val[end] <= '9' {
		end++
	}
	n, err := strconv.Atoi(val[:min(end, 9)])
	switch {
	case err != nil:
		return span{1, 1}
	case n == 0:
		return span{1, math.MaxInt32}
	}
	return span{min(n, maxColumns), min(n, maxRows)}
}

// begin starts a row of a row group.
func (g *grid) begin(group *html.Node) {
	g.above, g.slots = g.slots, g.above[:0]
	if g.group != group {
		g.group, g.above = group, g.above[:0]
	}
	g.own, g.grown, g.line, g.ids = 0, 0, 0, g.ids[:0]
}

// place puts a cell in the first slots that are free, and returns its first column. The last cell of a row ends where
// the rows above do: some span more columns, to fill any row.
func (g *grid) place(c slotCell, s span, last bool) (column int) {
	for x := len(g.slots); x < len(g.above) && g.above[x].down > 0; x++ {
		g.grow(x)
	}
	g.own++
	if last && g.isAlone() && s.rows == 1 {
		s.columns = 1
	} else if last && g.width > 0 {
		s.columns = min(s.columns, max(1, g.width-len(g.slots)))
	}
	c.start, c.down = true, s.rows-1
	column = len(g.slots)
	g.slots = append(g.slots, c)
	c.start = false
	for range s.columns - 1 {
		g.cover(c)
	}
	return column
}

// grow covers the next slot with the cell above it.
func (g *grid) grow(x int) {
	c := g.above[x]
	c.down--
	g.grown++
	g.cover(c)
}

// cover adds a slot that no cell of the row begins in.
func (g *grid) cover(c slotCell) {
	if g.spanned += len(c.text) + slotCost; g.spanned <= maxSpanned {
		g.slots = append(g.slots, c)
	}
}

// end ends a row.
func (g *grid) end() {
	last := len(g.above) - 1
	for last >= len(g.slots) && g.above[last].down == 0 {
		last--
	}
	for x := len(g.slots); x <= last; x++ {
		if g.above[x].down > 0 {
			g.grow(x)
		} else {
			g.cover(slotCell{start: true})
		}
	}
	if !g.isAlone() {
		g.width = max(g.width, len(g.slots))
	}
}

// isAlone reports whether one cell is all that the row has.
func (g *grid) isAlone() bool { return g.own == 1 && g.grown == 0 }

// cells returns the texts of the row. A cell that is alone says what the rows below it
// have in common, and stands there once.
func (g *grid) cells() []string {
	if g.isAlone() {
		return []string{g.slots[0].text}
	}
	cells := make([]string, len(g.slots))
	for x := range g.slots {
		cells[x] = g.slots[x].text
	}
	return cells
}

// joined returns what [block.Block.Joined] says of the row.
func (g *grid) joined() []bool {
	wide := func(c slotCell) bool { return !c.start }
	if g.isAlone() || !slices.ContainsFunc(g.slots, wide) {
		return nil
	}
	joined := make([]bool, len(g.slots))
	for x := range g.slots {
		joined[x] = wide(g.slots[x])
	}
	return joined
}

// isHeader reports whether the row consists of header cells, apart from an empty corner.
func (g *grid) isHeader() bool {
	for x := range g.slots {
		corner := x == 0 && g.slots[x].text == "" && len(g.slots) > 1
		if !g.slots[x].header && !corner {
			return false
		}
	}
	return true
}
