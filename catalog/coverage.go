package catalog

import (
	"fmt"
	"maps"
	"slices"

	"github.com/errgen/errgen/internal/strictyaml"
)

// Coverage says what is known of the errors that a catalogue does not have. Its
// zero value says nothing, as where the documentation lists no statuses; then
// the catalogue counts as complete.
//
// In YAML it is the word complete, the word partial, or what is missing:
//
//	coverage:
//	  partial: {statuses: [400, 401]}
type Coverage struct {
	// Complete says that every documented error is in the catalogue.
	Complete bool `yaml:"-"`
	// Partial says what is missing; nil where nothing is known to be.
	Partial *Missing `yaml:"partial,flow"`
}

// Missing is what a partial catalogue is known to lack.
type Missing struct {
	// Statuses are those that the documentation lists and no page was read of,
	// ascending; empty where it is not known which there are.
	Statuses []int `yaml:"statuses,inline"`
}

const (
	coverageComplete = "complete"
	coveragePartial  = "partial"
)

// Word returns the word that says all of the coverage, or "".
func (c *Coverage) Word() string {
	switch {
	case c.Complete:
		return coverageComplete
	case c.Partial != nil && len(c.Partial.Statuses) == 0:
		return coveragePartial
	}
	return ""
}

// SetWord sets the coverage to what a word says, and reports whether it says
// anything.
func (c *Coverage) SetWord(word string) bool {
	switch word {
	case coverageComplete:
		*c = Coverage{Complete: true}
	case coveragePartial:
		*c = Coverage{Partial: new(Missing)}
	default:
		return false
	}
	return true
}

// Words returns the words that say all of a coverage.
func (c *Coverage) Words() []string { return []string{coverageComplete, coveragePartial} }

// IsPartial reports whether the documentation is known to have errors that the
// catalogue may lack.
func (c *Coverage) IsPartial() bool { return c.Partial != nil }

// clone returns a copy that shares no memory with c.
func (c Coverage) clone() Coverage {
	if c.Partial != nil {
		c.Partial = &Missing{Statuses: slices.Clone(c.Partial.Statuses)}
	}
	return c
}

// Unread returns the statuses of which no page was read, ascending.
func (c *Catalog) Unread() []int {
	if !c.Coverage.IsPartial() {
		return nil
	}
	return c.Coverage.Partial.Statuses
}

// ReadStatuses returns the documented statuses whose pages were read, ascending.
func (c *Catalog) ReadStatuses() []int {
	var read []int
	for _, s := range c.Statuses {
		if !slices.Contains(c.Unread(), s.Code) {
			read = append(read, s.Code)
		}
	}
	return sortedOnce(read)
}

// coverageAfter returns the coverage of old once s is merged into it. What was
// read once stays read, and what a person said holds until the documentation
// lists a status that it did not list then.
func (c *Catalog) coverageAfter(s Scrape) Coverage {
	listed := codesOf(orOld(s.Statuses, c.Statuses))
	switch {
	case s.Read == nil && len(s.Statuses) == 0:
		return c.Coverage.clone() // the documentation has no page for each status
	case s.Read == nil:
		return Coverage{Complete: true}
	case len(listed) == 0 && c.Coverage.Complete:
		return c.Coverage
	case len(listed) == 0:
		return Coverage{Partial: new(Missing)} // some pages of nobody knows how many
	}
	unread := make(map[int]bool)
	for _, status := range listed {
		unread[status] = c.mayLack(status)
	}
	for _, status := range s.Read {
		unread[status] = false
	}
	maps.DeleteFunc(unread, func(_ int, is bool) bool { return !is })
	if len(unread) == 0 {
		return Coverage{Complete: true}
	}
	return Coverage{Partial: &Missing{Statuses: slices.Sorted(maps.Keys(unread))}}
}

// mayLack reports whether no page of a listed status was read so far.
func (c *Catalog) mayLack(status int) bool {
	isKnown := slices.Contains(codesOf(c.Statuses), status)
	switch {
	case c.Coverage.Complete && isKnown:
		return false
	case len(c.Unread()) > 0 && isKnown:
		return slices.Contains(c.Unread(), status)
	}
	// The catalogue does not say: what has entries was read.
	return !slices.ContainsFunc(c.Errors, func(e Entry) bool { return slices.Contains(e.Status, status) && !e.Undocumented })
}

func codesOf(statuses []Status) []int {
	codes := make([]int, len(statuses))
	for i, s := range statuses {
		codes[i] = s.Code
	}
	return codes
}

// coverage says how much was read, and checks the statuses that are missing.
func (v *validator) coverage() {
	if v.Coverage.IsPartial() {
		v.report(root.Field("coverage"), "partial-coverage", v.CoverageSentence(), "errgen scrape --from live reads the others, where the profile has live pages")
	}
	at := root.Field("coverage").Field("partial").Field("statuses")
	listed := codesOf(v.Statuses)
	for i, status := range v.Unread() {
		if !slices.Contains(listed, status) {
			v.report(at.At(i), "coverage-status", fmt.Sprintf("%v is %d, which statuses does not list", at.At(i), status),
				"list it under statuses with the address of its page, or take it out here")
		}
		if slices.Contains(v.Unread()[:i], status) {
			v.report(at.At(i), "coverage-status", fmt.Sprintf("%v is %d, which is there already", at.At(i), status), "keep one of the two")
		}
	}
}

var _ strictyaml.Worded = (*Coverage)(nil)
