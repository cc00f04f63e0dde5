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
	lang  *regexp.Regexp
	cells []cellPattern // by the name of their column
	left  []column      // the columns that are left out
}

// Sequences are alternatives, of which the first one that matches counts.
type Sequences []Sequence

// A Match is what a sequence matched.
type Match struct {
	Found Captures
	Next  int // the block after it
	Main  int // the first block that could not be missing
	Which int // of the alternatives
}

// At returns the first alternative that matches from block i on.
func (s Sequences) At(p *page.Page, i int) (m Match, ok bool) {
	for n := range s {
		if m, ok := s[n].at(p, i); ok {
			m.Which = n
			return m, true
		}
	}
	return Match{}, false
}

// Any reports whether a main block of the alternatives is such.
func (s Sequences) Any(is func(m *Matcher) bool) bool {
	return slices.ContainsFunc(s, func(s Sequence) bool { return is(s.Main()) })
}

// String says in words what the alternatives are.
func (s Sequences) String() string {
	var all []string
	for _, one := range s {
		all = append(all, one.String())
	}
	return strings.Join(all, ", or with ")
}

// Main returns the rule of the first block that cannot be missing.
func (s Sequence) Main() *Matcher { return &s[s.main()] }

func (s Sequence) main() int {
	for n := range s {
		if !s[n].Spec.Optional {
			return n
		}
	}
	return 0
}

// at reports whether blocks match a sequence of rules from block i
// on, what they capture, and the block after them. Blocks of the frame of the
// page are passed over.
func (s Sequence) at(p *page.Page, i int) (m Match, ok bool) {
	m.Next = i
	for n := range s {
		for n > 0 && m.Next < len(p.Blocks) && p.Blocks[m.Next].Nav {
			m.Next++
		}
		if m.Next < len(p.Blocks) {
			if in, ok := s[n].Matches(p, m.Next); ok {
				if n == s.main() {
					m.Main = m.Next
				}
				if m.Found == nil {
					m.Found = in
				} else {
					m.Found = append(m.Found, in...)
				}
				m.Next++
				continue
			}
		}
		if !s[n].Spec.Optional {
			return Match{}, false
		}
	}
	return m, true
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
		if m.Spec.Lang != "" {
			phrase += " of the language " + m.Spec.Lang
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

// CutAt reports whether the page ends with blocks from i on that match the beginning of
// an alternative, and not all of it; or that would, were the last one whole.
func (s Sequences) CutAt(p *page.Page, i int) bool {
	return slices.ContainsFunc(s, func(s Sequence) bool { return s.cutAt(p, i) })
}

func (s Sequence) cutAt(p *page.Page, i int) bool {
	next := i
	isMain := false // whether the main block is there
	for n := range s {
		if next == len(p.Blocks) {
			return isMain && slices.ContainsFunc(s[n:], func(m Matcher) bool { return !m.Spec.Optional })
		}
		if _, ok := s[n].Matches(p, next); ok {
			isMain = isMain || !s[n].Spec.Optional
			next++
			continue
		}
		if !s[n].Spec.Optional {
			return isMain && next == len(p.Blocks)-1 && s[n].beginsAny(p, p.Blocks[next].Text)
		}
	}
	return false
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
