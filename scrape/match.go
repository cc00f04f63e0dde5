package scrape

import (
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
)

// begins reports whether blocks match a sequence of rules from block i
// on, what they capture, and the block after them. Blocks of the frame of the
// page are passed over.
func begins(sequence []blockRule, p *page.Page, i int) (found []capture, next int, ok bool) {
	if len(sequence) == 0 {
		return nil, i, false
	}
	next = i
	for n := range sequence {
		for n > 0 && next < len(p.Blocks) && p.Blocks[next].Nav {
			next++
		}
		if next < len(p.Blocks) {
			if in, ok := sequence[n].matches(p, next); ok {
				found = append(found, in...)
				next++
				continue
			}
		}
		if !sequence[n].spec.Optional {
			return nil, i, false
		}
	}
	return found, next, true
}

// matches reports whether the block at i is the one that r tells, and what it
// captures.
func (r *blockRule) matches(p *page.Page, i int) (found []capture, ok bool) {
	b := &p.Blocks[i]
	if !r.hasKind(b) || r.spec.Level != 0 && r.spec.Level != int(b.Level) {
		return nil, false
	}
	if r.text != nil {
		if !b.IsText() || !r.text.mayMatch(b.Text) {
			return nil, false
		}
		if found, ok = capturesOf(r.text.Regexp, b.Text, capture{from: kindOrigins[b.Kind], block: i}); !ok {
			return nil, false
		}
	}
	if r.id != nil {
		in, ok := anyOf(r.id, b.IDs, capture{from: "its anchor", block: i})
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

func (r *blockRule) hasKind(b *block.Block) bool {
	kind := r.spec.Kind
	return kind == "" || kind == b.Kind.String() || kind == "text" && b.IsText()
}

// kindOrigins are the kinds as messages call what a capture was taken from.
var kindOrigins = func() (origins []string) {
	for _, name := range block.KindNames() {
		origins = append(origins, "its "+name)
	}
	return origins
}()

// matchCells reports whether the cells of a row match, and what they capture.
func (r *blockRule) matchCells(p *page.Page, i int) (found []capture, ok bool) {
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
		in, ok := c.capture(b.Cells[columns[0]], capture{from: "its cell " + c.name, block: i})
		if !ok || valueOf(in, "type") != "" && r.isWide(b, columns[0], header) {
			return nil, false
		}
		found = append(found, in...)
	}
	slices.SortStableFunc(found, func(a, b capture) int { return strings.Compare(a.name, b.name) })
	return found, true
}

// isWide reports whether the cell in a column spans another column that r names: what
// stands there is not the type of one error but a remark, or a title of rows.
func (r *blockRule) isWide(b *block.Block, column int, header page.Header) bool {
	for n := range r.cells {
		if other := columnsOf(r.cells[n].name, header); len(other) > 0 && b.Joins(column, other[0]) {
			return true
		}
	}
	return false
}

// hasColumns reports whether the table of the row at i has the columns that r
// names: then each of its rows is expected to match.
func (r *blockRule) hasColumns(p *page.Page, i int) bool {
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

// indexOf returns the first block from i on whose text or anchor a pattern
// matches, or the number of blocks.
func indexOf(p *page.Page, i int, re *regexp.Regexp) int {
	for ; i < len(p.Blocks); i++ {
		b := &p.Blocks[i]
		if !b.Nav && (b.IsText() && re.MatchString(b.Text) || slices.ContainsFunc(b.IDs, re.MatchString)) {
			return i
		}
	}
	return i
}

// isLabel reports whether text is one of labels, case and a final colon apart.
func isLabel(labels []string, text string) bool {
	text = withoutColon(text)
	return slices.ContainsFunc(labels, func(l string) bool { return strings.EqualFold(withoutColon(l), text) })
}

// withoutColon returns a label without the colon that it may end with, in the
// way of any language: French sets a space before it, Chinese a wide one.
func withoutColon(label string) string {
	return strings.TrimRightFunc(label, func(r rune) bool { return r == ':' || r == '：' || block.IsSpace(r) })
}
