package scrape

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/list"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/rule"
	"github.com/errgen/errgen/scrape/template"
)

// A compiler compiles patterns and remembers what is wrong with them.
type compiler struct{ rule rule.Compiler }

func (c *compiler) rules(p *Profile) rules {
	c.present("name", p.Name)
	c.merge(&p.Merge)
	for i, from := range p.Names.From {
		if !slices.Contains(catalog.NameSources, from) {
			c.rule.Problem(fmt.Sprintf("names.from[%d]", i), "unknown-field", fmt.Sprintf("names cannot be made from %q", from), rule.Suggest(from, catalog.NameSources))
		}
	}
	r := rules{other: c.rule.Patterns("other", p.Other)}
	if o := p.Overview; o != nil {
		r.overview = c.overview(o)
	}
	if p.Pages != nil {
		c.checkPages(p.Pages)
	}
	if len(p.Layouts) == 0 && (len(p.Lists) == 0 || p.Pages != nil || p.Overview != nil) {
		c.rule.Problem("layouts", "missing-field", "the profile does not say how to read the entries of any page", "add a layout; errgen inspect shows a page as rules see it")
	}
	for i := range p.Layouts {
		r.layouts = append(r.layouts, c.layout(fmt.Sprintf("layouts[%d]", i), &p.Layouts[i]))
	}
	return r
}

// merge reports problems in the rules of fields in which places differ.
func (c *compiler) merge(m *catalog.MergeRules) {
	for _, f := range catalog.EntryFields() {
		at := "merge." + f.Name
		if m.IsWord(f.Name, catalog.MergeAll) && !catalog.CanMergeAll(f.Name) {
			c.rule.Problem(at, "bad-merge", fmt.Sprintf("an entry has one %s, and cannot keep what all places say", f.Name), "say first, or name the pages that count by patterns")
		}
		for i, pattern := range m.Of(f.Name) {
			if len(m.Of(f.Name)) == 1 && !strings.ContainsAny(pattern, `./\^$`) && !slices.Contains(catalog.MergeWords, pattern) {
				if near, ok := problem.Nearest(pattern, catalog.MergeWords); ok {
					c.rule.Problem(at, "bad-merge", fmt.Sprintf("there is no way to merge called %q", pattern), fmt.Sprintf("did you mean %q?", near))
					continue
				}
			}
			c.rule.Pattern(fmt.Sprintf("%s[%d]", at, i), pattern)
		}
	}
}

func (c *compiler) overview(o *Overview) *overviewRules {
	c.present("overview.title", o.Title)
	if o.Statuses.Match == "" && o.Statuses.Link == "" {
		c.rule.Problem("overview.statuses", "missing-field", "the profile does not say where the overview lists the statuses", "give match or link")
	}
	compiled := &overviewRules{
		title: c.rule.Text("overview.title", o.Title),
		after: rule.AnyCase(c.rule.Pattern("overview.statuses.after", o.Statuses.After)),
		match: c.rule.Pattern("overview.statuses.match", o.Statuses.Match, "status"),
		link:  c.rule.Pattern("overview.statuses.link", o.Statuses.Link, "status"),
		skip:  rule.AnyCases(c.rule.Patterns("overview.statuses.skip", o.Statuses.Skip)),
		class: c.rule.Pattern("overview.classes", o.Classes, "class", "meaning"),
	}
	compiled.anyCase = compiled.title.AnyCase()
	return compiled
}

// checkPages reports problems in the rules for live pages. Package site compiles
// them when it crawls.
func (c *compiler) checkPages(p *Pages) {
	c.rule.Patterns("pages.follow", p.Follow)
	c.rule.Patterns("pages.skip", p.Skip)
	if len(p.Start) == 0 {
		c.rule.Problem("pages.start", "missing-field", "the profile does not say with which page the live pages begin", "give the address of the overview, or of llms.txt")
	}
	for i, start := range p.Start {
		if _, err := page.ParseAddress(start); err != nil {
			c.rule.Problem(fmt.Sprintf("pages.start[%d]", i), "bad-address", err.Error(), "give an address such as https://example.com/docs/errors")
		}
	}
	for i, host := range p.Hosts {
		if host == "" || strings.ContainsAny(host, "/?#@ ") {
			c.rule.Problem(fmt.Sprintf("pages.hosts[%d]", i), "bad-address", fmt.Sprintf("%q is not the name of a host", host), "give it without scheme and path, as in example.com")
		}
	}
	if p.Max < 0 {
		c.rule.Problem("pages.max", "out-of-range", fmt.Sprintf("pages.max is %d, but must be at least 1", p.Max), "")
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
		c.rule.Problems = append(c.rule.Problems, p)
	}
	return merged
}

func (c *compiler) layout(at string, l *Layout) *layout {
	parts := template.Places(l.Type)
	c.rule.Allow(slices.DeleteFunc(slices.Clone(parts), func(name string) bool { return slices.Contains(placeable, name) }))
	compiled := &layout{
		spec:   l,
		name:   at,
		after:  c.rule.Pattern(at+".within.after", l.Within.After),
		before: c.rule.Pattern(at+".within.before", l.Within.Before),
		begin:  c.rule.Sequences(at+".begin", l.Begin),
		group:  c.rule.Sequences(at+".group", l.Group),
		split:  c.rule.Pattern(at+".split", l.Split),
		ranges: c.rule.Pattern(at+".range", l.Range),
		find:   c.rule.Texts(at+".find", l.Find),
		noise:  c.rule.Patterns(at+".noise", l.Noise),
		drop:   c.rule.Kinds(at+".drop", l.Drop),
		typ:    c.template(at+".type", l.Type, parts...),
		url:    c.template(at+".url", l.URL, parts...),
		labels: c.labels(at, l),
		kinds: map[part]rule.Kinds{
			inDescription: c.rule.Kinds(at+".take.description", l.Take.Description),
			inCauses:      c.rule.Kinds(at+".take.causes", l.Take.Causes),
			inSteps:       c.rule.Kinds(at+".take.steps", l.Take.Steps),
		},
	}
	for i, r := range l.Page {
		compiled.pages = append(compiled.pages, c.rule.Page(fmt.Sprintf("%s.page[%d]", at, i), r))
	}
	for _, name := range c.rule.NotCaptured() {
		c.rule.Problem(at+".type", "bad-template", fmt.Sprintf("no pattern of the layout captures {%s}", name), fmt.Sprintf("capture (?P<%s>…) in page, begin, group, find or fields", name))
	}
	c.rule.Allow(nil)
	for i, name := range l.Require {
		if !slices.Contains(requirable, name) {
			c.rule.Problem(fmt.Sprintf("%s.require[%d]", at, i), "unknown-field", fmt.Sprintf("an entry has no %q to require", name), rule.Suggest(name, requirable))
		}
	}
	if l.Join != "" && l.Join != "link" {
		c.rule.Problem(at+".join", "unknown-word", fmt.Sprintf("entries cannot be joined by %q", l.Join), "write join: link, or leave it out: entries of the same type are one")
	}
	if len(l.Begin) == 0 {
		c.rule.Problem(at, "missing-field", "the layout does not say what begins an entry", "give begin")
	}
	return compiled
}

// template parses the template of a field, which may have places for parts of the type,
// too.
func (c *compiler) template(field, text string, parts ...string) template.Template {
	t, problems := template.Parse(text, slices.Concat(placeable, parts))
	for _, p := range problems {
		c.rule.Problem(field, p.Rule, p.Message, p.Fix)
	}
	return t
}

func (c *compiler) present(field, value string) {
	if value == "" {
		c.rule.Problem(field, "missing-field", "the profile has no "+field, "")
	}
}
