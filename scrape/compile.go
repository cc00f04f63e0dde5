package scrape

import (
	"fmt"
	"regexp"

	"github.com/errgen/errgen/catalog"
)

// rules are the patterns of a profile, compiled.
type rules struct {
	overviewTitle, statusAfter, statusMatch, class *regexp.Regexp
	statusSkip                                     []*regexp.Regexp
	entriesTitle, entryType, badge                 *regexp.Regexp
}

// A compiler compiles patterns and remembers what is wrong with them.
type compiler struct{ problems catalog.Problems }

func (c *compiler) rules(p *Profile) rules {
	c.present("name", p.Name)
	c.present("wire.type", p.Wire.Type)
	o, e := p.Overview, p.Entries
	r := rules{
		overviewTitle: c.pattern("overview.title", o.Title),
		statusAfter:   c.pattern("overview.statuses.after", o.Statuses.After),
		statusMatch:   c.pattern("overview.statuses.match", o.Statuses.Match, "status"),
		class:         c.pattern("overview.classes", o.Classes, "class", "meaning"),
		entriesTitle:  c.pattern("entries.title", e.Title),
		entryType:     c.pattern("entries.type", e.Type, "type"),
		badge:         c.pattern("entries.badge", e.Badge, "status"),
	}
	for i, skip := range o.Statuses.Skip {
		r.statusSkip = append(r.statusSkip, c.pattern(fmt.Sprintf("overview.statuses.skip[%d]", i), skip))
	}
	return r
}

// pattern compiles the pattern of a field, which must capture the named groups.
func (c *compiler) pattern(field, pattern string, groups ...string) *regexp.Regexp {
	if !c.present(field, pattern) {
		return nil
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		c.problem(field, "bad-pattern", err.Error())
		return nil
	}
	for _, group := range groups {
		if re.SubexpIndex(group) < 0 {
			c.problem(field, "bad-pattern", fmt.Sprintf("the pattern %s captures no (?P<%s>…)", field, group))
		}
	}
	return re
}

func (c *compiler) present(field, value string) bool {
	if value == "" {
		c.problem(field, "missing-field", "the profile says nothing of "+field)
	}
	return value != ""
}

func (c *compiler) problem(field, rule, message string) {
	c.problems = append(c.problems, catalog.Problem{Path: field, Rule: rule, Message: message})
}
