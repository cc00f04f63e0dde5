package propose

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// A table is a table of a page.
type table struct {
	on     *sheet
	names  []string // of the columns, or none
	titles []string // what a row that is no header calls the columns, or none
	rows   []int    // the blocks of the rows with several cells, without those of the header
	single []int    // the blocks of the rows with one cell
}

// tablesOf returns the tables of all pages, in order.
func tablesOf(sheets []*sheet) (all []*table) {
	for _, s := range sheets {
		known := map[int32]*table{}
		for i := range s.page.Blocks {
			b := &s.page.Blocks[i]
			if b.Kind != block.Row || b.Nav {
				continue
			}
			t := known[b.Table]
			if t == nil {
				t = &table{on: s}
				known[b.Table] = t
				all = append(all, t)
			}
			switch {
			case b.NamesColumns():
				if len(t.rows) == 0 {
					t.addHeader(b.Cells)
				}
			case len(b.Cells) < 2 || allAlike(b.Cells):
				t.single = append(t.single, i)
			case len(t.names) == 0 && len(t.rows) == 0 && t.titles == nil && areTitles(b.Cells):
				t.titles = b.Cells
			default:
				t.rows = append(t.rows, i)
			}
		}
	}
	return slices.DeleteFunc(all, func(t *table) bool { return len(t.rows) == 0 })
}

// addHeader takes the cells of a row of the header. Under a header of two rows the
// lower one names the columns.
func (t *table) addHeader(cells []string) {
	for i, cell := range cells {
		cell = block.OneLine(cell)
		if i == len(t.names) {
			t.names = append(t.names, cell)
		} else if cell != "" {
			t.names[i] = cell
		}
	}
}

// areTitles reports whether the cells of a row name columns.
func areTitles(cells []string) bool {
	return !slices.ContainsFunc(cells, func(c string) bool { return roleOf(block.OneLine(c)) == noRole })
}

// title returns what a column is called, whether by a header or by a row.
func (t *table) title(column int) string {
	switch {
	case column < len(t.names):
		return t.names[column]
	case column < len(t.titles):
		return block.OneLine(t.titles[column])
	}
	return ""
}

func allAlike(cells []string) bool {
	for _, c := range cells[1:] {
		if c != cells[0] {
			return false
		}
	}
	return true
}

// name returns the name of a column as a profile gives it.
func (t *table) name(column int) string {
	if column < len(t.names) && t.names[column] != "" && t.isUnique(column) {
		return t.names[column]
	}
	return strconv.Itoa(column + 1)
}

func (t *table) isUnique(column int) bool {
	for i, other := range t.names {
		if i != column && strings.EqualFold(other, t.names[column]) {
			return false
		}
	}
	return true
}

// find returns the column of a name, or -1.
func (t *table) find(name string) int {
	for i := range t.width() {
		if strings.EqualFold(t.name(i), name) {
			return i
		}
	}
	return -1
}

// width returns how many columns t has.
func (t *table) width() int {
	width := len(t.names)
	for _, r := range t.rows {
		width = max(width, len(t.on.page.Blocks[r].Cells))
	}
	return width
}

// cell returns the text of a cell, or "".
func (t *table) cell(row, column int) string {
	cells := t.on.page.Blocks[row].Cells
	if column >= len(cells) {
		return ""
	}
	return cells[column]
}

// maxColumns is how many columns of a table are looked at.
const maxColumns = 16

// columnCandidates returns the candidates of columns. Tables with a column of a name
// are one candidate, unless little else of them is alike.
func columnCandidates(tables []*table) (found []*candidate) {
	byName := map[string][]*table{}
	for _, t := range tables {
		for i := range min(t.width(), maxColumns) {
			if name := strings.ToLower(t.name(i)); t.isCodes(i) {
				byName[name] = append(byName[name], t)
			}
		}
	}
	for _, name := range sortedNames(byName) {
		found = append(found, joinAlike(name, byName[name])...)
	}
	return found
}

func sortedNames[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	slices.Sort(names)
	return names
}

// joinAlike returns the candidates of the column of a name: tables with the same
// columns, and with them others of the same family that share what is said.
func joinAlike(name string, tables []*table) (found []*candidate) {
	bySignature := map[string][]*table{}
	for _, t := range tables {
		bySignature[t.signature()] = append(bySignature[t.signature()], t)
	}
	for _, s := range sortedNames(bySignature) {
		if c := columnCandidate(name, bySignature[s]); c != nil {
			c.rate()
			found = append(found, c)
		}
	}
	slices.SortStableFunc(found, func(a, b *candidate) int { return len(b.entries) - len(a.entries) })
	var joined []*candidate
	for _, c := range found {
		i := slices.IndexFunc(joined, func(o *candidate) bool { return o.joins(c) })
		if i < 0 {
			joined = append(joined, c)
			continue
		}
		both := columnCandidate(name, slices.Concat(joined[i].tables, c.tables))
		if both == nil || len(both.entries) < len(joined[i].entries)+len(c.entries) {
			joined = append(joined, c)
			continue
		}
		both.rate()
		joined[i] = both
	}
	return joined
}

// joins reports whether the tables of two candidates may be read by one rule.
func (c *candidate) joins(o *candidate) bool {
	if (c.context < 0.25) != (o.context < 0.25) || min(len(c.entries), len(o.entries)) >= 3 && c.isStatuses() != o.isStatuses() {
		return false
	}
	if slices.Contains(kin[c.family.shape], o.family.shape) || sameFamily(c, o) || c.headerWeight() >= 0.9 {
		first, other := c.tables[0], o.tables[0]
		if other.width() == 1 || first.width() == 1 {
			return true
		}
		for i := range first.width() {
			if n := first.name(i); !strings.EqualFold(n, c.column) && other.find(n) >= 0 {
				return true
			}
		}
	}
	return false
}

// signature returns what tells tables with other columns apart.
func (t *table) signature() string {
	names := make([]string, t.width())
	for i := range names {
		names[i] = strings.ToLower(t.name(i))
	}
	return strings.Join(names, "\x00")
}

// minCodes is the share of the cells of a column that look like types, at the least.
const minCodes = 0.7

// isCodes reports whether a column looks like one of types.
func (t *table) isCodes(column int) bool {
	codes, filled := 0, 0
	for _, r := range t.rows {
		cell := t.cell(r, column)
		if cell == "" {
			continue
		}
		filled++
		if reading, ok := read(cell); ok && reading.rest == "" {
			codes++
		} else if ok && isToken(reading.typ) && len(cell) < maxType {
			codes++
		}
	}
	return filled > 0 && float64(codes) >= minCodes*float64(filled)
}

// columnCandidate returns the candidate of the column of a name in tables, or nil.
func columnCandidate(name string, tables []*table) *candidate {
	byForm := map[key][]entry{}
	all := map[key]bool{}
	var cells []entry
	for _, t := range tables {
		column := t.find(name)
		for _, r := range t.rows {
			e := entry{on: t.on, at: r}
			e.reading, _ = read(t.cell(r, column))
			cells = append(cells, e)
			if e.typ != "" {
				k := key{e.form.before, e.form.number, e.form.isLast}
				byForm[k] = append(byForm[k], e)
				all[k] = true
			}
		}
	}
	var most key
	for k := range all {
		if n := len(byForm[k]) - len(byForm[most]); n > 0 || n == 0 && cmp.Or(strings.Compare(k.before, most.before), strings.Compare(k.number, most.number)) < 0 {
			most = k
		}
	}
	t := tables[0]
	c := &candidate{kind: block.Row, column: t.name(t.find(name)), tables: tables}
	if !c.take(byForm[most]) {
		return nil
	}
	c.widen(cells)
	mine := map[*sheet]map[int]bool{}
	for _, e := range c.entries {
		if mine[e.on] == nil {
			mine[e.on] = map[int]bool{}
		}
		mine[e.on][e.at] = true
	}
	var own, strange []string
	for _, e := range c.entries {
		own = append(own, e.typ)
	}
	for _, e := range cells {
		if !mine[e.on][e.at] {
			c.others = append(c.others, e)
			strange = append(strange, e.typ)
		}
	}
	for _, t := range tables {
		if t.titles != nil {
			strange = append(strange, block.OneLine(t.titles[0]))
		}
	}
	c.family.tighten(own, strange)
	return c
}

// widen takes all texts of a column that is said to have types, where they are of more
// than one family and all may be types.
func (c *candidate) widen(cells []entry) {
	if c.headerWeight() < 1 || len(c.entries) == len(cells) || c.form != (form{}) {
		return
	}
	var types []string
	closed := ""
	for _, e := range cells {
		if e.typ == "" || e.rest != "" || e.form.before != "" || e.form.number != "" || shapeOf(e.typ) == word && e.form.close == "" {
			return
		}
		closed += e.form.close
		types = append(types, e.typ)
	}
	c.entries = slices.Clone(cells)
	c.family.pattern = patternOf(c.family.shape, types)
	c.family.whole = regexp.MustCompile("^(?:" + c.family.pattern + ")$")
	c.family.isMixed = true
	if closed != "" && strings.Trim(closed, closed[:1]) == "" {
		c.form.close, c.form.mayClose = closed[:1], true
	}
}
