package sources

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/update"
)

// A Comparison is what the sources of one catalogue have in common and what not.
type Comparison struct {
	File    string // of the catalogue
	Title   string // of the API
	Sources []Source

	// Findings are sorted by rule, then by the sources that they are about,
	// then by type.
	Findings []Finding
}

// A Finding is one type, or one field of it, that not all sources have alike.
type Finding struct {
	Rule  string
	Says  []Saying // what sources have, in the order of the sources; for a near type those of one spelling first
	Lacks []int    // the sources, by index, that do not have the type
}

// A Saying is what a source says about a type.
type Saying struct {
	Source int // its index
	Type   string
	Value  string // of the field that differs; else empty
	Place  update.Place
}

// Compare compares the sources of a publication.
func Compare(p *update.Publication) *Comparison {
	c := &Comparison{File: p.File, Title: p.Title, Sources: sourcesOf(p)}
	types := c.types()
	near := c.near(types)
	c.Findings = near
	paired := make(map[string]bool)
	for _, f := range near {
		for _, s := range f.Says {
			paired[s.Type] = true
		}
	}
	for _, typ := range types {
		if !paired[typ] {
			c.compareType(typ)
		}
		c.compareFields(typ)
	}
	slices.SortStableFunc(c.Findings, func(a, b Finding) int {
		return cmp.Or(
			cmp.Compare(rules.Index(a.Rule), rules.Index(b.Rule)),
			slices.Compare(a.group(), b.group()),
		)
	})
	return c
}

// group tells findings apart that are listed under titles of their own.
func (f Finding) group() []int {
	if f.Rule != ruleMissing && f.Rule != ruleNotRead {
		return nil
	}
	var group []int
	for _, s := range f.Says {
		group = append(group, s.Source)
	}
	return append(append(group, -1), f.Lacks...)
}

// Type returns the type that the finding is about; for a near type that of the
// first source.
func (f Finding) Type() string { return f.Says[0].Type }

// types returns the types of all sources, sorted.
func (c *Comparison) types() []string {
	all := make(map[string]bool)
	for _, s := range c.Sources {
		for typ := range s.Errors {
			all[typ] = true
		}
	}
	return slices.SortedFunc(maps.Keys(all), strings.Compare)
}

// having returns what the sources say that have a type.
func (c *Comparison) having(typ string) []Saying {
	var says []Saying
	for i, s := range c.Sources {
		if e, ok := s.Errors[typ]; ok {
			says = append(says, Saying{Source: i, Type: typ, Place: e.Place})
		}
	}
	return says
}

// compareType adds a finding if a source does not have a type.
func (c *Comparison) compareType(typ string) {
	says := c.having(typ)
	if len(says) == len(c.Sources) {
		return
	}
	lacks := c.lacking(says)
	rule := ruleMissing
	if len(lacks) == 0 {
		rule = ruleNotRead
	}
	c.Findings = append(c.Findings, Finding{rule, says, lacks})
}

// lacking returns the sources that have no type of says, and no part that was not
// read and might have it.
func (c *Comparison) lacking(says []Saying) []int {
	var statuses []int
	for _, s := range says {
		statuses = append(statuses, c.at(s).Entry.Status...)
	}
	var lacks []int
	for i := range c.Sources {
		has := slices.ContainsFunc(says, func(s Saying) bool { return s.Source == i })
		if !has && !c.Sources[i].mayHave(statuses) {
			lacks = append(lacks, i)
		}
	}
	return lacks
}

func (c *Comparison) at(s Saying) *Error { return c.Sources[s.Source].Errors[s.Type] }
