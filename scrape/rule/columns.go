package rule

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
)

// AmbiguousColumns reports names of columns that two columns of a table have, with all
// else that a rule of s asks of the table, among the blocks from..to-1 of a page.
func (s Sequences) AmbiguousColumns(p *page.Page, from, to int) (problems problem.List) {
	reported := map[string]bool{}
	for _, m := range slices.Concat(s...) {
		for i := from; i < to && len(m.cells) > 0; i++ {
			b := &p.Blocks[i]
			if b.Kind != block.Row || !b.NamesColumns() || p.Header(b.Table).Block != i || b.Nav || !m.HasColumns(p, i) {
				continue
			}
			for _, c := range m.cells {
				columns := c.column.in(p.Header(b.Table))
				key := fmt.Sprint(c.column.source, b.Table)
				if len(columns) > 1 && !reported[key] && !sameColumns(p.Blocks[i:to], columns) {
					reported[key] = true
					problems = append(problems, ambiguousColumn(p, i, c.column))
				}
			}
		}
	}
	return problems
}

// ambiguousColumn reports a name that several columns of the table at block i have.
func ambiguousColumn(p *page.Page, i int, c column) problem.Problem {
	columns := c.in(p.Header(p.Blocks[i].Table))
	numbers := make([]string, len(columns))
	for n, column := range columns {
		numbers[n] = fmt.Sprint(column + 1)
	}
	return p.Problem(i, "ambiguous-column", fmt.Sprintf("%d columns of the table are called %q: %s", len(columns), c.source, strings.Join(numbers, ", ")),
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
		column, ok := c.column.of(b, header)
		if !ok && c.column.optional {
			continue
		}
		if !ok {
			return fmt.Sprintf("it has no cell %s", c.column.source)
		}
		if _, ok := c.capture(b.Cells[column], Capture{}); !ok {
			return fmt.Sprintf("its cell %s does not match %s", c.column.source, c.pattern)
		}
	}
	return "its first cell spans another column"
}

// Columns returns the columns that a match names of the table of the row at i, those that
// it leaves out too; nil where it names none.
func (s Sequences) Columns(m Match, p *page.Page, i int) (all []int) {
	header := p.Header(p.Blocks[i].Table)
	main := s[m.Which].Main()
	for _, c := range main.cells {
		all = append(all, c.column.all(header)...)
	}
	for _, c := range main.left {
		all = append(all, c.all(header)...)
	}
	return all
}

// Captures returns the names that patterns of s capture.
func (s Sequences) Captures() (names []string) {
	for _, m := range slices.Concat(s...) {
		if m.text != nil {
			names = append(names, m.text.SubexpNames()...)
		}
		if m.id != nil {
			names = append(names, m.id.SubexpNames()...)
		}
		for _, c := range m.cells {
			names = append(names, c.pattern.SubexpNames()...)
		}
	}
	return names
}

// A column is how a rule names a column of a table: by a [Name] of its header, or by
// its number from 1. With a question mark at the end it may be missing.
type column struct {
	source   string
	names    []Name // the source as it stands, and without the question mark
	number   int
	optional bool
}

// column compiles the name of a column.
func (c *Compiler) column(at, source string) column {
	col := column{source: source}
	name, optional := strings.CutSuffix(source, "?")
	if col.number, _ = strconv.Atoi(name); col.number > 0 {
		col.optional = optional
		return col
	}
	if optional {
		col.names = append(col.names, Name{source: source, texts: []string{source}})
	}
	col.names, col.optional = append(col.names, c.Name(at, name)), optional
	return col
}

// in returns the columns of a header that have the name.
func (c column) in(header page.Header) []int {
	if c.number > 0 {
		return []int{c.number - 1}
	}
	for _, name := range c.names {
		if found := name.columns(header); found != nil {
			return found
		}
	}
	return nil
}

// all returns the columns of a header that have any of the names of c.
func (c column) all(header page.Header) (all []int) {
	if c.number > 0 {
		return []int{c.number - 1}
	}
	for _, name := range c.names {
		all = append(all, name.columns(header)...)
		for _, text := range name.texts {
			all = append(all, Name{texts: []string{text}}.columns(header)...)
		}
	}
	return all
}

// columns returns the columns of a header that have the name: of several texts the
// first one that any has.
func (n Name) columns(header page.Header) []int {
	for _, text := range n.texts {
		found := header.Find(text, func(s string) bool { return strings.EqualFold(withoutColon(s), text) })
		if found != nil {
			return found
		}
	}
	if n.pattern == nil {
		return nil
	}
	return header.Find(n.source, n.pattern.MatchString)
}

// of returns the column of a row, and whether the row has it.
func (c column) of(b *block.Block, header page.Header) (int, bool) {
	columns := c.in(header)
	if len(columns) == 0 || columns[0] >= len(b.Cells) {
		return 0, false
	}
	return columns[0], true
}

// IsType reports whether a pattern of s captures a text, all of it, as a type.
func (s Sequences) IsType(text string) bool { return s.typePattern(text) != nil }

// TypePattern returns the pattern that captures a text as a type.
func (s Sequences) TypePattern(text string) string {
	if re := s.typePattern(text); re != nil {
		return re.String()
	}
	return "type"
}

func (s Sequences) typePattern(text string) *regexp.Regexp {
	for _, one := range s {
		for n := range one {
			m := &one[n]
			if m.text != nil && m.text.MayMatch(text) && isType(m.text.Regexp, text) {
				return m.text.Regexp
			}
			for _, c := range m.cells {
				if isType(c.pattern, text) {
					return c.pattern
				}
			}
		}
	}
	return nil
}

func isType(re *regexp.Regexp, text string) bool {
	if re.SubexpIndex("type") < 0 {
		return false
	}
	found, _ := Find(re, text, Capture{})
	return found.Value("type") == text
}
