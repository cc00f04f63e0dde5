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

// noteShape notes what the type of an entry looks like.
func (x *extractor) noteShape(l *layout, typ string) {
	if x.shapes[l] == nil {
		x.shapes[l] = map[string]bool{}
	}
	x.shapes[l][shapeOf(typ)] = true
}

// checkStrays reports codes outside every entry that look like those of the entries,
// where nothing else has them: a table, or a form of entry, that no rule reads.
func (x *extractor) checkStrays() {
	known := make(map[string]bool, len(x.scrape.Entries))
	for _, o := range x.scrape.Entries {
		known[o.Entry.Type] = true
	}
	tables := map[table]int{} // how many codes each has that no entry has
	for _, s := range x.strays {
		if b := &s.page.Blocks[s.block]; b.Kind == block.Row && !known[s.value] {
			tables[table{s.page, b.Table}]++
		}
	}
	for _, s := range x.strays {
		shape := shapeOf(s.value)
		if known[s.value] || !x.shapes[s.layout][shape] {
			continue
		}
		b := &s.page.Blocks[s.block]
		if b.Kind != block.Row {
			x.straySeverity(s, fmt.Sprintf("the %s %q stands outside every entry, and looks like the type of one", b.Kind, clip(s.value)), b.Kind.String())
			continue
		}
		if t := (table{s.page, b.Table}); 2*tables[t] >= rowsOf(t) {
			x.straySeverity(s, fmt.Sprintf("no rule reads the table of the row %q, which begins with what looks like a type", clip(b.Row())), headerOf(t))
		}
	}
}

// straySeverity reports a stray: as an error where words and numbers of other meanings
// do not look so, else as a warning.
func (x *extractor) straySeverity(s stray, message, kind string) {
	l, b := s.layout, &s.page.Blocks[s.block]
	p := s.page.Problem(s.block, "lost-entry", message, "")
	if !isPlain(shapeOf(s.value)) {
		p.Severity = problem.Warning
	}
	header := headerOf(table{s.page, b.Table})
	x.find(finding{
		Problem: p, alike: fmt.Sprintln(l.name, "stray", kind), text: rule.Said(b),
		advise: func(g alike) string {
			lines := []paste{{"noise", with(l.spec.Noise, exactly(g.texts)...), "no entries"}}
			if b.Kind == block.Row && header != "" {
				lines = []paste{{"begin", l.beginOr(s), "entries"}, {"noise", with(l.spec.Noise, exactly([]string{header})...), "no entries: the header of the table"}}
			} else if b.Kind == block.Row {
				lines = append([]paste{{"begin", l.beginOr(s), "entries"}}, lines...)
			}
			return "an entry begins with " + l.begin.String() + "; " + pasted("in "+l.name, lines...)
		},
	})
}

// headerOf returns the header of a table as noise is compared with it, or "".
func headerOf(t table) string {
	for i := range t.page.Blocks {
		if b := &t.page.Blocks[i]; b.Kind == block.Row && b.Table == t.number {
			if !b.NamesColumns() {
				return ""
			}
			return b.Row()
		}
	}
	return ""
}

// rowsOf returns how many rows a table has below its header.
func rowsOf(t table) (n int) {
	for i := range t.page.Blocks {
		if b := &t.page.Blocks[i]; b.Kind == block.Row && b.Table == t.number && !b.NamesColumns() {
			n++
		}
	}
	return n
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
