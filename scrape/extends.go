package scrape

import (
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
	"github.com/errgen/errgen/scrape/list"
	"github.com/errgen/errgen/scrape/rule"
)

// maxExtends bounds how many profiles extend each other, one after the other.
const maxExtends = 4

// A profileReader reads a profile and those that it extends.
type profileReader struct {
	repo  *infile.Repository
	chain []string // the profiles being read, each extended by the one before it
}

// load reads a profile by its name.
func (r profileReader) load(name string) (*Profile, error) {
	r.chain = append(slices.Clone(r.chain), name)
	if IsFile(name) {
		data, err := r.repo.Read(name, infile.Small)
		if err != nil {
			return nil, fmt.Errorf("profile: %w", err)
		}
		return r.parse(name, data)
	}
	data, err := builtin.ReadFile("profiles/" + name + ".yaml")
	if errors.Is(err, fs.ErrNotExist) || name == "" {
		return nil, unknownProfile(name)
	}
	if err != nil {
		return nil, fmt.Errorf("profile: %w", err)
	}
	return r.parse("profile "+name, data)
}

// parse decodes a profile.
func (r profileReader) parse(name string, data []byte) (*Profile, error) {
	var p Profile
	src, err := strictyaml.Unmarshal(name, data, &p)
	if err != nil {
		return nil, err
	}
	var inherited []list.Source
	lists := p.Lists
	if p.Extends != "" {
		base, err := r.base(name, p.Extends)
		if err != nil {
			return nil, src.Place(problem.List{{Path: "extends", Rule: "unknown-profile", Message: err.Error()}})
		}
		inherited, base.Add = base.Lists, nil
		overlay(reflect.ValueOf(base).Elem(), reflect.ValueOf(p))
		p = *base
	}
	c := compiler{rule.Compiler{Problems: p.Wire.Validate("wire")}}
	if c.checkAdditions(&p); len(c.rule.Problems) > 0 {
		return nil, src.Place(c.rule.Problems).Err()
	}
	if p.Add != nil {
		p.Add.add(&p)
	}
	p.Lists = c.lists(lists, inherited, filepath.Dir(name))
	p.rules = c.rules(&p)
	if err := src.Place(c.rule.Problems).Err(); err != nil {
		return nil, err
	}
	return &p, nil
}

// base reads the profile that another one extends: a built-in one, or a file of the
// repository, relative to the other.
func (r profileReader) base(name, extends string) (*Profile, error) {
	if IsFile(extends) {
		if !filepath.IsAbs(extends) {
			extends = filepath.Join(filepath.Dir(name), extends)
		}
		if r.repo == nil {
			var err error
			if r.repo, err = infile.Find("."); err != nil {
				return nil, err
			}
		}
		if err := r.repo.Check(extends); err != nil {
			return nil, err
		}
	}
	isKnown := func(other string) bool { return filepath.Clean(other) == filepath.Clean(extends) }
	switch chain := append(slices.Clone(r.chain), extends); {
	case slices.ContainsFunc(r.chain, isKnown):
		return nil, problem.Errorf("remove extends from one of them", "profiles extend each other in a circle: %s", strings.Join(chain, " → "))
	case len(r.chain) > maxExtends:
		return nil, problem.Errorf("merge some of them", "more than %d profiles extend each other: %s", maxExtends, strings.Join(chain, " → "))
	}
	return r.load(extends)
}

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
		c.rule.Problem("add", "no-base", "add needs a profile to add to", "name that profile under extends, or write these lists outside of add")
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
