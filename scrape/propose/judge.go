package propose

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/errgen/errgen/scrape/block"
)

// judge finds what speaks against a proposal.
func (s *session) judge(o *outcome) {
	s.read(o)
	if o.failure != nil {
		first, _, _ := strings.Cut(o.failure.Error(), "\n")
		s.doubt(fmt.Sprintf("%s left: %s", plural(max(len(o.found), 1), "finding"), first))
	}
	if len(o.clashes) > 0 {
		s.doubt("places contradict each other: " + o.clashes[0].Message)
		o.works = false
	}
	merged := o.catalog
	if invalid := merged.Validate().Errors(); len(invalid) > 0 {
		o.works = false
		s.doubt(fmt.Sprintf("the catalogue is not valid in %s, such as: %s", plural(len(invalid), "place"), invalid[0].Message))
	}
	s.judgeTypes(o)
	s.judgePages()
	s.judgeEvidence(o)
	s.judgeFields(o)
	s.judgeSeeds(merged)
}

// judgeTypes looks for texts of the shape of the types that are left over, and for
// names that collide.
func (s *session) judgeTypes(o *outcome) {
	types, names := map[string]bool{}, map[string]string{}
	same, first := 0, ""
	for i := range o.catalog.Errors {
		t := o.catalog.Errors[i].Type
		types[t] = true
		name := strings.Map(func(r rune) rune {
			if unicode.IsLetter(r) || unicode.IsDigit(r) {
				return unicode.ToLower(r)
			}
			return -1
		}, t)
		if other, ok := names[name]; ok {
			if same++; same == 1 {
				first = fmt.Sprintf("%q and %q", other, t)
			}
		}
		names[name] = t
	}
	if same > 0 {
		s.doubt(fmt.Sprintf("%s the name in Go of another one, such as %s", having(same, "type"), first))
	}
	expected := map[string]bool{}
	for _, c := range s.chosen {
		maps.Copy(expected, c.types())
	}
	for _, t := range sortedKeys(types) {
		if !expected[t] {
			s.doubt(fmt.Sprintf("%q is read as a type, and looks unlike the others", t))
			break
		}
	}
	left := map[string]bool{}
	for _, c := range s.chosen {
		c.leftOver(s.sheets, types, left)
	}
	if len(left)*100 > len(types) {
		texts := sortedKeys(left)
		s.doubt(fmt.Sprintf("%s the shape of the types and begin no entry, such as %q", having(len(left), "text"), texts[0]))
	}
}

func sortedKeys(m map[string]bool) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

// leftOver adds the texts of the pages that look like a type of c and are none of
// types: whole headings, terms, labels and cells.
func (c *candidate) leftOver(sheets []*sheet, types, left map[string]bool) {
	if c.family.shape == sentence {
		return // any text looks like one
	}
	for _, s := range sheets {
		for i := range s.page.Blocks {
			b := &s.page.Blocks[i]
			if b.Nav || b.Kind == block.Code {
				continue
			}
			texts := b.Cells
			if b.Kind != block.Row {
				texts = []string{b.Text}
			}
			for n, text := range texts {
				r, ok := read(text)
				if !ok || types[r.typ] || !c.family.has(r.typ) || shapeOf(r.typ) == word || shapeOf(r.typ) == upper {
					continue
				}
				if b.Kind == block.Row && (len(b.Cells) < 2 || c.isOtherColumn(s, b, n)) || b.Kind == block.Paragraph && r.rest != "" && (c.kind != b.Kind || r.form.before != c.form.before) || b.Kind == block.Item && r.rest != "" && r.form.after == " " {
					continue
				}
				if s.context(i, 0) >= onPage {
					left[r.typ] = true
				}
			}
		}
	}
}

// isOtherColumn reports whether a cell is in a column that has no types.
func (c *candidate) isOtherColumn(s *sheet, b *block.Block, n int) bool {
	h := s.page.Header(b.Table)
	if n >= h.Columns() {
		return c.family.shape == integer
	}
	name := ""
	header := &s.page.Blocks[h.Block]
	if n < len(header.Cells) {
		name = header.Cells[n]
	}
	if c.kind == block.Row && strings.EqualFold(name, c.column) {
		return false
	}
	r := roleOf(name)
	if c.family.shape == integer || c.family.shape == negative {
		return r != isType
	}
	return r != isType && r != isName || aboutFields.MatchString(name) && r != isType
}

// judgePages doubts when a page about errors is left out that leads to no other.
func (s *session) judgePages() {
	covered := map[string]bool{}
	for _, c := range s.chosen {
		for _, e := range c.entries {
			covered[stem(e.on.page)] = true
		}
	}
	for _, sh := range s.sheets {
		if covered[stem(sh.page)] || sh.own < onPage || s.isIndex(sh, covered) {
			continue
		}
		s.doubt(fmt.Sprintf("%s is about errors, by its title or its address, and no rule reads it", sh.page.Name))
	}
}

// minLinks is how many links to pages with entries make an index.
const minLinks = 3

// isIndex reports whether a page leads to pages with entries, or lists their types.
func (s *session) isIndex(sh *sheet, covered map[string]bool) bool {
	base, n := sh.page.BaseURL(), 0
	for _, link := range sh.page.Links {
		to, err := base.Parse(link)
		if err != nil {
			continue
		}
		at := ending.ReplaceAllString(strings.TrimPrefix(to.Path, "/"), "")
		for path := range covered {
			if at != "" && (strings.HasSuffix(path, at) || strings.HasSuffix(at, path)) {
				n++
				break
			}
		}
		if n >= min(minLinks, len(covered)) {
			return true
		}
	}
	types := s.chosen[0].types()
	for i := range sh.page.Blocks {
		b := &sh.page.Blocks[i]
		for _, text := range append(b.Cells, b.Text) {
			if r, ok := read(strings.ReplaceAll(text, "\n", " ")); ok && types[r.typ] {
				delete(types, r.typ)
				n++
			}
		}
	}
	return n >= minEntries && n*4 > len(types)
}
