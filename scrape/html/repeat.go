package html

import (
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// Bounds of the headers that are compared with themselves.
const (
	maxHeaderRows    = 8
	maxHeaderColumns = 64
)

// addHeader takes the row at hand as one of the header's.
func (g *grid) addHeader() {
	if len(g.header) < maxHeaderRows {
		g.header = append(g.header, slices.Clone(g.slots))
	}
}

// repeats finds the parts of a header that repeats itself, as in "Code, Meaning, Code,
// Meaning": the columns of each part, in order, with those that stand there once. It
// finds none where it is not plain which columns belong together.
func (g *grid) repeats() [][]int {
	if len(g.header) == 0 || len(g.header[0]) > maxHeaderColumns {
		return nil
	}
	for _, row := range g.header {
		if len(row) != len(g.header[0]) {
			return nil
		}
	}
	count := map[string]int{}
	for x := range g.header[0] {
		count[g.columnName(x)]++
	}
	var again []int
	for x := range g.header[0] {
		if name := g.columnName(x); count[name] > 1 && strings.Trim(name, "+") != "" {
			again = append(again, x)
		}
	}
	size := g.period(again)
	if size < 2 {
		return nil
	}
	var parts [][]int
	for i := 0; i < len(again); i += size {
		var part []int
		for x := range g.header[0] {
			if at := slices.Index(again, x); at < 0 {
				part = append(part, x)
			} else if at < size {
				part = append(part, again[i+at])
			}
		}
		parts = append(parts, part)
	}
	return parts
}

// period returns after how many columns the names of columns repeat, or 0.
func (g *grid) period(columns []int) int {
	names := make([]string, len(columns))
	for i, x := range columns {
		names[i] = g.columnName(x)
	}
	for size := 1; size < len(names); size++ {
		if len(names)%size == 0 && slices.Equal(names[size:], names[:len(names)-size]) {
			return size
		}
	}
	return 0
}

// columnName returns what tells columns apart: the texts of their header, each with a
// plus where its cell begins in the column.
func (g *grid) columnName(x int) string {
	name := ""
	for _, row := range g.header {
		if x >= len(row) {
			continue
		}
		if row[x].start {
			name += "+"
		}
		name += row[x].text
	}
	return name
}

// split returns the row at hand as the rows that it is read as: itself, or one for each
// part of a header that repeats itself. A part without text is none.
func (g *grid) split(b block.Block) []block.Block {
	if g.parts == nil || len(b.Cells) < 2 {
		return []block.Block{b}
	}
	var rows []block.Block
	for i := range g.parts {
		row, own := g.part(b, i)
		if own || len(rows) == 0 {
			rows = append(rows, row)
		}
		if b.Header || g.spanned > maxSpanned {
			break // the header of all parts is the same
		}
	}
	return rows
}

// part returns part i of a row, and whether it has text of its own.
func (g *grid) part(b block.Block, i int) (row block.Block, own bool) {
	row = b
	row.Cells = make([]string, len(g.parts[i]))
	row.Joined = nil
	if b.Joined != nil {
		row.Joined = make([]bool, len(g.parts[i]))
	}
	for n, x := range g.parts[i] {
		if x >= len(b.Cells) {
			break
		}
		row.Cells[n] = b.Cells[x]
		if x < len(b.Joined) {
			row.Joined[n] = b.Joined[x]
		}
		shared := slices.Contains(g.parts[0], x) && slices.Contains(g.parts[1], x)
		if shared {
			g.spanned += len(b.Cells[x]) + slotCost
		} else {
			own = own || b.Cells[x] != ""
		}
		for _, at := range g.ids {
			if at.column == x && !shared {
				row.IDs = append(row.IDs, at.id)
			}
		}
	}
	return row, own
}
