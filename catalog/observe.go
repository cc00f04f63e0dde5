package catalog

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/errgen/errgen/internal/problem"
)

// An observed is what all pages together say of one type.
type observed struct {
	Entry
	lost  map[string]bool // the fields that no page has the content of
	first Observation
}

// observe brings the observations together by type. They are sorted first, so
// that it does not matter in which order they arrived.
func (m *merger) observe(entries []Observation) {
	sorted := make([]Observation, 0, len(entries))
	for _, o := range entries {
		o.Entry = o.Entry.clone()
		slices.Sort(o.Entry.Status)
		slices.Sort(o.Entry.Category)
		o.Entry.dropEcho()
		sorted = append(sorted, o)
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

// compareObservations orders by type, then status, then everything else.
func compareObservations(a, b Observation) int {
	x, y := a.Entry, b.Entry
	return cmp.Or(
		cmp.Compare(x.Type, y.Type),
		slices.Compare(x.Status, y.Status),
		slices.Compare(x.Category, y.Category),
		cmp.Compare(showNumber(x.Number), showNumber(y.Number)),
		cmp.Compare(x.Message, y.Message),
		cmp.Compare(x.Description, y.Description),
		slices.Compare(x.Causes, y.Causes),
		slices.Compare(x.Steps, y.Steps),
		cmp.Compare(x.URL, y.URL),
		cmp.Compare(a.File, b.File),
		cmp.Compare(a.Line, b.Line),
		cmp.Compare(a.Block, b.Block),
		slices.Compare(a.Lost, b.Lost),
	)
}

// unite makes one entry of the observations of one type. Statuses and
// categories add up; of every other field the first value counts, and another one is a conflict.
func (m *merger) unite(same []Observation) {
	first := same[0]
	if first.Entry.Type == "" {
		for _, o := range same {
			m.report(problem.Problem{
				File: o.File, Line: m.line(&o), Rule: "empty-type", Message: "an entry without a type was observed",
				Fix: "correct the profile: it takes something for an entry that is none",
			})
		}
		return
	}
	united := observed{lost: make(map[string]bool), first: first}
	united.Type = first.Entry.Type
	for _, o := range same {
		united.Status = append(united.Status, o.Entry.Status...)
		united.Category = append(united.Category, o.Entry.Category...)
	}
	united.Status = sortedOnce(united.Status)
	united.Category = sortedOnce(united.Category)
	for _, f := range scrapedFields {
		if f.name != "status" && f.name != "category" {
			m.settle(&united.Entry, f, same)
		}
		if f.show(&united.Entry) == "" {
			united.lost[f.name] = slices.ContainsFunc(same, func(o Observation) bool { return slices.Contains(o.Lost, f.name) })
		}
	}
	maps.DeleteFunc(united.lost, func(_ string, lost bool) bool { return !lost })
	m.found[united.Type] = united
}

// sortedOnce sorts list, and leaves each value in it once.
func sortedOnce[T cmp.Ordered](list []T) []T {
	slices.Sort(list)
	return slices.Compact(list)
}

// settle takes the first value of a field, and reports every other one once.
func (m *merger) settle(e *Entry, f scraped, same []Observation) {
	var from *Observation
	reported := make(map[string]bool)
	for i := range same {
		o := &same[i]
		value := f.show(&o.Entry)
		switch {
		case value == "":
		case from == nil:
			from = o
			f.copy(e, &o.Entry)
		case value != f.show(e) && !reported[value]:
			reported[value] = true
			m.conflict(f, from, o)
		}
	}
}

// conflict reports that two places differ, unless an override settles it.
// Each page may have an address of its own for an entry, so that two addresses
// are nothing wrong.
func (m *merger) conflict(f scraped, a, b *Observation) {
	if m.isOverridden(a.Entry.Type, f) {
		return
	}
	x, y := excerpts(f.show(&a.Entry), f.show(&b.Entry))
	p := problem.Problem{
		File: b.File, Line: m.line(b), Rule: "conflict",
		Message: fmt.Sprintf("the %s of %s is %s here, but %s at %s", f.name, problem.Excerpt(a.Entry.Type), y, x, m.place(a)),
		Fix:     fmt.Sprintf("say which is right by an override in the catalogue that sets the %s of %s", f.name, problem.Excerpt(a.Entry.Type)),
	}
	if f.name == "url" {
		p.Severity = problem.Warning
		p.Fix = fmt.Sprintf("%s is taken; an override can say otherwise", x)
	}
	m.report(p)
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
