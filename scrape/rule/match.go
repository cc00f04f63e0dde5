package rule

import (
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
)

// A Matcher is the compiled rule of a block.
type Matcher struct {
	Spec  Block
	kind  kind
	text  *Text
	id    *regexp.Regexp
	lang  *regexp.Regexp
	cells []cellPattern // by the name of their column
	left  []column      // the columns that are left out
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
		if found, ok = r.text.Find(b, Capture{From: kindOrigins[b.Kind], Block: i}); !ok {
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
	if r.lang != nil {
		in, ok := Find(r.lang, b.Lang, Capture{From: "its language", Block: i})
		if !ok || b.Kind != block.Code {
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
	header, matched := p.Header(b.Table), false
	for n := range r.cells {
		c := &r.cells[n]
		column, ok := c.column.of(b, header)
		if !ok && c.column.optional {
			continue
		}
		if !ok {
			return nil, false
		}
		in, ok := c.capture(b.Cells[column], Capture{From: "its cell " + c.column.source, Block: i})
		if !ok || in.Value("type") != "" && r.isWide(b, column, header) {
			return nil, false
		}
		found, matched = append(found, in...), true
	}
	slices.SortStableFunc(found, func(a, b Capture) int { return strings.Compare(a.Name, b.Name) })
	return found, matched
}

// isWide reports whether the cell in a column spans another column that r names: what
// stands there is not the type of one error but a remark, or a title of rows.
func (r *Matcher) isWide(b *block.Block, column int, header page.Header) bool {
	for n := range r.cells {
		if other := r.cells[n].column.in(header); len(other) > 0 && b.Joins(column, other[0]) {
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
	header, has := p.Header(b.Table), false
	for n := range r.cells {
		c := &r.cells[n].column
		isThere := len(c.in(header)) > 0
		if !isThere && !c.optional {
			return false
		}
		has = has || isThere
	}
	return has
}

// IndexOf returns the first block from i on whose text, code or anchor a pattern
// matches, or the number of blocks. A heading comes before an item or a link to an
// anchor that match before it: those are of a table of contents.
func IndexOf(p *page.Page, i int, re *regexp.Regexp) int {
	first := len(p.Blocks)
	for ; i < len(p.Blocks); i++ {
		b := &p.Blocks[i]
		matches := !b.Nav && (b.Kind != block.Row && re.MatchString(b.Text) || slices.ContainsFunc(b.IDs, re.MatchString))
		switch {
		case matches && first == len(p.Blocks):
			first = i
			if !leads(b) {
				return i
			}
		case matches && b.Kind == block.Heading:
			return i
		}
	}
	return first
}

// leads reports whether a block may be of a table of contents.
func leads(b *block.Block) bool {
	toAnchor := func(link string) bool { return strings.HasPrefix(link, "#") }
	return b.Kind == block.Item || b.Kind != block.Heading && slices.ContainsFunc(b.Links, toAnchor)
}

// beginsAny reports whether a text is how a block of the page begins that matches r.
func (r *Matcher) beginsAny(p *page.Page, text string) bool {
	for i := range p.Blocks {
		if b := &p.Blocks[i]; text != "" && strings.HasPrefix(b.Text, text) {
			if _, ok := r.Matches(p, i); ok {
				return true
			}
		}
	}
	return false
}
