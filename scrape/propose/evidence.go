package propose

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape/block"
)

// limits are what a proposal has at the least to be sure. TestCorpus shows that they
// follow from any of the sources that they were tried on, and not from one.
type limits struct {
	context float64 // how much the places of its entries speak for errors
	failing float64 // the share of entries of which something is said that is said of errors
	rival   float64 // from which share of its score on another reading counts
}

var sure = limits{context: 0.75, failing: 0.3, rival: 0.25}

// sureEntries is how many types there are at the least.
const sureEntries = 5

// judgeEvidence doubts what little speaks for.
func (s *session) judgeEvidence(o *outcome) {
	main := s.chosen[0]
	shape := main.family.shape
	if len(o.catalog.Errors) < sureEntries {
		s.doubt(fmt.Sprintf("there are only %s", plural(len(o.catalog.Errors), "type")))
	}
	for _, c := range s.chosen {
		if c.within != "" {
			s.doubt(fmt.Sprintf("texts of the same form are outside of %q, and are left out", c.within))
		}
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
	if shape == sentence {
		s.doubt("the types are sentences")
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
		if said := s.saidStatuses(); len(said) >= 3 {
			s.doubt(fmt.Sprintf("the pages speak of %d HTTP statuses, such as %s, and no rule reads one", len(said), said[0]))
		}
		if m := s.unreadStatuses(); m*10 > n*3 {
			s.doubt(fmt.Sprintf("%d texts within the entries look like an HTTP status, and no rule reads them", m))
		}
	}
}

// saidStatuses returns the statuses of errors that the pages with entries speak of.
func (s *session) saidStatuses() []string {
	said := map[string]bool{}
	for sh := range s.owner {
		for i := range sh.page.Blocks {
			b := &sh.page.Blocks[i]
			if b.Nav {
				continue
			}
			for _, m := range speaksOfStatus.FindAllStringSubmatch(b.Text, -1) {
				said[m[1]+m[2]] = true
			}
		}
	}
	return sortedNames(said)
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
