package scrape

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/list"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/template"
)

// A compiler compiles patterns and remembers what is wrong with them.
type compiler struct{ problems problem.List }

func (c *compiler) rules(p *Profile) rules {
	c.present("name", p.Name)
	r := rules{other: c.patterns("other", p.Other)}
	if o := p.Overview; o != nil {
		r.overview = c.overview(o)
	}
	if p.Pages != nil {
		c.checkPages(p.Pages)
	}
	if len(p.Layouts) == 0 && (len(p.Lists) == 0 || p.Pages != nil || p.Overview != nil) {
		c.problem("layouts", "missing-field", "the profile does not say how to read the entries of any page", "add a layout; errgen inspect shows a page as rules see it")
	}
	for i := range p.Layouts {
		r.layouts = append(r.layouts, c.layout(fmt.Sprintf("layouts[%d]", i), &p.Layouts[i]))
	}
	return r
}

func (c *compiler) overview(o *Overview) *overviewRules {
	c.present("overview.title", o.Title)
	if o.Statuses.Match == "" && o.Statuses.Link == "" {
		c.problem("overview.statuses", "missing-field", "the profile does not say where the overview lists the statuses", "give match or link")
	}
	compiled := &overviewRules{
		title: c.textPattern("overview.title", o.Title),
		after: anyCase(c.pattern("overview.statuses.after", o.Statuses.After)),
		match: c.pattern("overview.statuses.match", o.Statuses.Match, "status"),
		link:  c.pattern("overview.statuses.link", o.Statuses.Link, "status"),
		skip:  anyCases(c.patterns("overview.statuses.skip", o.Statuses.Skip)),
		class: c.pattern("overview.classes", o.Classes, "class", "meaning"),
	}
	compiled.anyCase = textInAnyCase(compiled.title)
	return compiled
}

// checkPages reports problems in the rules for live pages. Package site compiles
// them when it crawls.
func (c *compiler) checkPages(p *Pages) {
	c.patterns("pages.follow", p.Follow)
	c.patterns("pages.skip", p.Skip)
	if len(p.Start) == 0 {
		c.problem("pages.start", "missing-field", "the profile does not say with which page the live pages begin", "give the address of the overview, or of llms.txt")
	}
	for i, start := range p.Start {
		if _, err := page.ParseAddress(start); err != nil {
			c.problem(fmt.Sprintf("pages.start[%d]", i), "bad-address", err.Error(), "give an address such as https://example.com/docs/errors")
		}
	}
	for i, host := range p.Hosts {
		if host == "" || strings.ContainsAny(host, "/?#@ ") {
			c.problem(fmt.Sprintf("pages.hosts[%d]", i), "bad-address", fmt.Sprintf("%q is not the name of a host", host), "give it without scheme and path, as in example.com")
		}
	}
	if p.Max < 0 {
		c.problem("pages.max", "out-of-range", fmt.Sprintf("pages.max is %d, and cannot be less than 1", p.Max), "")
	}
}

// lists returns the lists of a profile in a folder, merged with those of the
// profile that it extends.
func (c *compiler) lists(own, inherited []list.Source, dir string) []list.Source {
	for i, s := range own {
		own[i] = s.RelativeTo(dir)
	}
	merged, problems := list.Merge(inherited, own)
	for _, p := range problems {
		p.Path = "lists" + p.Path
		c.problems = append(c.problems, p)
	}
	return merged
}

func (c *compiler) layout(at string, l *Layout) *layout {
	compiled := &layout{
		spec:   l,
		name:   at,
		after:  c.pattern(at+".within.after", l.Within.After),
		before: c.pattern(at+".within.before", l.Within.Before),
		begin:  c.steps(at+".begin", l.Begin),
		group:  c.steps(at+".group", l.Group),
		split:  c.pattern(at+".split", l.Split),
		find:   c.patterns(at+".find", l.Find),
		noise:  c.patterns(at+".noise", l.Noise),
		drop:   c.kinds(at+".drop", l.Drop),
		url:    c.template(at+".url", l.URL),
		kinds: map[part][]block.Kind{
			inDescription: c.kinds(at+".take.description", l.Take.Description),
			inCauses:      c.kinds(at+".take.causes", l.Take.Causes),
			inSteps:       c.kinds(at+".take.steps", l.Take.Steps),
		},
	}
	for i, r := range l.Page {
		path := fmt.Sprintf("%s.page[%d]", at, i)
		compiled.pages = append(compiled.pages, pageRule{
			title:   titlePattern(c.textPattern(path+".title", r.Title)),
			heading: c.textPattern(path+".heading", r.Heading),
			url:     c.pattern(path+".url", r.URL),
			front:   c.patternMap(path+".front", r.Front),
		})
	}
	for i, name := range l.Require {
		if !slices.Contains(requirable, name) {
			c.problem(fmt.Sprintf("%s.require[%d]", at, i), "unknown-field", fmt.Sprintf("an entry has no %q to require", name), suggest(name, requirable))
		}
	}
	if len(l.Begin) == 0 {
		c.problem(at, "missing-field", "the layout does not say what begins an entry", "give begin")
	}
	return compiled
}

func (c *compiler) steps(at string, steps []BlockRule) []blockRule {
	var compiled []blockRule
	for i, s := range steps {
		path := fmt.Sprintf("%s[%d]", at, i)
		known := append(block.KindNames(), "text", "page")
		if s.Kind != "" && !slices.Contains(known, s.Kind) {
			c.problem(path+".kind", "unknown-kind", fmt.Sprintf("there is no kind of block called %q", s.Kind), suggest(s.Kind, known))
		}
		compiled = append(compiled, blockRule{
			spec:  s,
			text:  c.textPattern(path+".text", s.Text),
			id:    c.pattern(path+".id", s.ID),
			cells: c.cells(path+".cells", s.Cells),
		})
	}
	if len(steps) > 0 && steps[0].Optional {
		c.problem(at+"[0].optional", "bad-step", "the first block cannot be optional: it is what tells an entry", "")
	}
	return compiled
}

func (c *compiler) kinds(at string, names []string) []block.Kind {
	var kinds []block.Kind
	for i, name := range names {
		k := slices.Index(block.KindNames(), name)
		if k < 0 {
			c.problem(fmt.Sprintf("%s[%d]", at, i), "unknown-kind", fmt.Sprintf("there is no kind of block called %q", name), suggest(name, block.KindNames()))
			continue
		}
		kinds = append(kinds, block.Kind(k))
	}
	return kinds
}

func (c *compiler) patterns(at string, patterns []string) []*regexp.Regexp {
	var compiled []*regexp.Regexp
	for i, pattern := range patterns {
		if re := c.pattern(fmt.Sprintf("%s[%d]", at, i), pattern); re != nil {
			compiled = append(compiled, re)
		}
	}
	return compiled
}

func (c *compiler) patternMap(at string, patterns map[string]string) map[string]*regexp.Regexp {
	compiled := map[string]*regexp.Regexp{}
	for _, key := range slices.Sorted(maps.Keys(patterns)) {
		if re := c.pattern(fmt.Sprintf("%s[%q]", at, key), patterns[key]); re != nil {
			compiled[key] = re
		}
	}
	return compiled
}

// cells compiles the patterns of cells, in the order of their names.
func (c *compiler) cells(at string, patterns map[string]string) (compiled []cellRule) {
	known := c.patternMap(at, patterns)
	for _, name := range sortedKeys(known) {
		compiled = append(compiled, newCellRule(name, known[name]))
	}
	return compiled
}

// pattern compiles the pattern of a field, or returns nil where there is none.
// It must capture the named groups, and may capture only what captures lists.
func (c *compiler) pattern(field, pattern string, groups ...string) *regexp.Regexp {
	if pattern == "" {
		return nil
	}
	re, err := regexp.Compile(pattern)
	if err != nil {
		c.problem(field, "bad-pattern", err.Error(), "the syntax is that of https://pkg.go.dev/regexp/syntax")
		return nil
	}
	for _, group := range groups {
		if re.SubexpIndex(group) < 0 {
			c.problem(field, "bad-pattern", fmt.Sprintf("the pattern captures no (?P<%s>…)", group), "")
		}
	}
	for _, group := range re.SubexpNames() {
		if group != "" && !slices.Contains(captures, group) {
			c.problem(field, "bad-pattern", fmt.Sprintf("the pattern captures %q, which is not a field", group), suggest(group, captures))
		}
	}
	return re
}

// template parses the template of a field.
func (c *compiler) template(field, text string) template.Template {
	t, problems := template.Parse(text, placeable)
	for _, p := range problems {
		c.problem(field, p.Rule, p.Message, p.Fix)
	}
	return t
}

func (c *compiler) present(field, value string) {
	if value == "" {
		c.problem(field, "missing-field", "the profile has no "+field, "")
	}
}

func (c *compiler) problem(field, rule, message, fix string) {
	c.problems = append(c.problems, problem.Problem{Path: field, Rule: rule, Message: message, Fix: fix})
}

func suggest(name string, known []string) string {
	if near, ok := problem.Nearest(name, known); ok {
		return fmt.Sprintf("did you mean %q?", near)
	}
	return "it is one of " + strings.Join(known, ", ")
}

// textPattern compiles the pattern of a field, or returns nil where there is
// none.
func (c *compiler) textPattern(field, pattern string) *textPattern {
	re := c.pattern(field, pattern)
	if re == nil {
		return nil
	}
	return &textPattern{re, openingOf(pattern)}
}
