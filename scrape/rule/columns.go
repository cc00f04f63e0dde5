package rule

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
)

// AmbiguousColumns reports names of columns that two columns of a table have, with all
// else that a rule of s asks of the table, among the blocks from..to-1 of a page.
func (s Sequence) AmbiguousColumns(p *page.Page, from, to int) (problems problem.List) {
	reported := map[string]bool{}
	for n := range s {
		for i := from; i < to && len(s[n].cells) > 0; i++ {
			b := &p.Blocks[i]
			if b.Kind != block.Row || !b.NamesColumns() || p.Header(b.Table).Block != i || b.Nav || !s[n].HasColumns(p, i) {
				continue
			}
			for _, c := range s[n].cells {
				columns := columnsOf(c.name, p.Header(b.Table))
				key := fmt.Sprint(c.name, b.Table)
				if len(columns) > 1 && !reported[key] && !sameColumns(p.Blocks[i:to], columns) {
					reported[key] = true
					problems = append(problems, ambiguousColumn(p, i, c.name))
				}
			}
		}
	}
	return problems
}

// ambiguousColumn reports a name that several columns of the table at block i have.
func ambiguousColumn(p *page.Page, i int, name string) problem.Problem {
	columns := columnsOf(name, p.Header(p.Blocks[i].Table))
	numbers := make([]string, len(columns))
	for n, column := range columns {
		numbers[n] = fmt.Sprint(column + 1)
	}
	return p.Problem(i, "ambiguous-column", fmt.Sprintf("%d columns of the table are called %q: %s", len(columns), name, strings.Join(numbers, ", ")),
		fmt.Sprintf("name the column by its number, as in cells: {%q: …}; under a header of two rows, also as \"Group / Column\"", numbers[0]))
}

// sameColumns reports whether columns say the same in each row of the table that
// blocks begin with, as those do that cells span together.
func sameColumns(blocks []block.Block, columns []int) bool {
	table := blocks[0].Table
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != block.Row || b.Table != table || b.NamesColumns() || len(b.Cells) < 2 {
			continue
		}
		for _, column := range columns[1:] {
			if column >= len(b.Cells) || columns[0] >= len(b.Cells) || b.Cells[column] != b.Cells[columns[0]] {
				return false
			}
		}
	}
	return true
}

// MissedCell says which cell of the row at i does not match, of a table that has the
// columns that r names.
func (r *Matcher) MissedCell(p *page.Page, i int) string {
	b, header := &p.Blocks[i], p.Header(p.Blocks[i].Table)
	for n := range r.cells {
		c := &r.cells[n]
		column := columnsOf(c.name, header)[0]
		if column >= len(b.Cells) {
			return fmt.Sprintf("it has no cell %s", c.name)
		}
		if _, ok := c.capture(b.Cells[column], Capture{}); !ok {
			return fmt.Sprintf("its cell %s does not match %s", c.name, c.pattern)
		}
	}
	return "its first cell spans another column"
}

// columnsOf returns the columns of a name, which is of the header or a number from 1.
func columnsOf(name string, header page.Header) []int {
	if n, err := strconv.Atoi(name); err == nil && n > 0 {
		return []int{n - 1}
	}
	return header.Find(name)
}
