package scrape

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/rule"
)

// A table is a table of a page.
type table struct {
	page   *page.Page
	number int32
}

// A tableUse is what is read of a table whose rows begin entries.
type tableUse struct {
	layout *layout
	which  int   // of the alternatives of begin
	rows   []int // the blocks of those rows
	taken  map[int]bool
}

// readRow notes that the row at i begins an entry.
func (e *entryPage) readRow(i int, m rule.Match) {
	t := table{e.page, e.page.Blocks[i].Table}
	use := e.x.tables[t]
	if use != nil && use.layout == e.layout && use.which == m.Which {
		use.rows = append(use.rows, i)
		return
	}
	columns := e.layout.begin.Columns(m, e.page, i)
	if columns == nil {
		return
	}
	if use == nil {
		use = &tableUse{layout: e.layout, which: m.Which, taken: map[int]bool{}}
		e.x.tables[t] = use
		e.x.tableOrder = append(e.x.tableOrder, t)
	}
	use.rows = append(use.rows, i)
	for _, c := range columns {
		use.taken[c] = true
	}
}

// An unreadColumn is a column that no rule takes, of rows that begin entries.
type unreadColumn struct {
	layout *layout
	name   string
	which  map[int]bool // of the alternatives of begin
	rows   int
	page   *page.Page
	block  int // the first row that has something there
}

// checkColumns warns of columns that no rule takes, once for all tables of a layout.
func (x *extractor) checkColumns() {
	var unread []*unreadColumn
	for _, t := range x.tableOrder {
		use := x.tables[t]
		for _, i := range use.rows {
			cells := t.page.Blocks[i].Cells
			for c, cell := range cells {
				name := columnName(t.page.Header(t.number), c)
				if use.taken[c] || name == "" || !saysMore(cells, c, use.taken) || cell == "" {
					continue
				}
				unread = countColumn(unread, unreadColumn{use.layout, name, map[int]bool{use.which: true}, 1, t.page, i})
			}
		}
	}
	for len(unread) > 0 {
		of := func(u *unreadColumn) bool { return u.layout == unread[0].layout }
		var all []*unreadColumn
		for _, u := range unread {
			if of(u) {
				all = append(all, u)
			}
		}
		x.warnColumns(all)
		unread = slices.DeleteFunc(unread, of)
	}
}

func countColumn(unread []*unreadColumn, c unreadColumn) []*unreadColumn {
	for _, u := range unread {
		if u.layout == c.layout && u.name == c.name {
			u.rows++
			maps.Copy(u.which, c.which)
			return unread
		}
	}
	return append(unread, &c)
}

// saysMore reports whether a cell is another than those of the columns that are taken:
// one that spans them says nothing of its own.
func saysMore(cells []string, c int, taken map[int]bool) bool {
	for o := range cells {
		if taken[o] && cells[o] == cells[c] {
			return false
		}
	}
	return true
}

// columnName returns what a profile calls a column: by its header, or by its number
// where that does not tell it. A column whose header is empty has no name.
func columnName(header page.Header, c int) string {
	name := header.Name(c)
	if header.Columns() > 0 && name == "" {
		return ""
	}
	if name == "" || strings.ContainsAny(name, "|") || strings.HasSuffix(name, "?") || strings.HasPrefix(name, "/") {
		return strconv.Itoa(c + 1)
	}
	return name
}

// warnColumns warns of the columns of one layout that no rule takes.
func (x *extractor) warnColumns(unread []*unreadColumn) {
	first, rows := unread[0], 0
	var names []string
	var taken, left []moreCell
	free := first.layout.freeFields()
	for _, u := range unread {
		rows = max(rows, u.rows)
		names = append(names, strconv.Quote(clip(u.name)))
		c := moreCell{u.which, u.name, ""}
		left = append(left, c)
		if field := guessField(u.name, free); field != "" {
			c.column, c.pattern = x.inSome(u), field
		}
		taken = append(taken, c)
	}
	lines := []paste{{"begin", first.layout.beginWith(left), "left out"}}
	if slices.ContainsFunc(taken, func(c moreCell) bool { return c.pattern != "" }) {
		lines = slices.Insert(lines, 0, paste{"begin", first.layout.beginWith(taken), "taken"})
	}
	p := first.page.Problem(first.block, "unread-column", fmt.Sprintf("no rule takes the %s %s of %d %s that begin entries",
		problem.Plural(len(names), "column", "columns"), strings.Join(names, ", "), rows, problem.Plural(rows, "row", "rows")), pasted("in "+first.layout.name, lines...))
	x.warn(p)
}

// inSome returns the name of a column with a question mark, if a table of the layout does
// not have it.
func (x *extractor) inSome(u *unreadColumn) string {
	for t, use := range x.tables {
		header := t.page.Header(t.number)
		has := false
		for c := range max(header.Columns(), len(t.page.Blocks[use.rows[0]].Cells)) {
			has = has || columnName(header, c) == u.name
		}
		if use.layout == u.layout && u.which[use.which] && !has {
			return u.name + "?"
		}
	}
	return u.name
}

// fieldWords are words of headers, each with the field that such a column mostly has.
var fieldWords = []struct{ word, field string }{
	{"status", "status"},
	{"http", "status"},
	{"cause", "causes"},
	{"reason", "causes"},
	{"why", "causes"},
	{"solution", "steps"},
	{"fix", "steps"},
	{"action", "steps"},
	{"resolution", "steps"},
	{"remedy", "steps"},
	{"how", "steps"},
	{"troubleshoot", "steps"},
	{"message", "message"},
	{"description", "description"},
	{"meaning", "description"},
	{"detail", "description"},
	{"explanation", "description"},
	{"note", "description"},
	{"category", "category"},
}

// guessField returns the field that a column has by its name, of those that are free,
// and takes it; or "".
func guessField(name string, free map[string]bool) string {
	for _, w := range fieldWords {
		if strings.Contains(strings.ToLower(name), w.word) && free[w.field] && w.field != "status" {
			free[w.field] = w.field == "causes" || w.field == "steps"
			return w.field
		}
	}
	return ""
}

// freeFields returns the fields that nothing in begin captures.
func (l *layout) freeFields() map[string]bool {
	free := map[string]bool{"causes": true, "steps": true, "message": true, "description": true, "category": true}
	for _, name := range l.begin.Captures() {
		delete(free, name)
	}
	return free
}

// A moreCell is a cell for alternatives of begin.
type moreCell struct {
	which           map[int]bool
	column, pattern string
}

// beginWith returns begin as it is written on one line, with more cells in the blocks
// that have cells.
func (l *layout) beginWith(more []moreCell) string {
	var blocks []string
	which := 0
	for _, b := range l.spec.Begin {
		if b.Or {
			which++
		}
		if len(b.Cells) > 0 {
			b.Cells = maps.Clone(b.Cells)
			for _, c := range more {
				if c.which[which] {
					b.Cells[c.column] = c.pattern
				}
			}
		}
		blocks = append(blocks, flowBlock(b))
	}
	if len(blocks) == 1 {
		return blocks[0]
	}
	return "[" + strings.Join(blocks, ", ") + "]"
}

// flowBlock returns the rule of a block as it is written on one line.
func flowBlock(b rule.Block) string {
	if b.Or {
		return b.Word()
	}
	var fields []string
	add := func(key, value string) {
		if value != "" {
			fields = append(fields, key+": "+value)
		}
	}
	add("kind", b.Kind)
	if b.Level > 0 {
		add("level", strconv.Itoa(b.Level))
	}
	if b.Text != "" {
		add("text", scalar(b.Text))
	}
	if b.ID != "" {
		add("id", scalar(b.ID))
	}
	if b.Lang != "" {
		add("lang", scalar(b.Lang))
	}
	if len(b.Cells) > 0 {
		var cells []string
		for _, name := range sortedKeys(b.Cells) {
			cells = append(cells, scalar(name)+": "+scalar(b.Cells[name]))
		}
		add("cells", "{"+strings.Join(cells, ", ")+"}")
	}
	if b.Optional {
		add("optional", "true")
	}
	return "{" + strings.Join(fields, ", ") + "}"
}

// beginOr returns begin with one more alternative: rows of the table of a stray.
func (l *layout) beginOr(s stray) string {
	t := table{s.page, s.page.Blocks[s.block].Table}
	header := s.page.Header(t.number)
	cells := map[string]string{}
	free := map[string]bool{"causes": true, "steps": true, "message": true, "description": true, "category": true}
	for c := range s.page.Blocks[s.block].Cells {
		name := columnName(header, c)
		switch {
		case name == "":
		case c == 0:
			cells[name] = l.begin.TypePattern(s.value)
		default:
			cells[name] = guessField(name, free)
		}
	}
	var blocks []string
	for _, b := range l.spec.Begin {
		blocks = append(blocks, flowBlock(b))
	}
	return "[" + strings.Join(append(blocks, "or", flowBlock(rule.Block{Kind: "row", Cells: cells})), ", ") + "]"
}
