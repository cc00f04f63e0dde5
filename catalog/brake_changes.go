package catalog

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// changes are what a scrape makes of the entries that it does not take away.
type changes struct {
	pairs []pair
	total int // values that are other ones, of all fields
}

// A pair is an entry before and after.
type pair struct{ was, is *Entry }

// changesOf returns the changes from old to merged.
func changesOf(old, merged *Catalog) changes {
	now := merged.byType()
	overridden := make(map[string]*Fields)
	for i := range merged.Overrides {
		overridden[merged.Overrides[i].Type] = &merged.Overrides[i].Set
	}
	var c changes
	for i := range old.Errors {
		p := pair{&old.Errors[i], now[old.Errors[i].Type]}
		if p.was.Removed || p.was.Undocumented || p.is == nil || p.is.Removed || p.isNewlyDocumented() {
			continue
		}
		if set, ok := overridden[p.was.Type]; ok {
			p.is = p.is.without(set, p.was)
		}
		c.pairs = append(c.pairs, p)
		for _, f := range scrapedFields {
			if p.both(f) && !f.Same(p.was, p.is) {
				c.total++
			}
		}
	}
	return c
}

// isNewlyDocumented reports whether only a list had the entry before: then pages say
// for the first time what it is.
func (p pair) isNewlyDocumented() bool { return p.was.URL == "" && p.is.URL != "" }

// without returns an entry as if what people set in it had been so before: it is no
// change of the documentation.
func (e *Entry) without(set *Fields, was *Entry) *Entry {
	plain := *e
	for _, f := range scrapedFields {
		if f.isSet(set) {
			f.at(&plain).share(f.at(was))
		}
	}
	return &plain
}

// both reports whether the entry has a field before and after.
func (p pair) both(f *Field) bool { return !f.IsEmpty(p.was) && !f.IsEmpty(p.is) }

// check returns what is too much of the changes.
func (c changes) check() problem.List {
	if c.total == 0 {
		return nil
	}
	problems := c.rewording()
	for _, f := range scrapedFields {
		problems = append(problems, c.collapse(f)...)
		problems = append(problems, c.exchange(f)...)
	}
	return append(problems, c.translation()...)
}

// rewording reports that more than half of all texts change.
func (c changes) rewording() problem.List {
	had, changed := 0, 0
	for _, p := range c.pairs {
		for _, f := range scrapedFields {
			if !f.prose || f.IsEmpty(p.was) {
				continue
			}
			had++
			if p.both(f) && wordsOf(f.values(p.was)) != wordsOf(f.values(p.is)) {
				changed++
			}
		}
	}
	if !isMost(changed, had) {
		return nil
	}
	return problem.List{{Rule: "many-changes", Message: fmt.Sprintf("%d of %d texts would be other ones", changed, had)}}
}

// collapse reports that more than half of the distinct values of a field go, as when
// all errors get the same message.
func (c changes) collapse(f *Field) problem.List {
	before, after := make(map[string]bool), make(map[string]bool)
	most := ""
	count := make(map[string]int)
	for _, p := range c.pairs {
		if !p.both(f) {
			continue
		}
		for _, v := range f.values(p.was) {
			before[v] = true
		}
		for _, v := range f.values(p.is) {
			after[v] = true
			if count[v]++; count[v] > count[most] {
				most = v
			}
		}
	}
	if !isMost(len(before)-len(after), len(before)) {
		return nil
	}
	return problem.List{{
		Rule: "collapsed-field",
		Message: fmt.Sprintf("the %d different values of %s would become %d; %d errors would have %q",
			len(before), f.Name, len(after), count[most], problem.Clip(most, 60)),
	}}
}

// exchange reports entries that take over each other's value of a field, as when a
// site delivers two pages at each other's addresses.
func (c changes) exchange(f *Field) problem.List {
	circle := circles(c.moves(f))
	var types []string
	for _, p := range c.pairs {
		if circle[f.place(p.was)] {
			types = append(types, p.was.Type)
		}
	}
	if len(types) == 0 {
		return nil
	}
	return problem.List{{
		Rule:    "exchanged-values",
		Message: fmt.Sprintf("%d errors would exchange their %s: %s", len(types), f.Name, listed(types)),
	}}
}

// moves returns what becomes of each value of a field that all entries that have it
// change for the same other value.
func (c changes) moves(f *Field) map[string]string {
	to := make(map[string]string)
	mixed := make(map[string]bool)
	for _, p := range c.pairs {
		was, is := f.place(p.was), f.place(p.is)
		if next, ok := to[was]; ok && next != is {
			mixed[was] = true
		}
		to[was] = is
	}
	for was, is := range to {
		if was == "" || is == "" || was == is || mixed[was] {
			delete(to, was)
		}
	}
	return to
}

// circles returns the values from which moves lead back to them.
func circles(moves map[string]string) map[string]bool {
	circle := make(map[string]bool)
	walked := make(map[string]int, len(moves)) // by which walk
	walk := 0
	for start := range moves {
		walk++
		at, ok := start, true
		for ok && walked[at] == 0 {
			walked[at] = walk
			at, ok = moves[at]
		}
		for ok && walked[at] == walk && !circle[at] {
			circle[at] = true
			at = moves[at]
		}
	}
	return circle
}

// isMost reports whether n of so many are more than half, and not just a few.
func isMost(n, of int) bool { return n >= fewest && n*2 > of }

// values returns what an entry has in a field, item by item.
func (f *Field) values(e *Entry) []string {
	if v, ok := f.at(e).(textsValue); ok {
		return v.texts()
	}
	return []string{f.Show(e)}
}

// place returns what entries exchange in a field: of an address the page, as the
// anchor on it belongs to the entry.
func (f *Field) place(e *Entry) string {
	if f.Name != "url" {
		return f.exact(e)
	}
	page, _, _ := strings.Cut(e.URL, "#")
	return page
}

// wordsOf returns the words of texts: those with the same differ in punctuation and
// case alone.
func wordsOf(texts []string) string {
	return strings.ToLower(strings.Join(SplitWords(strings.Join(texts, "\n")), " "))
}

// translation reports errors whose texts would be in another language.
func (c changes) translation() problem.List {
	var types, certain []string
	var before, after []string // the texts of all types
	from, to := "", ""
	for _, p := range c.pairs {
		was, is := p.was.prose(), p.is.prose()
		if slices.Equal(was, is) {
			continue
		}
		types, before, after = append(types, p.was.Type), append(before, was...), append(after, is...)
		if a, b := languageOf(was), languageOf(is); a != "" && b != "" && a != b {
			certain, from, to = append(certain, p.was.Type), a, b
		}
	}
	if len(certain) >= fewest {
		types = certain
	} else { // each may be too short to tell, and all together long enough
		from, to = languageOf(before), languageOf(after)
	}
	if len(types) < fewest || from == "" || to == "" || from == to {
		return nil
	}
	return problem.List{{
		Rule:    "other-language",
		Message: fmt.Sprintf("the texts of %d errors would be in %s, and were in %s: %s", len(types), to, from, listed(types)),
	}}
}

// prose returns the texts of an entry, each once.
func (e *Entry) prose() []string {
	var texts []string
	for _, f := range scrapedFields {
		if f.prose && !f.IsEmpty(e) {
			texts = append(texts, f.values(e)...)
		}
	}
	return texts
}
