package propose

import (
	"fmt"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
)

// A finding is what scrape finds wrong with a draft.
type finding struct {
	problem.Problem
}

// maxRounds is how often a draft is amended.
const maxRounds = 4

// refine amends the draft by what scrape finds, as long as it then reads no less.
func (s *session) refine() *outcome {
	best := s.try()
	for range maxRounds {
		if best == nil || len(best.found) == 0 {
			break
		}
		undo := s.draft.clone()
		if !s.amend(best) {
			break
		}
		next := s.try()
		if next == nil || !next.reads(best) {
			s.draft = undo
			break
		}
		best = next
	}
	return best
}

// try runs the draft over the pages. It returns nil where scrape refuses the profile.
func (s *session) try() *outcome {
	o := &outcome{yaml: s.draft.encode(), filled: map[string]int{}}
	var err error
	if o.profile, err = scrape.ParseProfile("proposed.yaml", o.yaml); err != nil {
		s.doubt("the profile is not valid: " + err.Error())
		return nil
	}
	var problems problem.List
	for _, p := range s.want.Pages {
		r, err := scrape.ExtractPage(o.profile, p)
		o.entries = append(o.entries, r.Scrape.Entries...)
		if list, ok := err.(problem.List); ok {
			problems = append(problems, list...)
		}
	}
	for _, p := range problems.Errors() {
		o.found = append(o.found, finding{p})
	}
	for i := range o.entries {
		o.count(&o.entries[i].Entry)
	}
	return o
}

func (o *outcome) count(e *catalog.Entry) {
	for field, filled := range map[string]bool{
		"status": len(e.Status) > 0, "message": e.Message != "", "description": e.Description != "",
		"causes": len(e.Causes) > 0, "steps": len(e.Steps) > 0,
	} {
		if filled {
			o.filled[field]++
		}
	}
}

// reads reports whether o reads at least what before does.
func (o *outcome) reads(before *outcome) bool {
	if len(o.entries) < len(before.entries) || len(o.found) > len(before.found) {
		return false
	}
	for field, n := range before.filled {
		if o.filled[field] < n {
			return false
		}
	}
	return true
}

// amend changes the draft by what was found, and reports whether it did.
func (s *session) amend(o *outcome) (changed bool) {
	for _, sh := range s.sheets {
		l := s.owner[sh]
		if l == nil {
			continue
		}
		for _, f := range o.found {
			if f.File != sh.page.Name || f.Rule != "unexpected-block" {
				continue
			}
			if at := blockAt(sh.page, f); at >= 0 {
				changed = l.admit(&sh.page.Blocks[at], f.Message) || changed
			}
		}
	}
	return changed
}

// blockAt returns the block that a finding is about, or -1.
func blockAt(p *page.Page, f finding) int {
	for i := range p.Blocks {
		b := &p.Blocks[i]
		if p.Line(i) == f.Line && strings.Contains(f.Message, fmt.Sprintf("%q", problem.Clip(b.Text+b.Row(), 60))) {
			return i
		}
	}
	return -1
}
