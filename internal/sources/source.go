// Package sources compares what a vendor publishes about its errors in several
// places: the documentation's pages as one source, and each list as another.
//
// [Compare] returns a [Comparison] of what [update.Publication] read, and
// [Comparisons.Write] writes it. Nothing here reads or writes a file.
package sources

import (
	"slices"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/update"
	"github.com/errgen/errgen/scrape/list"
)

// Documentation is the name of the source that the pages are.
const Documentation = "documentation"

// A Source is one place in which a vendor publishes its errors.
type Source struct {
	Name   string
	Errors map[string]*Error // by type

	// Coverage says in a sentence how much of the source was read; it is empty
	// where all of it was.
	Coverage string

	// unread holds the statuses whose pages were not read. It is empty where
	// Coverage is not, and nobody knows which there are.
	unread []int
}

// An Error is what one source says about an error.
type Error struct {
	Entry    catalog.Entry
	Messages []string // all of them; Entry has the first
	Place    update.Place
}

// sourcesOf returns the pages, if there are any, and the lists in their order.
func sourcesOf(p *update.Publication) []Source {
	var all []Source
	if p.Pages != nil {
		all = append(all, pagesOf(p))
	}
	for _, l := range p.Lists {
		s := Source{Name: l.Name, Errors: make(map[string]*Error, len(l.Items))}
		for _, it := range l.Items {
			s.Errors[it.Type] = errorOf(it)
		}
		all = append(all, s)
	}
	return all
}

func pagesOf(p *update.Publication) Source {
	s := Source{Name: Documentation, Errors: make(map[string]*Error, len(p.Pages.Errors))}
	for _, e := range p.Pages.Errors {
		documented := &Error{Entry: e, Place: p.Places[e.Type]}
		if e.Message != "" {
			documented.Messages = e.Messages()
		}
		s.Errors[e.Type] = documented
	}
	s.Coverage, s.unread = p.Pages.CoverageSentence(), p.Pages.Unread()
	return s
}

func errorOf(it list.Item) *Error {
	e := &Error{
		Entry:    catalog.Entry{Type: it.Type, Status: it.Status, Category: it.Category, Number: it.Number, Description: it.Description, Causes: it.Causes, Steps: it.Steps},
		Messages: it.Message,
		Place:    update.Place{File: it.File, Line: it.Line},
	}
	if len(it.Message) > 0 {
		e.Entry.Message = it.Message[0]
	}
	return e
}

// mayHave reports whether a source may have more than was read of it under one of
// statuses; where there are none, under any.
func (s *Source) mayHave(statuses []int) bool {
	switch {
	case s.Coverage == "":
		return false
	case len(statuses) == 0 || len(s.unread) == 0:
		return true
	}
	return slices.ContainsFunc(statuses, func(status int) bool { return slices.Contains(s.unread, status) })
}
