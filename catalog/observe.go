package catalog

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/errgen/errgen/internal/problem"
)

// A mergedEntry is what all pages together say of one type.
type mergedEntry struct {
	entry Entry
	name  string // what the documentation was found to call the error
	same  []*Observation
	split map[string]bool // the fields in which the places contradict each other
	lost  map[string]bool // the fields that no page has the content of
	first *Observation
}

// observe brings the observations together by type. They are sorted first, so
// that it does not matter in which order they arrived.
func (m *merger) observe(entries []Observation) {
	copied := slices.Clone(entries)
	sorted := make([]*Observation, len(copied))
	for i := range copied {
		o := &copied[i]
		o.Entry.own()
		for _, f := range scrapedFields {
			if f.sums {
				f.at(&o.Entry).(listValue).sortOnce()
			}
		}
		o.Entry.dropEcho()
		sorted[i] = o
	}
	slices.SortFunc(sorted, compareObservations)
	for len(sorted) > 0 {
		n := 1
		for n < len(sorted) && sorted[n].Entry.Type == sorted[0].Entry.Type {
			n++
		}
		m.unite(sorted[:n])
		sorted = sorted[n:]
	}
}

// compareObservations orders by type, then by what was observed in the order of
// the file, then by the place.
func compareObservations(a, b *Observation) int {
	for _, f := range entryFields {
		if order := f.at(&a.Entry).compare(f.at(&b.Entry)); order != 0 {
			return order
		}
	}
	return cmp.Or(
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Block, b.Block),
		slices.Compare(a.Lost, b.Lost),
	)
}

// unite merges the observations of one type into one entry. Fields that sum have
// what all of them have; of every other field the first value counts, and
// another one is a conflict, unless a rule of [MergeRules] says otherwise.
func (m *merger) unite(same []*Observation) {
	first := same[0]
	if first.Entry.Type == "" {
		for _, o := range same {
			m.report(problem.Problem{
				File: o.File, Line: m.line(o), Rule: "empty-type", Message: "an entry without a type was observed",
				Fix: "correct the profile: it takes something for an entry that is not one",
			})
		}
		return
	}
	united := &mergedEntry{first: first, same: same, lost: make(map[string]bool), split: make(map[string]bool), entry: Entry{Type: first.Entry.Type}}
	for _, f := range scrapedFields {
		if f.sums {
			f.sum(&united.entry, same)
		} else {
			m.settle(united, f)
		}
		if f.IsEmpty(&united.entry) && slices.ContainsFunc(same, func(o *Observation) bool { return slices.Contains(o.Lost, f.Name) }) {
			united.lost[f.Name] = true
		}
	}
	for _, o := range same {
		united.name = cmp.Or(united.name, o.Entry.Name)
	}
	m.found[united.entry.Type] = united
}

// sum sets the field of an entry to what all observations have in it.
func (f *Field) sum(e *Entry, same []*Observation) {
	sum := f.at(e).(listValue)
	for _, o := range same {
		sum.add(f.at(&o.Entry))
	}
	sum.sortOnce()
}

// settle sets a field of an entry to what the rule of the field makes of the values.
// By default that is the first, and every other one is reported once.
func (m *merger) settle(united *mergedEntry, f *Field) {
	same, isFree := m.order(f.Name, united.same)
	if m.rules.isAll(f.Name) {
		f.gather(&united.entry, same)
		return
	}
	e := &united.entry
	var from *Observation
	reported := make(map[string]bool)
	for _, o := range same {
		switch {
		case f.IsEmpty(&o.Entry):
		case from == nil:
			from = o
			f.at(e).share(f.at(&o.Entry))
		case !f.Same(e, &o.Entry) && !reported[f.exact(&o.Entry)] && !isFree(from, o):
			reported[f.exact(&o.Entry)] = true
			united.split[f.Name] = true
			m.conflict(f, from, o)
		}
	}
}

// says reports whether some place has in a field what an entry has.
func (u *mergedEntry) says(f *Field, e *Entry) bool {
	return slices.ContainsFunc(u.same, func(o *Observation) bool { return f.Same(&o.Entry, e) })
}

// conflict reports that two places differ, unless an override settles it.
// Each page may have an address of its own for an entry, so that two addresses
// are nothing wrong.
func (m *merger) conflict(f *Field, a, b *Observation) {
	if m.isOverridden(a.Entry.Type, f) {
		return
	}
	x, y := excerpts(f.exact(&a.Entry), f.exact(&b.Entry))
	p := problem.Problem{
		File: b.File, Line: m.line(b), Rule: "conflict",
		Message: fmt.Sprintf("the %s of %s is %s here, but %s at %s", f.Name, problem.Excerpt(a.Entry.Type), y, x, m.place(a)),
		Fix:     m.settlement(f, a.Entry.Type),
		Group:   f.Name,
	}
	if f.Name == "url" {
		p.Severity = problem.Warning
		p.Fix = fmt.Sprintf("%s is taken; an override can say otherwise", x)
	}
	m.report(p)
}

// settlement returns how to settle a conflict.
func (m *merger) settlement(f *Field, typ string) string {
	fix := fmt.Sprintf("say which is right by an override in the catalogue that sets the %s of %s", f.Name, problem.Excerpt(typ))
	if f.canGather() {
		fix += fmt.Sprintf("; or keep all that pages say, with  merge: {%s: all}  in the profile", f.Name)
	}
	return fix
}

// place returns where an observation stands, as file:line.
func (m *merger) place(o *Observation) string {
	line := m.line(o)
	switch {
	case o.File == "":
		return "another place"
	case line == 0:
		return o.File
	}
	return o.File + ":" + strconv.Itoa(line)
}

func (m *merger) line(o *Observation) int {
	if o.Line == 0 && m.lineOf != nil {
		return m.lineOf(o.File, o.Block)
	}
	return o.Line
}

// excerpts quotes two values that differ, cut so that the difference shows.
func excerpts(a, b string) (string, string) {
	const before, limit = 20, 60
	if utf8.RuneCountInString(a) <= limit && utf8.RuneCountInString(b) <= limit {
		return strconv.Quote(a), strconv.Quote(b)
	}
	start, from := 0, []int{}
	for i, r := range a {
		other, _ := utf8.DecodeRuneInString(b[min(i, len(b)):])
		from = append(from, i)
		if other != r {
			break
		}
	}
	if len(from) > before {
		start = from[len(from)-1-before]
	}
	if start == 0 {
		return problem.Excerpt(a), problem.Excerpt(b)
	}
	return "…" + problem.Excerpt(a[start:]), "…" + problem.Excerpt(b[start:])
}
