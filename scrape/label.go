package scrape

import (
	"fmt"
	"maps"
	"slices"
	"strings"

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
