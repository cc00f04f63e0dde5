package scrape

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/rule"
)

// A stray is a block outside every entry that has what may be a type.
type stray struct {
	layout *layout
	page   *page.Page
	block  int
	value  string
}

// noteStray keeps the block at hand if it looks as if an entry began there: a row with a
// type in its first cell, or a text that is a type.
func (e *entryPage) noteStray(b *block.Block) {
	text := b.Text
	switch b.Kind {
	case block.Row:
		text = b.Cells[0]
	case block.Item, block.Code, block.Definition: // of lists of codes, and of prose
		return
	}
	shape := shapeOf(text)
	if shape == "" || b.Kind != block.Row && !isPlain(shape) { // a name in prose may stand on a line of its own
		return
	}
	if e.layout.begin.IsType(text) {
		e.x.strays = append(e.x.strays, stray{e.layout, e.page, e.at, text})
	}
}

// checkStrays reports codes outside every entry that look like those of the entries,
// where nothing else has them: a table, or a form of entry, that no rule reads.
func (x *extractor) checkStrays() {
	if len(x.strays) == 0 {
		return
	}
	known, shapes := x.knownTypes()
	tables, codes := map[*page.Page]map[int32]*rows{}, map[table]int{} // how many codes each has that no entry has
	for _, s := range x.strays {
		if tables[s.page] == nil {
			tables[s.page] = tablesOf(s.page)
		}
		if b := &s.page.Blocks[s.block]; b.Kind == block.Row && !known[s.value] {
			codes[table{s.page, b.Table}]++
		}
	}
	for _, s := range x.strays {
		if known[s.value] || !shapes[shape{s.layout, shapeOf(s.value)}] {
			continue
		}
		b := &s.page.Blocks[s.block]
		if b.Kind != block.Row {
			x.straySeverity(s, fmt.Sprintf("the %s %q is outside every entry, but looks like the type of one", b.Kind, clip(s.value)), b.Kind.String())
			continue
		}
		if t := tables[s.page][b.Table]; 2*codes[table{s.page, b.Table}] >= t.n {
			x.straySeverity(s, fmt.Sprintf("no rule reads the table of the row %q, which begins with what looks like a type", clip(b.Row())), t.header)
		}
	}
}

// A shape is what the types of a layout look like; see shapeOf.
type shape struct {
	layout *layout
	shape  string
}

// knownTypes returns the types of all entries, and what they look like.
func (x *extractor) knownTypes() (types map[string]bool, shapes map[shape]bool) {
	types, shapes = make(map[string]bool, len(x.scrape.Entries)), map[shape]bool{}
	for i, l := range x.layoutOf {
		t := x.scrape.Entries[i].Entry.Type
		types[t] = true
		shapes[shape{l, shapeOf(t)}] = true
	}
	return types, shapes
}

// straySeverity reports a stray: as an error where words and numbers of other meanings
// do not look so, else as a warning. Its kind is that of the block, or the header of the
// table of a row.
func (x *extractor) straySeverity(s stray, message, kind string) {
	l, b := s.layout, &s.page.Blocks[s.block]
	p := s.page.Problem(s.block, "lost-entry", message, "")
	if !isPlain(shapeOf(s.value)) {
		p.Severity = problem.Warning
	}
	x.find(finding{
		Problem: p, alike: fmt.Sprintln(l.name, "stray", kind), text: rule.Said(b),
		advise: func(g alike) string {
			lines := []paste{{"noise", with(l.spec.Noise, exactly(g.texts)...), "not entries"}}
			if b.Kind == block.Row && kind != "" {
				lines = []paste{{"begin", l.beginOr(s), "entries"}, {"noise", with(l.spec.Noise, exactly([]string{kind})...), "not entries: the header of the table"}}
			} else if b.Kind == block.Row {
				lines = append([]paste{{"begin", l.beginOr(s), "entries"}}, lines...)
			}
			return "an entry begins with " + l.begin.String() + "; " + pasted("in "+l.name, lines...)
		},
	})
}

// The rows of a table.
type rows struct {
	header string // as noise is compared with it, or ""
	n      int    // how many there are below the header
}

// tablesOf returns the rows of the tables of a page, by their number.
func tablesOf(p *page.Page) map[int32]*rows {
	tables := map[int32]*rows{}
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if b.Kind != block.Row {
			continue
		}
		t := tables[b.Table]
		if t == nil {
			t = &rows{}
			tables[b.Table] = t
			if b.NamesColumns() {
				t.header = b.Row()
			}
		}
		if !b.NamesColumns() {
			t.n++
		}
	}
	return tables
}

// shapeOf returns what a code looks like: the kinds of its letters, its separators, and
// how many digits it has at its end, such as "A_" for CARD_OLD and "A0000000" for
// E0000001. It is empty for what may well be a word, and for what is no code.
func shapeOf(text string) string {
	const longest = 80
	var shape []rune
	letters := ""
	for _, r := range text {
		switch {
		case unicode.IsUpper(r):
			letters = add(letters, "A")
		case unicode.IsLetter(r):
			letters = add(letters, "a")
		case unicode.IsDigit(r):
			shape = append(shape, '0')
		case strings.ContainsRune("_-.:/", r):
			if !strings.ContainsRune(string(shape), r) {
				shape = append(shape, r)
			}
		default:
			return ""
		}
	}
	digits := strings.TrimLeft(string(shape), "_-.:/")
	switch {
	case len(text) > longest, len(shape) == 0 && !isCamel(text), letters == "" && len(shape) < 3:
		return ""
	case letters != "" && strings.Contains(digits, "0") && strings.ContainsAny(string(shape), "_-.:/"):
		return letters + strings.ReplaceAll(string(shape), "0", "") // a number within words
	}
	return letters + string(shape)
}

func add(letters, letter string) string {
	if strings.Contains(letters, letter) {
		return letters
	}
	if letter == "A" {
		return letter + letters
	}
	return letters + letter
}

// isCamel reports whether a text is words written as one, as in CardOld.
func isCamel(text string) bool {
	humps := 0
	lower := false
	for _, r := range text {
		if unicode.IsUpper(r) && lower {
			humps++
		}
		lower = unicode.IsLower(r)
	}
	return humps > 0
}

// isPlain reports whether what has a shape is plainly a code: names of fields are written
// in small letters, and three digits are an HTTP status.
func isPlain(shape string) bool {
	return shape != "000" && !strings.HasPrefix(shape, "a") && !strings.HasPrefix(shape, "Aa")
}
