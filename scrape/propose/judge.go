package propose

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/errgen/errgen/catalog"
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
	for _, p := range merged.Validate().Errors() {
		o.works = false
		s.doubt("the catalogue is not valid: " + p.Message)
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
			s.doubt(fmt.Sprintf("the types %q and %q have the same name in Go", other, t))
		}
		names[name] = t
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
		s.doubt(fmt.Sprintf("%s the shape of the types and begin no entry, such as %q", plural(len(left), "text")+" have", texts[0]))
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

// limits are what a proposal has at the least to be sure. TestLeaveOut shows that they
// follow from any of the sources that they were tried on, and not from one.
type limits struct {
	context float64 // how much the places of its entries speak for errors
	failing float64 // the share of entries of which something is said that is said of errors
	rival   float64 // from which share of its score on another reading counts
}

var sure = limits{context: 0.75, failing: 0.3, rival: 0.25}

// sureEntries is how many types there are at the least.
const sureEntries = 5

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

// judgeEvidence doubts what little speaks for.
func (s *session) judgeEvidence(o *outcome) {
	main := s.chosen[0]
	shape := main.family.shape
	if len(o.catalog.Errors) < sureEntries {
		s.doubt(fmt.Sprintf("there are only %s", plural(len(o.catalog.Errors), "type")))
	}
	for _, c := range s.chosen {
		if c.context < sure.context {
			s.doubt(fmt.Sprintf("little around %s says that these are errors", c))
		}
		if c.failing < sure.failing {
			s.doubt(fmt.Sprintf("little of what is said under %s is said of errors", c))
		}
		if c.family.isMixed {
			s.doubt(fmt.Sprintf("the types under %s are of several shapes", c))
		}
		if n := c.bare(); n > 0 && n*2 < len(c.entries) {
			s.doubt(fmt.Sprintf("%d of %d types stand alone, and the others before a text", n, len(c.entries)))
		}
		if name := c.otherType(); name != "" {
			s.doubt(fmt.Sprintf("the types may be the numbers under %q and not the names under %q: no sample shows one", name, c.column))
		}
		if c.form.number != "" && !c.sampled && !c.isStatusNumber() && !strings.Contains(c.form.number, "(") {
			s.doubt("the types may be the numbers beside the names: no sample shows one")
		}
		if c.headerWeight() < 0.9 {
			s.doubt(fmt.Sprintf("the column %q may have something else than types", c.column))
		}
		if n := c.unlike(); n > 0 {
			s.doubt(fmt.Sprintf("%d of %d that stand where the types do look unlike them, such as %q", n, n+len(c.entries), c.others[0].text()))
		}
	}
	if main.isStatuses() {
		s.doubt("the types are HTTP statuses, which are no errors of an API by themselves")
	}
	if shape == word || shape == upper && main.labeled == 0 && main.headerWeight() < 0.9 {
		s.doubt("the types are plain words")
	}
	if shape == integer && main.kind != block.Row && main.form.after == "" && main.form.number == "" {
		s.doubt("the types are plain numbers")
	}
}

// bare counts the entries that have no text after the type, where others have one.
func (c *candidate) bare() (n int) {
	for i := range c.entries {
		if c.some && c.entries[i].form.after == "" {
			n++
		}
	}
	return n
}

// otherType returns the name of a column of numbers that may be the types in place of
// the names of c, or "".
func (c *candidate) otherType() string {
	if c.kind != block.Row || c.source != "" || c.sampled || !isNamed(c.family.shape) {
		return ""
	}
	for _, col := range c.columnsOf() {
		if col.isNumber() && !col.isStatus() && col.role == isType {
			return col.name
		}
	}
	return ""
}

// unlike counts what stands where entries begin and may be one that looks unlike the
// others. Headings of words alone are headings, unless there are many.
func (c *candidate) unlike() int {
	if c.kind != block.Heading && c.kind != block.Term && c.source == "" {
		return len(c.others)
	}
	n := 0
	for _, e := range c.others {
		if e.typ != "" || e.at < 0 {
			n++
		}
	}
	if n == 0 && len(c.others)*5 > len(c.entries) {
		return len(c.others)
	}
	return n
}

// text returns the text of an entry's block.
func (e *entry) text() string {
	if e.at < 0 {
		return e.on.page.Name
	}
	b := e.block()
	return b.Text + b.Row()
}

// judgeFields doubts fields that some entries have and others lack, and statuses
// that no rule reads.
func (s *session) judgeFields(o *outcome) {
	n := len(o.catalog.Errors)
	said, statuses := 0, 0
	for i := range o.catalog.Errors {
		e := &o.catalog.Errors[i]
		if e.Message != "" || e.Description != "" {
			said++
		}
		if len(e.Status) > 0 {
			statuses++
		}
	}
	if said*10 < n*9 {
		s.doubt(fmt.Sprintf("nothing is said of %d of %d errors", n-said, n))
	}
	if statuses > 0 && statuses < n && statuses*20 < n*19 {
		s.doubt(fmt.Sprintf("%d of %d errors have a status", statuses, n))
	}
	if statuses == 0 {
		if m := s.unreadStatuses(); m*10 > n*3 {
			s.doubt(fmt.Sprintf("%d texts within the entries look like an HTTP status, and no rule reads them", m))
		}
	}
}

// unreadStatuses counts the entries with what may be a status.
func (s *session) unreadStatuses() (n int) {
	for _, c := range s.chosen {
		if c.kind == block.Row {
			for _, e := range c.entries {
				if slices.ContainsFunc(e.block().Cells, func(cell string) bool { return isStatusCode(cell) && cell != e.typ && cell >= "300" }) {
					n++
				}
			}
			continue
		}
		spans := c.spans()
		for i := range spans {
			if slices.ContainsFunc(spans[i].blocks, func(at int) bool {
				return mentionsStatus.MatchString(spans[i].entry.on.page.Blocks[at].Text)
			}) {
				n++
			}
		}
	}
	return n
}

// judgeSeeds doubts a proposal that lacks types that must be there.
func (s *session) judgeSeeds(c *catalog.Catalog) {
	missing := 0
	first := ""
	for _, t := range s.want.Types {
		if !slices.ContainsFunc(c.Errors, func(e catalog.Entry) bool { return e.Type == t }) {
			if missing++; first == "" {
				first = t
			}
		}
	}
	if missing > 0 {
		s.doubt(fmt.Sprintf("%d of the %d types that must be there are not, such as %q", missing, len(s.want.Types), first))
	}
}
