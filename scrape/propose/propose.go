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
	"slices"

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
	candidates := ranked(sheets, want.Types)
	if len(candidates) == 0 {
		return &Proposal{}
	}
	s := &session{want: want, sheets: sheets, candidates: candidates, draft: &draft{}}
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
	chosen     []*candidate // what entries begin with, the main one first
	views      []*candidate // which have the same types again
	draft      *draft
	owner      map[*sheet]*layout // which layout reads which page
	doubts     []string
}

func (s *session) doubt(text string) {
	if text != "" && !slices.Contains(s.doubts, text) {
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
