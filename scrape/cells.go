package scrape

import (
	"fmt"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
)

// A cellRule is the pattern of a cell of a row.
type cellRule struct {
	name    string // of its column
	pattern *regexp.Regexp
	lines   bool // whether the pattern speaks of line ends
	items   bool // whether it captures causes alone, or steps alone
}

func newCellRule(name string, pattern *regexp.Regexp) cellRule {
	r := cellRule{name: name, pattern: pattern, lines: seesLines(pattern.String())}
	names := slices.DeleteFunc(slices.Clone(pattern.SubexpNames()), func(name string) bool { return name == "" })
	slices.Sort(names)
	names = slices.Compact(names)
	r.items = len(names) == 1 && isListed(names[0])
	return r
}

// isListed reports whether an entry has a list of what is captured by a name.
func isListed(name string) bool { return name == "cause" || name == "step" }

// seesLines reports whether a pattern speaks of line ends: by \n or by the flag m.
func seesLines(pattern string) bool {
	if strings.Contains(pattern, `\n`) || strings.Contains(pattern, "\n") {
		return true
	}
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	return err == nil && hasLineAnchor(parsed)
}

func hasLineAnchor(re *syntax.Regexp) bool {
	return re.Op == syntax.OpBeginLine || re.Op == syntax.OpEndLine || slices.ContainsFunc(re.Sub, hasLineAnchor)
}

// capture returns what r captures in a cell, and whether r matches. The lines of a cell
// are one text to a pattern that does not speak of line ends; one for causes or for steps
// alone is tried on each line first.
func (r *cellRule) capture(cell string, in capture) (found []capture, ok bool) {
	if !strings.Contains(cell, "\n") {
		return capturesOf(r.pattern, cell, in)
	}
	if r.items && !r.lines {
		if found, ok := r.captureLines(cell, in); ok {
			return found, true
		}
	}
	text := cell
	if !r.lines {
		text = block.OneLine(cell) // as long as the cell
	}
	places := r.pattern.FindStringSubmatchIndex(text)
	if places == nil {
		return nil, false
	}
	for i, name := range r.pattern.SubexpNames() {
		if name == "" || places[2*i] < 0 || places[2*i] == places[2*i+1] {
			continue
		}
		in.name = name
		for _, in.value = range valuesOf(name, cell[places[2*i]:places[2*i+1]]) {
			found = append(found, in)
		}
	}
	return found, true
}

// captureLines returns what r captures in the lines of a cell, if it matches each.
func (r *cellRule) captureLines(cell string, in capture) (found []capture, ok bool) {
	for _, line := range itemsOf(cell) {
		captured, ok := capturesOf(r.pattern, line, in)
		if !ok {
			return nil, false
		}
		found = append(found, captured...)
	}
	return found, true
}

// valuesOf returns the values that captured lines are for a name: an item for each line,
// the paragraphs of a description, or one line.
func valuesOf(name, text string) []string {
	switch {
	case isListed(name):
		return itemsOf(text)
	case name == "description":
		return []string{strings.ReplaceAll(text, "\n", "\n\n")}
	}
	return []string{block.OneLine(text)}
}

// bullets are what an item begins with where a cell writes a list by line breaks.
var bullets = regexp.MustCompile(`^(?:[-*•◦▪‣·–]|\d{1,2}[.)])[ \x{a0}]+`)

// itemsOf returns the lines of a cell as items. The bullets of all lines are not of them.
func itemsOf(cell string) []string {
	lines := strings.FieldsFunc(cell, func(r rune) bool { return r == '\n' })
	listed := len(lines) > 1 && !slices.ContainsFunc(lines, func(line string) bool { return !bullets.MatchString(line) })
	for i, line := range lines {
		if listed {
			line = bullets.ReplaceAllString(line, "")
		}
		lines[i] = strings.Trim(line, " ")
	}
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" })
}

// checkColumns reports names of columns that two columns of a table have, with all else
// that a rule asks of the table.
func (e *entryPage) checkColumns() {
	reported := map[string]bool{}
	for _, rules := range [...][]blockRule{e.layout.begin, e.layout.group} {
		for n := range rules {
			for i := e.at; i < e.end && len(rules[n].cells) > 0; i++ {
				b := &e.page.Blocks[i]
				if b.Kind != block.Row || !b.NamesColumns() || e.page.Header(b.Table).Block != i || b.Nav || !rules[n].hasColumns(e.page, i) {
					continue
				}
				for _, c := range rules[n].cells {
					e.checkColumn(c.name, i, reported)
				}
			}
		}
	}
}

// checkColumn reports a name that several columns of the table at block i have, unless
// they say the same in each row.
func (e *entryPage) checkColumn(name string, i int, reported map[string]bool) {
	table := e.page.Blocks[i].Table
	columns := columnsOf(name, e.page.Header(table))
	key := fmt.Sprint(name, table)
	if len(columns) < 2 || reported[key] || e.sameColumns(i, columns) {
		return
	}
	reported[key] = true
	numbers := make([]string, len(columns))
	for n, column := range columns {
		numbers[n] = fmt.Sprint(column + 1)
	}
	e.x.report(e.page.Problem(i, "ambiguous-column", fmt.Sprintf("%d columns of the table are called %q: %s", len(columns), name, strings.Join(numbers, ", ")),
		fmt.Sprintf("name the column by its number, as in cells: {%q: …}; under a header of two rows, also as \"Group / Column\"", numbers[0])))
}

// sameColumns reports whether columns say the same in each row of the table whose header
// begins at block i, as those do that cells span together.
func (e *entryPage) sameColumns(i int, columns []int) bool {
	table := e.page.Blocks[i].Table
	for ; i < e.end; i++ {
		b := &e.page.Blocks[i]
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

// columnsOf returns the columns of a name, which is of the header or a number from 1.
func columnsOf(name string, header page.Header) []int {
	if n := number(name); n > 0 {
		return []int{n - 1}
	}
	return header.Find(name)
}
