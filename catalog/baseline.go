package catalog

import (
	"fmt"
	"slices"
	"time"

	"github.com/errgen/errgen/internal/problem"
)

// baselineDays is for how long what scrapes take away adds up.
const baselineDays = 30

// A tally counts what one scrape takes away of one kind, and what it brings back.
type tally struct {
	of                string // as in [Baseline.Of]
	had, lost, gained int
}

// tallies returns what the way from old to merged takes away and brings back of
// each kind.
func tallies(old, merged *Catalog) []tally {
	errors, statuses := tally{of: "errors"}, tally{of: "statuses", had: len(old.Statuses)}
	was, is := codesOf(old.Statuses), codesOf(merged.Statuses)
	statuses.lost, statuses.gained = missingFrom(is, was), missingFrom(was, is)
	fields := make([]tally, len(scrapedFields))
	now := merged.byType()
	for i := range old.Errors {
		e := &old.Errors[i]
		there := now[e.Type]
		isThere := there != nil && !there.Removed
		switch {
		case e.Undocumented:
			continue
		case e.Removed && isThere:
			errors.gained++
			continue
		case e.Removed:
			continue
		}
		errors.had++
		if !isThere {
			errors.lost++
		}
		for j, f := range scrapedFields {
			fields[j].add(f, e, there)
		}
	}
	for j, f := range scrapedFields {
		fields[j].of = f.Name
	}
	return append([]tally{errors, statuses}, fields...)
}

// add counts the values of a field of an entry that was, and that is, if it is there.
func (t *tally) add(f *Field, was, is *Entry) {
	had := f.count(was)
	t.had += had
	if is == nil || is.Removed || isEchoed(f, was, is) {
		return // it is the whole entry that goes, or nothing
	}
	t.lost += max(0, had-f.count(is))
	t.gained += max(0, f.count(is)-had)
}

// count returns how many values an entry has in a field.
func (f *Field) count(e *Entry) int {
	if f.IsEmpty(e) {
		return 0
	}
	return len(f.values(e))
}

// missingFrom returns how many of codes a list does not have.
func missingFrom(list, codes []int) int {
	n := 0
	for _, code := range codes {
		if !slices.Contains(list, code) {
			n++
		}
	}
	return n
}

// Baseline returns the baseline of merged, which the brake let pass: what was taken
// away until now, and what merged takes away. It changes only where something
// goes or comes back. What a person accepted counts no more.
func (b Brake) Baseline(old, merged *Catalog) []Baseline {
	switch {
	case old == nil || b.Removals != nil || b.Erosion != nil:
		return nil
	case b.Today == "":
		return cloneList(merged.Baseline)
	}
	var rows []Baseline
	for _, t := range tallies(old, merged) {
		if row := b.row(old, t); row.Lost > 0 {
			rows = append(rows, row)
		}
	}
	return rows
}

// row returns what is gone of a kind. A baseline that is over begins anew with the
// next loss.
func (b Brake) row(old *Catalog, t tally) Baseline {
	row := Baseline{Of: t.of, Had: t.had, Since: b.Today}
	if i := slices.IndexFunc(old.Baseline, func(have Baseline) bool { return have.Of == t.of }); i >= 0 {
		if have := old.Baseline[i]; t.lost == 0 || !have.isOver(b.Today) {
			row = have
		}
	}
	row.Lost = max(0, row.Lost+t.lost-t.gained)
	return row
}

// isOver reports whether so much time has passed that what is gone is gone. A date
// that cannot be read is.
func (row Baseline) isOver(today string) bool {
	since, err := time.Parse(time.DateOnly, row.Since)
	now, errNow := time.Parse(time.DateOnly, today)
	return err == nil && errNow == nil && now.After(since.AddDate(0, 0, baselineDays))
}

// isTooMuch reports whether more is gone than one scrape may take away.
func (row Baseline) isTooMuch() bool {
	part := 2
	if row.Of == "errors" || row.Of == "statuses" {
		part = 10
	}
	return row.Lost >= fewest && row.Lost*part > row.Had
}

// erosion returns what went a little at a time and is too much together, with what
// merged takes away, and how much that is.
func (b Brake) erosion(old, merged *Catalog) (found problem.List, total int) {
	for _, t := range tallies(old, merged) {
		row := b.row(old, t)
		if t.lost == 0 || !row.isTooMuch() {
			continue
		}
		total += row.Lost
		of := row.Of
		if of != "errors" && of != "statuses" {
			of = "values of " + of
		}
		message := fmt.Sprintf("%d of %d %s would be gone", row.Lost, row.Had, of)
		if row.Lost != t.lost {
			message += " since " + row.Since + ", a few at a time"
		}
		found = append(found, problem.Problem{Rule: "erosion", Message: message})
	}
	return found, total
}

// baselines checks the form of the baseline, which scrapes write.
func (v *validator) baselines() {
	for i, row := range v.Baseline {
		at := root.Field("baseline").At(i)
		isKnown := row.Of == "errors" || row.Of == "statuses" || slices.ContainsFunc(scrapedFields, func(f *Field) bool { return f.Name == row.Of })
		_, err := time.Parse(time.DateOnly, row.Since)
		repeats := slices.ContainsFunc(v.Baseline[:i], func(o Baseline) bool { return o.Of == row.Of })
		if !isKnown || err != nil || repeats || row.Had < 1 || row.Lost < 1 {
			v.report(at, "baseline-form", fmt.Sprintf("%v is not what a scrape writes: %+v", at, row), "leave the baseline as the scrape wrote it, or delete the whole of it")
		}
	}
}
