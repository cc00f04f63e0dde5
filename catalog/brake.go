package catalog

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// A Brake bounds what one scrape may change in a catalogue, as a page that was
// redesigned or half delivered looks like one with little on it, and a server that is
// at fault like one that has other texts. The zero value stops a scrape that takes
// away more than a tenth of the errors or of the statuses and at least three of them,
// that empties a field of more than half of the entries that have it and of at least
// three, or that changes what [Brake.Check] says.
type Brake struct {
	// Removals, where it is not nil, is how many losses a person has looked at
	// and wants: exactly so many pass, and no other number does.
	Removals *int

	// Changes is the same for changed values. See [Brake.Check].
	Changes *int

	// Erosion is the same for what several scrapes took away together.
	Erosion *int

	// Today is the date that losses are recorded with, as in 2026-02-28. Where it is
	// empty, only those that are recorded already count.
	Today string
}

// fewest is how many losses or changes there must be for the brake to hold: in a
// small catalogue one error is more than a tenth.
const fewest = 3

// Check returns what holds back a scrape that turns old into merged, or nothing
// where it may pass. Old may be nil. Pages that were not read take nothing
// away, and neither does what people do: only what the scrape does is counted.
//
// Changes are held back if more than half of all texts change, if more than half of
// the distinct values of a field go, if texts are in another language, of at least
// three each, or if errors exchange what they have. Words count, and not their
// punctuation. And what the scrapes of 30 days take away together is held back like
// what one takes away, except that of a field each value counts: see [Baseline].
func (b Brake) Check(old, merged *Catalog) problem.List {
	if old == nil {
		return nil
	}
	lost := losses(old, merged)
	removals := acceptance{flag: "removals", number: b.Removals}
	for _, l := range lost {
		removals.total += len(l.gone)
	}
	removals.tooMuch = slices.ContainsFunc(lost, loss.isTooMuch)
	c := changesOf(old, merged)
	found := c.check()
	changes := acceptance{flag: "changes", number: b.Changes, total: c.total, tooMuch: len(found) > 0}
	held := append(removals.held(named(lost)), changes.held(found)...)
	eroded, gone := b.erosion(old, merged)
	isNews := len(held) == 0 && b.Removals == nil // otherwise it says the same again
	erosion := acceptance{flag: "erosion", number: b.Erosion, total: gone, tooMuch: len(eroded) > 0 && isNews}
	return append(held, erosion.held(eroded)...)
}

// An acceptance is what a person lets a scrape do of one kind, and what it would do.
type acceptance struct {
	flag    string // --accept-FLAG, and what messages call the kind
	number  *int   // that is accepted; nil where none was given
	total   int
	tooMuch bool
}

// held returns the problems of a kind, the last one with the fix for all, unless
// they may pass.
func (a acceptance) held(problems problem.List) problem.List {
	if a.number == nil && !a.tooMuch || a.number != nil && *a.number == a.total {
		return nil
	}
	if a.number == nil {
		fix := fmt.Sprintf("look at the pages; if the documentation really %s, let exactly that pass with --accept-%s %d", a.claim(), a.flag, a.total)
		problems[len(problems)-1].Fix = fix
		return problems
	}
	kind := a.flag
	if kind == "erosion" {
		kind = "losses of several scrapes"
	}
	wrong, fix := fmt.Sprintf("%d %s are accepted, but there are %d", *a.number, kind, a.total), "look at the pages again"
	if a.total == 0 {
		wrong, fix = fmt.Sprintf("%d %s are accepted, but there is none", *a.number, kind), "run it again without --accept-"+a.flag
	}
	if len(problems) == 0 {
		return problem.List{{Rule: "accepted-" + a.flag, Message: wrong, Fix: fix}}
	}
	problems[len(problems)-1].Fix = wrong + ": " + fix
	return problems
}

// claim says in a few words what the documentation would have done.
func (a acceptance) claim() string {
	if a.flag == "changes" {
		return "changed all of this, as for a translation or in other words"
	}
	return "dropped all of this"
}

// A loss is what a scrape takes away of one kind.
type loss struct {
	rule string
	what string   // "34 errors would be marked as removed", with %d for the number
	gone []string // the types or statuses that lose it
	had  int      // how many had it
	part int      // more than one in so many is too much
}

func (l loss) isTooMuch() bool { return len(l.gone) >= fewest && len(l.gone)*l.part > l.had }

// losses returns what merged no longer has of old.
func losses(old, merged *Catalog) []loss {
	errors := loss{rule: "many-removals", what: "%d of %d errors would be marked as removed", part: 10}
	now := merged.byType()
	fields := make([]loss, len(scrapedFields))
	for i := range old.Errors {
		was := &old.Errors[i]
		if was.Removed || was.Undocumented {
			continue
		}
		errors.had++
		is := now[was.Type]
		if is == nil || is.Removed {
			errors.gone = append(errors.gone, was.Type)
			continue
		}
		for j, f := range scrapedFields {
			fields[j].count(f, was, is)
		}
	}
	all := []loss{errors, lostStatuses(old, merged)}
	for j, f := range scrapedFields {
		fields[j].rule, fields[j].part = "emptied-field", 2
		fields[j].what = "%d of the %d errors that have " + f.Name + " would lose it"
	}
	return slices.DeleteFunc(append(all, fields...), func(l loss) bool { return len(l.gone) == 0 })
}

// count counts whether an entry loses a field.
func (l *loss) count(f *Field, was, is *Entry) {
	if f.IsEmpty(was) {
		return
	}
	l.had++
	if f.IsEmpty(is) && !isEchoed(f, was, is) {
		l.gone = append(l.gone, was.Type)
	}
}

// isEchoed reports whether a field is a description that says what the message began
// to say, which is not a loss.
func isEchoed(f *Field, was, is *Entry) bool {
	return f.Name == "description" && slices.ContainsFunc(is.Messages(), func(message string) bool { return SaysSame(was.Description, message) })
}

// byType returns the entries by their types.
func (c *Catalog) byType() map[string]*Entry {
	entries := make(map[string]*Entry, len(c.Errors))
	for i := range c.Errors {
		entries[c.Errors[i].Type] = &c.Errors[i]
	}
	return entries
}

func lostStatuses(old, merged *Catalog) loss {
	l := loss{rule: "many-removals", what: "%d of %d statuses would be dropped", had: len(old.Statuses), part: 10}
	for _, s := range old.Statuses {
		if !slices.ContainsFunc(merged.Statuses, func(is Status) bool { return is.Code == s.Code }) {
			l.gone = append(l.gone, strconv.Itoa(s.Code))
		}
	}
	return l
}

// named returns a problem for each loss that names what would go.
func named(lost []loss) problem.List {
	problems := make(problem.List, len(lost))
	for i, l := range lost {
		problems[i] = problem.Problem{Rule: l.rule, Message: fmt.Sprintf(l.what, len(l.gone), l.had) + ": " + listed(l.gone)}
	}
	return problems
}

// listed returns names for a message: all of them, if a person can read them.
func listed(names []string) string {
	const most = 50
	if len(names) <= most {
		return strings.Join(names, ", ")
	}
	return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
}
