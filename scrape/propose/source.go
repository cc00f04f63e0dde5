package propose

import (
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
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

// labeledCandidates returns the candidates of headings that have the type below them,
// behind a label such as "Code:".
func labeledCandidates(sheets []*sheet) (found []*candidate) {
	byPlace := map[place]map[string][]entry{}
	for _, s := range sheets {
		for i := range s.page.Blocks {
			if e, label, ok := s.labeledType(i); ok {
				p := place{block.Heading, e.block().Level}
				if byPlace[p] == nil {
					byPlace[p] = map[string][]entry{}
				}
				byPlace[p][label] = append(byPlace[p][label], e)
			}
		}
	}
	for level := int16(1); level <= 6; level++ {
		p := place{block.Heading, level}
		for _, label := range sortedNames(byPlace[p]) {
			c := &candidate{kind: block.Heading, level: level, label: label}
			if c.take(byPlace[p][label]) && c.form == (form{}) {
				c.addSiblings(sheets)
				found = append(found, c)
			}
		}
	}
	return found
}

// labeledType returns the entry whose type stands in block i behind a label, and the
// label.
func (s *sheet) labeledType(i int) (e entry, label string, ok bool) {
	b := &s.page.Blocks[i]
	h := s.up[i]
	if b.Nav || h < 0 || i == 0 || !isToken(b.Text) {
		return e, "", false
	}
	before := &s.page.Blocks[i-1]
	if before.Kind != block.Label || roleOf(before.Text) != isType {
		return e, "", false
	}
	e = entry{on: s, at: h, reading: reading{typ: b.Text}}
	return e, strings.TrimRight(before.Text, ":： "), true
}

// addSiblings gives c the headings of its level that have no type below them, in the
// sections of those that have.
func (c *candidate) addSiblings(sheets []*sheet) {
	var all []entry
	for _, s := range sheets {
		for i := range s.page.Blocks {
			if b := &s.page.Blocks[i]; !b.Nav && b.Kind == block.Heading && b.Level == c.level {
				all = append(all, entry{on: s, at: i})
			}
		}
	}
	c.addOthers(all)
}

// beginLabeled sets what begins an entry whose type stands behind a label.
func (c *candidate) beginLabeled(l *layout) {
	rule := blockRule{kind: c.kind.String(), level: int(c.level)}
	words := 0
	for i := range c.entries {
		words += len(strings.Fields(c.entries[i].block().Text))
	}
	if words >= 3*len(c.entries) {
		rule.text = "^(?P<message>.+)$"
	}
	l.begin = []blockRule{rule}
	l.fields = []cell{{c.label, "^(?P<type>" + c.family.pattern + ")$"}}
}

// labelsFirst returns the candidates of headings over causes and steps, whatever they
// look like: types may be sentences.
func labelsFirst(sheets []*sheet) (found []*candidate) {
	for level := int16(2); level <= 5; level++ {
		c := &candidate{kind: block.Heading, level: level, labeled: 1}
		coded := 0
		for _, s := range sheets {
			for _, h := range s.overBoth(level) {
				text := s.page.Blocks[h].Text
				if r, ok := read(text); ok && isToken(r.typ) {
					coded++
				}
				c.entries = append(c.entries, entry{on: s, at: h, reading: reading{typ: text}})
			}
		}
		if len(c.entries) < minEntries || coded*2 > len(c.entries) {
			continue
		}
		c.family = family{shape: sentence, pattern: ".+", whole: anything}
		c.addSiblings(sheets)
		found = append(found, c)
	}
	return found
}

var anything = regexp.MustCompile("^.+$")

// overBoth returns the headings of a level with a label of causes and one of steps below
// each, before the next heading of that level.
func (s *sheet) overBoth(level int16) (found []int) {
	at, has := -1, [2]bool{}
	end := func() {
		if at >= 0 && has[0] && has[1] {
			found = append(found, at)
		}
		at, has = -1, [2]bool{}
	}
	for i := range s.page.Blocks {
		b := &s.page.Blocks[i]
		if b.Nav {
			continue
		}
		if b.Kind == block.Heading && b.Level <= level {
			end()
			if b.Level == level {
				at = i
			}
			continue
		}
		switch s.roleAt(i) {
		case isCauses:
			has[0] = true
		case isSteps:
			has[1] = true
		}
	}
	end()
	return found
}
