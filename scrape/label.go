package scrape

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/rule"
)

// A label is a compiled label of a part of an entry.
type label = rule.LabelMatcher[section]

// A section is what the blocks after a label are.
type section struct {
	part    part
	field   string     // where the part is inField
	pattern *rule.Text // of the text that is a field, where the part is inPattern
}

// sections are the words that the value of a label may be.
var sections = map[string]section{
	"causes":      {part: inCauses},
	"steps":       {part: inSteps},
	"sample":      {part: inSample},
	"ignore":      {part: inIgnored},
	"end":         {part: atEnd},
	"description": {part: inDescription},
	"type":        {part: inField, field: "type"},
	"status":      {part: inField, field: "status"},
	"message":     {part: inField, field: "message"},
	"name":        {part: inField, field: "name"},
	"category":    {part: inField, field: "category"},
	"number":      {part: inField, field: "number"},
	"url":         {part: inField, field: "url"},
}

// labels compiles the labels of a layout.
func (c *compiler) labels(at string, l *Layout) []label {
	var all []label
	for _, part := range []struct {
		word   string
		labels []rule.Label
	}{{"end", l.End}, {"causes", l.Causes}, {"steps", l.Steps}, {"sample", l.Sample}, {"ignore", l.Ignore}} {
		for i, spec := range part.labels {
			path := fmt.Sprintf("%s.%s[%d]", at, part.word, i)
			all = append(all, rule.CompileLabel(&c.rule, path, spec, sections[part.word]))
		}
	}
	for _, name := range slices.Sorted(maps.Keys(l.Fields)) {
		path := fmt.Sprintf("%s.fields[%q]", at, name)
		all = append(all, rule.CompileLabel(&c.rule, path, rule.Label{Name: name}, c.section(path, l.Fields[name])))
	}
	rule.SortLabels(all)
	return all
}

// section compiles what a label of fields is the label of.
func (c *compiler) section(at, value string) section {
	if s, ok := sections[value]; ok {
		return s
	}
	if !strings.Contains(value, "(") {
		fix := rule.Suggest(value, slices.Sorted(maps.Keys(sections)))
		if strings.HasPrefix(fix, "it is") {
			fix += "; or give a pattern that captures, as in '(?P<status>\\d{3})'"
		}
		c.rule.Problem(at, "unknown-field", fmt.Sprintf("an entry has no %q for the text after a label", value), fix)
		return section{part: inIgnored}
	}
	return section{part: inPattern, pattern: c.rule.Text(at, value)}
}

// labelAt returns the label that the block at i is, what it captures, or nil. What
// labels say of nothing but the kind of a block comes after all other rules.
func (e *entryPage) labelAt(i int) (*label, rule.Captures) {
	for n := range e.layout.labels {
		if found, ok := e.layout.labels[n].Match(e.page, i); ok {
			return &e.layout.labels[n], found
		}
	}
	return nil, nil
}

// isNamed reports whether the profile names the block at i by its text or anchor as
// one that begins neither an entry nor a group: a label, or noise.
func (e *entryPage) isNamed(i int) bool {
	if l, _ := e.labelAt(i); l != nil && l.IsExact() {
		return true
	}
	return e.isNoise(i)
}

// isNoise reports whether a block is noise: any with text, code, and a row as its
// cells on one line.
func (e *entryPage) isNoise(i int) bool {
	return len(e.layout.noise) > 0 && rule.MatchesAny(e.layout.noise, rule.Said(&e.page.Blocks[i]))
}

// labelsOf returns the labels of a part, for messages.
func (l *layout) labelsOf(what string) []string {
	var names []string
	for i := range l.labels {
		if s, ok := sections[what]; ok && l.labels[i].Of == s && s.part != inField {
			names = append(names, l.labels[i].Label.String())
		}
	}
	return names
}

// continues reports whether the entry goes on with the label at hand though it may
// stand where entries end: among terms, or among headings of the level of the entry's.
func (e *entryPage) continues(d *draft, l *label) bool {
	first, b := &e.page.Blocks[d.main], &e.page.Blocks[e.at]
	switch {
	case first.Kind == block.Row || !l.IsExact() || b.Nav:
		return false
	case b.Kind != block.Heading || l.Of.part == atEnd:
		return true
	}
	return first.Kind == block.Heading && b.Level >= first.Level
}

// label moves d to the section of the label at hand, with what the label captures.
func (e *entryPage) label(d *draft, l *label, found rule.Captures) {
	e.endSection(d)
	for _, c := range found {
		e.set(d, c)
	}
	b := &e.page.Blocks[e.at]
	d.section, d.depth, d.closed, d.textAt = l.Of, 0, 0, e.at+1
	switch l.Of.part {
	case atEnd:
		d.ended = true
		e.x.take(e.at, "end")
		return
	case inIgnored:
		if first := &e.page.Blocks[d.main]; first.Kind == block.Heading && b.Kind == block.Heading && b.Level <= first.Level && !e.isWhole() {
			d.closed = b.Level // what it holds is of no entry
		}
	default:
		if slices.ContainsFunc(d.seen, func(text string) bool { return strings.EqualFold(text, b.Text) }) && !e.fillsPage(d) {
			e.complain(e.page.Problem(e.at, "repeated-label", fmt.Sprintf("the label %q appears twice in %s", b.Text, e.name(d)), "an entry between the two may have lost its beginning"), b.Text)
		}
		d.seen = append(d.seen, b.Text)
	}
	e.x.take(e.at, "label")
	d.labelled[l.Of.part] = true
}

// endSection keeps what the section at hand says of a field, and leaves out the texts of
// a list to which there were better alternatives.
func (e *entryPage) endSection(d *draft) {
	if len(d.texts) > 0 {
		e.setTexts(d)
	}
	best := math.MaxInt
	for _, a := range d.added {
		best = min(best, a.rank)
	}
	list := d.list()
	for _, a := range slices.Backward(d.added) {
		if a.rank > best {
			*list = slices.Delete(*list, a.index, a.index+1)
			e.x.take(a.block, "drop")
		}
	}
	d.texts, d.added = nil, nil
}

// endField ends the section of a field with a text that is all of it: one on the line of
// the label, or one of a field that has no more. What follows is the description.
func (e *entryPage) endField(d *draft, b *block.Block) {
	field := d.section.field
	isAll := b.Whole != "" || d.section.part == inField && field != "message" && (field != "category" || b.Kind != block.Item)
	if isAll && (d.section.part == inField || d.section.part == inPattern) {
		e.endSection(d)
		d.section = section{}
	}
}

// setTexts sets the field of the section at hand: each text is a category, all of them
// are one message.
func (e *entryPage) setTexts(d *draft) {
	c := rule.Capture{Name: d.section.field, From: "the text after its label", Block: d.textsAt}
	if c.Name == "category" || c.Name == "message" && e.x.profile.Merge.IsWord("message", catalog.MergeAll) {
		for _, c.Value = range d.texts {
			e.set(d, c)
		}
		return
	}
	c.Value = block.Collapse(strings.Join(d.texts, " "))
	e.set(d, c)
}
