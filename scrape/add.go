package scrape

import (
	"fmt"
	"maps"
	"slices"

	"github.com/errgen/errgen/scrape/rule"
)

// Additions are what a profile adds to the lists of the one that it extends.
type Additions struct {
	// Layouts come behind those of the other profile.
	Layouts []Layout `yaml:"layouts,one"`
	Other   []string `yaml:"other,one"`
	// Follow and Skip are of pages.
	Follow []string `yaml:"follow,one"`
	Skip   []string `yaml:"skip,one"`

	// The others are added to each layout of the other profile.
	Find   []string          `yaml:"find,one"`
	Causes []rule.Label      `yaml:"causes,one"`
	Steps  []rule.Label      `yaml:"steps,one"`
	Sample []rule.Label      `yaml:"sample,one"`
	Ignore []rule.Label      `yaml:"ignore,one"`
	End    []rule.Label      `yaml:"end,one"`
	Fields map[string]string `yaml:"fields"`
	Drop   []string          `yaml:"drop,one"`
	Noise  []string          `yaml:"noise,one"`
}

// add adds to the lists of p. What was read of the other profile stays as it is.
func (a *Additions) add(p *Profile) {
	layouts := slices.Clone(p.Layouts)
	for i := range layouts {
		a.addTo(&layouts[i])
	}
	p.Layouts = append(layouts, a.Layouts...)
	p.Other = slices.Concat(p.Other, a.Other)
	if len(a.Follow) > 0 || len(a.Skip) > 0 {
		pages := Pages{}
		if p.Pages != nil {
			pages = *p.Pages
		}
		pages.Follow, pages.Skip = slices.Concat(pages.Follow, a.Follow), slices.Concat(pages.Skip, a.Skip)
		p.Pages = &pages
	}
}

func (a *Additions) addTo(l *Layout) {
	l.Find, l.Drop, l.Noise = slices.Concat(l.Find, a.Find), slices.Concat(l.Drop, a.Drop), slices.Concat(l.Noise, a.Noise)
	l.Causes, l.Steps = slices.Concat(l.Causes, a.Causes), slices.Concat(l.Steps, a.Steps)
	l.Sample, l.Ignore, l.End = slices.Concat(l.Sample, a.Sample), slices.Concat(l.Ignore, a.Ignore), slices.Concat(l.End, a.End)
	if len(a.Fields) > 0 {
		fields := maps.Clone(l.Fields)
		if fields == nil {
			fields = map[string]string{}
		}
		maps.Copy(fields, a.Fields)
		l.Fields = fields
	}
}

// checkAdditions reports what is wrong with additions, where they stand.
func (c *compiler) checkAdditions(p *Profile) {
	a := p.Add
	if a == nil {
		return
	}
	if p.Extends == "" {
		c.rule.Problem("add", "no-base", "there is no profile to whose lists this could be added", "name it with extends, or write the lists where they belong")
	}
	c.rule.Patterns("add.other", a.Other)
	c.rule.Patterns("add.follow", a.Follow)
	c.rule.Patterns("add.skip", a.Skip)
	c.rule.Patterns("add.find", a.Find)
	c.rule.Patterns("add.noise", a.Noise)
	c.rule.Kinds("add.drop", a.Drop)
	c.labels("add", &Layout{Causes: a.Causes, Steps: a.Steps, Sample: a.Sample, Ignore: a.Ignore, End: a.End, Fields: a.Fields})
	for i := range a.Layouts {
		c.layout(fmt.Sprintf("add.layouts[%d]", i), &a.Layouts[i])
	}
}
