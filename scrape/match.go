package scrape

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
)

// matches reports whether the block at i is the one that s tells, and appends
// to found what it captures.
func (s *step) matches(found []capture, p *page.Page, i int) ([]capture, bool) {
	b := &p.Blocks[i]
	if s.Kind != "" && s.Kind != b.Kind.String() && (s.Kind != "text" || !b.IsText()) || s.Level != 0 && s.Level != int(b.Level) {
		return found, false
	}
	ok := true
	if s.text != nil {
		if !b.IsText() || !s.text.mayMatch(b.Text) {
			return found, false
		}
		if found, ok = appendCaptures(found, s.text.Regexp, b.Text, capture{from: kindOrigins[b.Kind], block: i}); !ok {
			return found, false
		}
	}
	if s.id != nil {
		in := anyOf(s.id, b.IDs, capture{from: "its anchor", block: i})
		if in == nil {
			return found, false
		}
		found = append(found, in...)
	}
	if len(s.cells) > 0 {
		in, ok := s.matchCells(p, i)
		return append(found, in...), ok
	}
	return found, true
}

// kindOrigins are the kinds as messages call what a capture was taken from.
var kindOrigins = func() (origins []string) {
	for _, name := range block.KindNames() {
		origins = append(origins, "its "+name)
	}
	return origins
}()

// anyOf returns what re captures in the first text that it matches.
func anyOf(re *regexp.Regexp, texts []string, in capture) []capture {
	for _, text := range texts {
		if found := capturesOf(re, text, in); found != nil {
			return found
		}
	}
	return nil
}

// matchCells reports whether the cells of a row match, and what they capture.
func (s *step) matchCells(p *page.Page, i int) ([]capture, bool) {
	b := &p.Blocks[i]
	if b.Kind != block.Row || b.NamesColumns() {
		return nil, false
	}
	var found []capture
	header := p.Header(b.Table)
	for name, pattern := range s.cells {
		column := columnOf(name, header)
		if column < 0 || column >= len(b.Cells) {
			return nil, false
		}
		in := capturesOf(pattern, b.Cells[column], capture{from: "its cell " + name, block: i})
		if in == nil {
			return nil, false
		}
		found = append(found, in...)
	}
	slices.SortFunc(found, func(a, b capture) int { return strings.Compare(a.name, b.name) })
	return found, true
}

// hasColumns reports whether the table of the row at i has the columns that s
// names: then each of its rows is expected to match.
func (s *step) hasColumns(p *page.Page, i int) bool {
	b := &p.Blocks[i]
	if b.Kind != block.Row || len(s.cells) == 0 {
		return false
	}
	header := p.Header(b.Table)
	for name := range s.cells {
		if column := columnOf(name, header); column < 0 {
			return false
		}
	}
	return true
}

// columnOf returns the index of a column, by its header or its number from 1.
func columnOf(name string, header []string) int {
	if n, err := strconv.Atoi(name); err == nil && n > 0 {
		return n - 1
	}
	return slices.IndexFunc(header, func(h string) bool { return strings.EqualFold(h, name) })
}

// begins reports whether the steps match from block i on, what they capture,
// appended to found, and the block after them. Blocks of the frame of the page
// are passed over.
func begins(found []capture, steps []step, p *page.Page, i int) (_ []capture, next int, ok bool) {
	if len(steps) == 0 {
		return found, i, false
	}
	next = i
	for n := range steps {
		for n > 0 && next < len(p.Blocks) && p.Blocks[next].Nav {
			next++
		}
		kept, matched := len(found), false
		if next < len(p.Blocks) {
			found, matched = steps[n].matches(found, p, next)
		}
		switch {
		case matched:
			next++
		case !steps[n].Optional:
			return found, i, false
		default:
			found = found[:kept]
		}
	}
	return found, next, true
}
