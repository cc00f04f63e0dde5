package catalog

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"

	"github.com/errgen/errgen/internal/problem"
)

// An Observation is one entry as one place in the documentation shows it.
type Observation struct {
	// Entry has its type and scraped fields set, and none of people's fields.
	Entry Entry

	// Lost names the fields ("causes", "steps", "message") that the page has
	// a place for but whose content did not arrive, as when a text capture
	// dropped the bullets under a heading. What the catalogue has is kept.
	Lost []string

	// Address is the address of its page, where that is known.
	Address string

	// File and Line say where the entry begins, for messages. Where Line is 0,
	// Block tells the place to [Scrape.LineOf].
	File  string
	Line  int
	Block int
}

// A Scrape is everything one reading of the documentation observed.
type Scrape struct {
	Name, Title, Docs string // from the profile
	Wire              Wire   // from the profile; the zero value leaves that of the catalogue
	Statuses          []Status
	Classes           []Class
	Entries           []Observation

	// Lists are all lists of the catalogue, in the order in which they count. A
	// type that is in none of them, and on no page, is gone.
	Lists []List

	// Read holds the statuses whose pages were read, where the documentation
	// has a page for each; nil means that all of it was read. What stands
	// under another status is neither confirmed nor gone.
	Read []int

	// Warnings are what a person should know of the reading.
	Warnings problem.List

	// Merge says what becomes of fields in which places differ.
	Merge MergeRules

	// Names says what entries are called that have no name yet.
	Names Names

	// LineOf returns the line of an observation that has none: for some forms
	// lines cost as much as all the rest, and only messages need them. It may
	// be nil.
	LineOf func(file string, block int) int `json:"-"`
}

// Merge returns old, which may be nil, as a scrape updates it,
// in canonical order. It changes neither, and the result shares no memory
// with them. The order of the observations does not matter.
//
// People's fields are kept. An entry that was not observed stays, marked as
// removed unless it is undocumented or a page that may have it was not read.
// An entry that is in a list is not removed: what no page says of it comes from
// the lists. What the scrape has none of, because the page was not read or its content was
// lost, is kept from old. Overrides are applied last.
//
// The problems are what the observations contradict each other in, unless an
// override settles it, and, as warnings, those of the scrape and the overrides
// that the documentation has overtaken; the path of those leads into the
// result. The coverage follows from the statuses whose pages were read, now or
// before. The catalogue is whole in either case: of two values, that of the
// lowest status counts, and with the same statuses that of the category, the
// number, the message and so on which sorts first.
func Merge(old *Catalog, s Scrape) (*Catalog, problem.List) {
	if old == nil {
		old = new(Catalog)
	}
	m := &merger{rules: s.Merge, patterns: s.Merge.patterns(), found: make(map[string]*mergedEntry, len(s.Entries)), listed: make(map[string]*Entry), read: s.Read, overrides: old.Overrides, lineOf: s.LineOf, problems: slices.Clone(s.Warnings)}
	merged := &Catalog{
		Version:   FormatVersion,
		Name:      cmp.Or(s.Name, old.Name),
		Title:     cmp.Or(s.Title, old.Title),
		Docs:      cmp.Or(s.Docs, old.Docs),
		Wire:      s.Wire.orOld(old.Wire),
		Statuses:  m.statuses(orOld(s.Statuses, old.Statuses)),
		Classes:   m.classes(orOld(s.Classes, old.Classes)),
		Overrides: cloneOverrides(old.Overrides),
		Baseline:  cloneList(old.Baseline),
	}
	m.observe(s.Entries)
	m.list(s.Lists)
	merged.Errors = m.join(old.sorted().Errors)
	merged.Coverage = old.coverageAfter(s)
	canonical := merged.sorted()
	m.override(&canonical)
	m.names(&canonical, s.Names, old.byType())
	for i := range canonical.Errors {
		canonical.Errors[i].dropEcho()
	}
	return &canonical, m.problems
}

// orOld returns what was scraped, or what old has if nothing was.
func orOld[T any](scraped, old []T) []T {
	if len(scraped) == 0 {
		return old
	}
	return scraped
}

// A merger collects what the pages say of each type, and the problems.
type merger struct {
	rules     MergeRules
	patterns  map[string][]*regexp.Regexp // of pages, by the field whose rule has them
	found     map[string]*mergedEntry
	listed    map[string]*Entry // what all lists together say of each type
	read      []int
	overrides []Override
	lineOf    func(file string, block int) int
	problems  problem.List
}

func (m *merger) report(p problem.Problem) { m.problems = append(m.problems, p) }

// statuses returns each status once. Of two that differ, the first counts by
// title and address.
func (m *merger) statuses(all []Status) []Status {
	all = slices.SortedFunc(slices.Values(all), func(a, b Status) int {
		return cmp.Or(cmp.Compare(a.Code, b.Code), emptyLast(a.Title, b.Title), emptyLast(a.URL, b.URL))
	})
	var once []Status
	for _, s := range all {
		last := len(once) - 1
		if last < 0 || once[last].Code != s.Code {
			once = append(once, s)
			continue
		}
		at := fmt.Sprintf("the status %d", s.Code)
		m.pick(&once[last].Title, s.Title, at+" has the titles")
		m.pick(&once[last].URL, s.URL, at+" has the addresses")
	}
	return once
}

// classes returns each class once, as statuses does.
func (m *merger) classes(all []Class) []Class {
	all = slices.SortedFunc(slices.Values(all), func(a, b Class) int {
		return cmp.Or(cmp.Compare(a.Class, b.Class), emptyLast(a.Meaning, b.Meaning))
	})
	var once []Class
	for _, c := range all {
		last := len(once) - 1
		if last < 0 || once[last].Class != c.Class {
			once = append(once, c)
			continue
		}
		m.pick(&once[last].Meaning, c.Meaning, fmt.Sprintf("the class %s has the meanings", c.Class))
	}
	return once
}

// pick keeps a value, takes another where there is none, and reports two that
// differ.
func (m *merger) pick(have *string, other, what string) {
	if *have == "" {
		*have = other
		return
	}
	if other != "" && other != *have {
		a, b := excerpts(*have, other)
		m.report(problem.Problem{
			Rule: "conflict", Message: fmt.Sprintf("%s %s and %s", what, a, b),
			Fix: "the first is taken; correct the profile if one of them is something else",
		})
	}
}

// emptyLast orders strings, the empty one last.
func emptyLast(a, b string) int {
	if (a == "") != (b == "") {
		return cmp.Compare(len(b), len(a))
	}
	return cmp.Compare(a, b)
}

// join returns the entries of old and those that were observed.
func (m *merger) join(old []Entry) []Entry {
	joined := make([]Entry, 0, max(len(old), len(m.found)))
	seen := make(map[string]bool, len(old))
	for _, e := range old {
		if seen[e.Type] {
			m.report(problem.Problem{
				Rule: "duplicate-type", Message: fmt.Sprintf("the catalogue has the type %s twice", problem.Excerpt(e.Type)),
				Fix: "merge the two entries into one; the first is taken",
			})
			continue
		}
		seen[e.Type] = true
		joined = append(joined, e)
		joined[len(joined)-1].own()
		m.refresh(&joined[len(joined)-1])
		m.addLists(&joined[len(joined)-1])
	}
	for typ, o := range m.found {
		if !seen[typ] {
			joined = append(joined, o.entry)
			m.addLists(&joined[len(joined)-1])
			seen[typ] = true
		}
	}
	for typ, l := range m.listed {
		if !seen[typ] {
			joined = append(joined, *l)
		}
	}
	return joined
}

// refresh updates an entry of the catalogue to what was observed of it.
func (m *merger) refresh(e *Entry) {
	o, ok := m.found[e.Type]
	if !ok {
		e.Removed = e.Removed || !e.Undocumented && len(m.unread(e.Status)) == 0
		return
	}
	if e.Undocumented {
		m.report(problem.Problem{
			Severity: problem.Warning, Rule: "documented", File: o.first.File, Line: m.line(o.first),
			Message: fmt.Sprintf("%s is marked undocumented, but the documentation has it", problem.Excerpt(e.Type)),
			Fix:     "take the mark away in the catalogue",
		})
	}
	o.entry.Status = sortedOnce(append(o.entry.Status, m.unread(e.Status)...))
	for _, f := range scrapedFields {
		if !o.lost[f.Name] {
			f.at(e).share(f.at(&o.entry))
		}
	}
	e.Removed = false
}

// unread returns those of statuses whose pages were not read.
func (m *merger) unread(statuses []int) []int {
	if m.read == nil {
		return nil
	}
	var unread []int
	for _, status := range statuses {
		if !slices.Contains(m.read, status) {
			unread = append(unread, status)
		}
	}
	return unread
}
