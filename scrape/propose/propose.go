// Package propose makes profiles from pages that no profile is known for.
//
// [Propose] looks for texts that recur as the types of errors do: in the headings of
// one level, the terms of definition lists, the columns of tables, the addresses of
// pages. The candidate that has the most of them, in the clearest shape and in the
// places that speak of errors, says where entries begin; what recurs within the
// entries says which fields they have. The profile is then run through package
// scrape, and what that finds amends it.
//
// A proposal says whether it is sure. It is not when there is another way to read
// the pages, when something that looks like a type is left over, or when what the
// entries say does not fit. What is sure is meant to be right; a person looks at the
// rest.
package propose

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
)

// A Request says what a profile is proposed for.
type Request struct {
	Pages []*page.Page

	// Name and Title of the API. By default they come from the pages.
	Name, Title string

	// Start is the address of the page that leads to the others, where they were
	// found by its links, and Follow the patterns of theirs.
	Start  string
	Follow []string

	// Types are types that must be there, from a list or an older catalogue.
	Types []string
}

// A Verdict says how far a proposal is to be relied on.
type Verdict int

const (
	Nothing Verdict = iota // no entries were found
	Unsure                 // a person has to look at Doubts
	Sure                   // nothing speaks against it
)

// A Proposal is a profile that was made from pages.
type Proposal struct {
	Verdict Verdict
	Profile []byte           // YAML with the evidence as comments; nil for Nothing
	Catalog *catalog.Catalog // what the profile reads from the pages; nil for Nothing
	Doubts  []string         // why it is unsure, a sentence each

	// Works reports whether the profile reads the pages without an error.
	Works bool

	Pages    int // how many were read
	LeftOver int // how many blocks no rule takes within entries
}

// Propose returns the profile for pages.
func Propose(want Request) *Proposal {
	sheets := make([]*sheet, len(want.Pages))
	for i, p := range want.Pages {
		sheets[i] = newSheet(p)
	}
	slices.SortStableFunc(sheets, func(a, b *sheet) int { return cmp.Compare(a.page.Name, b.page.Name) })
	candidates, few := ranked(sheets, want.Types)
	if len(candidates) == 0 {
		return &Proposal{}
	}
	s := &session{want: want, sheets: sheets, candidates: candidates, few: few, draft: &draft{}}
	s.head()
	s.choose()
	s.layouts()
	result := s.refine()
	if result == nil {
		return &Proposal{}
	}
	result = s.reconcile(result)
	s.judge(result)
	return s.proposal(result)
}

// A session is the making of one proposal.
type session struct {
	want       Request
	sheets     []*sheet
	candidates []*candidate
	few        []*candidate // which have only few types
	chosen     []*candidate // what entries begin with, the main one first
	views      []*candidate // which have the same types again
	draft      *draft
	owner      map[*sheet]*layout // which layout reads which page
	doubts     []string
}

// maxDoubts is how many doubts are told: a person needs no more to look.
const maxDoubts = 12

func (s *session) doubt(text string) {
	if len(s.doubts) < maxDoubts && text != "" && !slices.Contains(s.doubts, text) {
		s.doubts = append(s.doubts, text)
	}
}

// An outcome is what a draft reads from the pages.
type outcome struct {
	yaml    []byte
	profile *scrape.Profile
	entries []catalog.Observation
	filled  map[string]int
	found   []finding
	catalog *catalog.Catalog
	works   bool // whether the pages are read without an error
	failure error
	clashes problem.List // what places contradict each other in
}

func (s *session) proposal(o *outcome) *Proposal {
	p := &Proposal{Verdict: Sure, Profile: o.yaml, Catalog: o.catalog, Doubts: s.doubts, Works: o.works, Pages: len(s.sheets), LeftOver: len(o.found)}
	if len(s.doubts) > 0 {
		p.Verdict = Unsure
		s.draft.asides = nil
		for _, d := range s.doubts {
			s.draft.asides = append(s.draft.asides, "unsure: "+d)
		}
		p.Profile = s.draft.encode()
	}
	return p
}

// String returns the verdict as a word.
func (v Verdict) String() string { return [...]string{"nothing", "unsure", "sure"}[v] }

// Errors returns how many errors the profile reads.
func (p *Proposal) Errors() int {
	if p.Catalog == nil {
		return 0
	}
	return len(p.Catalog.Errors)
}

// shown is how many entries a preview shows in full.
const shown = 3

// Preview returns what the profile reads, for a person to look at: how many errors
// there are, which fields they have, some of them in full, and what speaks against
// the proposal.
func (p *Proposal) Preview() string {
	if p.Catalog == nil {
		return "nothing on these pages looks like a list of errors\n"
	}
	var b strings.Builder
	n := len(p.Catalog.Errors)
	fmt.Fprintf(&b, "%s from %s\n", plural(n, "error"), plural(p.Pages, "page"))
	for _, f := range fieldsOf(p.Catalog) {
		if f.filled > 0 {
			fmt.Fprintf(&b, "  %-12s %d of %d\n", f.name, f.filled, n)
		}
	}
	b.WriteString(p.examples())
	if p.LeftOver > 0 {
		fmt.Fprintf(&b, "left over: %s within entries\n", plural(p.LeftOver, "block"))
	}
	for _, d := range p.Doubts {
		fmt.Fprintf(&b, "unsure: %s\n", d)
	}
	return b.String()
}

// examples returns some entries as the catalogue has them: the first, one from the
// middle and the last.
func (p *Proposal) examples() string {
	all := p.Catalog.Errors
	c := *p.Catalog
	c.Errors = nil
	for i := range min(shown, len(all)) {
		c.Errors = append(c.Errors, all[i*(len(all)-1)/max(min(shown, len(all))-1, 1)])
	}
	data, err := c.Encode()
	if err != nil {
		return ""
	}
	_, entries, _ := strings.Cut(string(data), "errors:\n")
	return entries
}

// A filling is how many entries have a field.
type filling struct {
	name   string
	filled int
}

func fieldsOf(c *catalog.Catalog) []filling {
	fields := []filling{{name: "status"}, {name: "category"}, {name: "number"}, {name: "message"}, {name: "description"}, {name: "causes"}, {name: "steps"}, {name: "url"}}
	for i := range c.Errors {
		e := &c.Errors[i]
		for n, has := range [...]bool{
			len(e.Status) > 0, len(e.Category) > 0, e.Number != nil, e.Message != "", e.Description != "",
			len(e.Causes) > 0, len(e.Steps) > 0, e.URL != "",
		} {
			if has {
				fields[n].filled++
			}
		}
	}
	return fields
}
