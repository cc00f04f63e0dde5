package propose

import (
	"slices"

	"github.com/errgen/errgen/scrape/page"
)

// minPages is from how many pages on a page may be an entry as a whole.
const minPages = 4

// sourceCandidates returns the candidates of values that each page has once: its
// address and the fields of its front matter.
func sourceCandidates(sheets []*sheet) (found []*candidate) {
	if len(sheets) < minPages {
		return nil
	}
	add := func(source string, value func(*page.Page) string) {
		c := &candidate{source: source}
		var texts []entry
		for _, s := range sheets {
			e := entry{on: s, at: -1}
			e.reading, _ = read(value(s.page))
			texts = append(texts, e)
		}
		if !c.take(slices.DeleteFunc(slices.Clone(texts), func(e entry) bool { return e.typ == "" })) {
			return
		}
		for _, e := range texts {
			if !slices.ContainsFunc(c.entries, func(o entry) bool { return o.on == e.on }) {
				c.others = append(c.others, e)
			}
		}
		if c.rate(); c.distinct == len(c.entries) { // a value that pages share tells none
			found = append(found, c)
		}
	}
	add("url", base)
	fields := map[string]bool{}
	for _, s := range sheets {
		for field := range s.page.Front {
			fields[field] = true
		}
	}
	names := make([]string, 0, len(fields))
	for field := range fields {
		names = append(names, field)
	}
	slices.Sort(names)
	for _, field := range names {
		add("front "+field, func(p *page.Page) string { return p.Front[field] })
	}
	return found
}
