package rule

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
)

// A Sequence is the rules of blocks that follow each other.
type Sequence []Matcher

// A Matcher is the compiled rule of a block.
type Matcher struct {
	Spec  Block
	kind  kind
	text  *Text
	id    *regexp.Regexp
	cells []cellPattern // by the name of their column
}

// At reports whether blocks match a sequence of rules from block i
// on, what they capture, and the block after them. Blocks of the frame of the
// page are passed over.
func (s Sequence) At(p *page.Page, i int) (found Captures, next int, ok bool) {
	if len(s) == 0 {
		return nil, i, false
	}
	next = i
	for n := range s {
		for n > 0 && next < len(p.Blocks) && p.Blocks[next].Nav {
			next++
		}
		if next < len(p.Blocks) {
			if in, ok := s[n].Matches(p, next); ok {
				found = append(found, in...)
				next++
				continue
			}
		}
		if !s[n].Spec.Optional {
			return nil, i, false
		}
	}
	return found, next, true
}

// String says in words what s tells, but for what may be missing.
func (s Sequence) String() string {
	var phrases []string
	for _, m := range s {
		phrase := "a " + cmp.Or(m.Spec.Kind, "block")
		if m.Spec.Level > 0 {
			phrase += fmt.Sprintf(" of level %d", m.Spec.Level)
		}
		if m.Spec.Text != "" {
			phrase += " that matches " + m.Spec.Text
		}
		if m.Spec.ID != "" {
			phrase += " with an anchor that matches " + m.Spec.ID
		}
		joint := " whose"
		for _, name := range sortedKeys(m.Spec.Cells) {
			phrase += fmt.Sprintf("%s cell %s matches %s", joint, name, m.Spec.Cells[name])
			joint = " and whose"
		}
		if !m.Spec.Optional {
			phrases = append(phrases, phrase)
		}
	}
	return strings.Join(phrases, ", then ")
}

// Matches reports whether the block at i is the one that r tells, and what it
// captures.
func (r *Matcher) Matches(p *page.Page, i int) (found Captures, ok bool) {
	b := &p.Blocks[i]
	if !r.kind.has(b) {
		return nil, false
	}
	if r.text != nil {
		if r.kind.name == "" && !b.IsText() {
			return nil, false
		}
		text := Said(b)
		if !r.text.MayMatch(text) {
			return nil, false
		}
		if found, ok = Find(r.text.Regexp, text, Capture{From: kindOrigins[b.Kind], Block: i}); !ok {
			return nil, false
		}
	}
	if r.id != nil {
		in, ok := anyOf(r.id, b.IDs, Capture{From: "its anchor", Block: i})
		if !ok {
			return nil, false
		}
		found = append(found, in...)
	}
	if len(r.cells) > 0 {
		in, ok := r.matchCells(p, i)
		return append(found, in...), ok
	}
	return found, true
}

// Said returns the text that a pattern is searched in: that of a block, or the cells
// of a row on one line.
func Said(b *block.Block) string {
	if b.Kind == block.Row {
		return b.Row()
	}
	return b.Text
}

// kindOrigins are the kinds as messages call what a capture was taken from.
var kindOrigins = func() (origins []string) {
	for _, name := range block.KindNames() {
		origins = append(origins, "its "+name)
	}
	return origins
}()

// matchCells reports whether the cells of a row match, and what they capture.
func (r *Matcher) matchCells(p *page.Page, i int) (found Captures, ok bool) {
	b := &p.Blocks[i]
	if b.Kind != block.Row || b.NamesColumns() {
		return nil, false
	}
	header := p.Header(b.Table)
	for n := range r.cells {
		c := &r.cells[n]
		columns := columnsOf(c.name, header)
		if len(columns) == 0 || columns[0] >= len(b.Cells) {
			return nil, false
		}
		in, ok := c.capture(b.Cells[columns[0]], Capture{From: "its cell " + c.name, Block: i})
		if !ok || in.Value("type") != "" && r.isWide(b, columns[0], header) {
			return nil, false
		}
		found = append(found, in...)
	}
	slices.SortStableFunc(found, func(a, b Capture) int { return strings.Compare(a.Name, b.Name) })
	return found, true
}

// isWide reports whether the cell in a column spans another column that r names: what
// stands there is not the type of one error but a remark, or a title of rows.
func (r *Matcher) isWide(b *block.Block, column int, header page.Header) bool {
	for n := range r.cells {
		if other := columnsOf(r.cells[n].name, header); len(other) > 0 && b.Joins(column, other[0]) {
			return true
		}
	}
	return false
}

// HasColumns reports whether the table of the row at i has the columns that r
// names: then each of its rows is expected to match.
func (r *Matcher) HasColumns(p *page.Page, i int) bool {
	b := &p.Blocks[i]
	if b.Kind != block.Row || len(r.cells) == 0 {
		return false
	}
	header := p.Header(b.Table)
	for n := range r.cells {
		if len(columnsOf(r.cells[n].name, header)) == 0 {
			return false
		}
	}
	return true
}

// IndexOf returns the first block from i on whose text or anchor a pattern
// Matches, or the number of blocks.
func IndexOf(p *page.Page, i int, re *regexp.Regexp) int {
	for ; i < len(p.Blocks); i++ {
		b := &p.Blocks[i]
		if !b.Nav && (b.IsText() && re.MatchString(b.Text) || slices.ContainsFunc(b.IDs, re.MatchString)) {
			return i
		}
	}
	return i
}
