package catalog

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// A List is what one list that the vendor publishes as data, such as the enum of
// an SDK, says of the errors.
type List struct {
	// Name is what entries have under listed.
	Name string

	// Entries have their type, and the scraped fields that the list has; each
	// type once.
	Entries []Observation
}

// list brings together what the lists say. Of two lists that say different
// things of a field the first counts: lists fill what the documentation does not
// say, and do not contradict it.
func (m *merger) list(lists []List) {
	for _, l := range lists {
		for i := range l.Entries {
			o := &l.Entries[i]
			if o.Entry.Type == "" {
				m.report(problem.Problem{
					File: o.File, Line: o.Line, Rule: "empty-type", Message: fmt.Sprintf("the list %s has an error without a type", l.Name),
					Fix: "correct the fields of the list: they read something as an error that is not one",
				})
				continue
			}
			m.addListed(l.Name, &o.Entry)
		}
	}
}

// addListed joins what a list says of an error with what those before it say. Of several
// messages the first counts, unless all are to be kept: they differ by place, and a list
// does not say where each is sent.
func (m *merger) addListed(name string, e *Entry) {
	if len(e.MoreMessages) > 0 && !m.rules.isAll("message") {
		first := *e
		first.MoreMessages = nil
		e = &first
	}
	have, ok := m.listed[e.Type]
	if !ok {
		have = &Entry{Type: e.Type}
		m.listed[e.Type] = have
	}
	have.Listed = append(have.Listed, name)
	have.fill(e)
}

// fill sets the scraped fields that are empty to what another entry has.
func (e *Entry) fill(from *Entry) {
	for _, f := range scrapedFields {
		if f.IsEmpty(e) && !f.IsEmpty(from) {
			f.at(e).share(f.at(from))
			f.at(e).own()
		}
	}
}

// addLists sets what an entry of the catalogue has from lists. The entry has
// been updated to what the documentation says, which lists never override.
func (m *merger) addLists(e *Entry) {
	l, ok := m.listed[e.Type]
	if !ok {
		e.Listed = nil
		return
	}
	e.Listed = slices.Clone(l.Listed)
	_, isDocumented := m.found[e.Type]
	if !isDocumented && !e.Undocumented && len(m.unread(e.Status)) == 0 {
		// No page has it, or no page has it any more.
		for _, f := range scrapedFields {
			f.at(e).share(f.at(l))
		}
		e.Removed = false
		return
	}
	e.fill(l)
}

// Lists returns the names of the lists that entries are in, sorted.
func (c *Catalog) Lists() []string {
	var names []string
	for _, e := range c.Errors {
		for _, name := range e.Listed {
			if !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
	}
	slices.Sort(names)
	return names
}

// ListedOnly returns a function that reports whether only lists have an entry: no
// page that was read documents it, and nobody added it by hand. It is told from
// the address that documented entries have; where none has one, nothing is known
// to be in lists alone.
func (c *Catalog) ListedOnly() func(e *Entry) bool {
	haveAddresses := slices.ContainsFunc(c.Errors, func(e Entry) bool { return e.URL != "" })
	return func(e *Entry) bool {
		return haveAddresses && len(e.Listed) > 0 && e.URL == "" && !e.Undocumented && !e.Removed
	}
}

// ListedBy returns the names of the lists that have an entry, for people, such
// as "android" or "android and ios".
func (e *Entry) ListedBy() string {
	n := len(e.Listed)
	if n < 2 {
		return strings.Join(e.Listed, "")
	}
	return strings.Join(e.Listed[:n-1], ", ") + " and " + e.Listed[n-1]
}
