package diff

import (
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// A clue is a field, or some, by which an entry may be known under another
// type.
type clue struct {
	what   string
	weight int
	value  func(*catalog.Entry) string // empty if the entry has none
}

// clues are what is compared of entries that went and came.
var clues = []clue{
	{"url", 4, func(e *catalog.Entry) string { return e.URL }},
	{"message", 3, func(e *catalog.Entry) string { return e.Message }},
	{"description", 3, func(e *catalog.Entry) string { return e.Description }},
	{"number", 3, func(e *catalog.Entry) string {
		if e.Number == nil {
			return ""
		}
		return strconv.Itoa(*e.Number)
	}},
	{"causes and steps", 2, func(e *catalog.Entry) string {
		if len(e.Causes)+len(e.Steps) == 0 {
			return ""
		}
		return strings.Join(e.Causes, "\n") + "\n\n" + strings.Join(e.Steps, "\n")
	}},
	{"letters and digits", 3, func(e *catalog.Entry) string { return catalog.LettersAndDigits(e.Type) }},
}

// A valueCount counts the entries with one value, and remembers one that moved.
type valueCount struct {
	old, new   int // how many live entries of each catalogue have it
	gone, came int // one that went, one that came; -1 for none
}

// sharing returns the pairs that alone share a value: what others have too, in
// either catalogue, tells nothing. So there is at most one pair to a value.
func (c *comparison) sharing(clue clue) []pair {
	seen := map[string]*valueCount{}
	for i, m := range c.gone {
		if v := clue.value(m.first()); v != "" {
			seen[v] = &valueCount{gone: i, came: -1}
		}
	}
	shared := false
	for j, m := range c.came {
		if s := seen[clue.value(m.last())]; s != nil {
			s.came, shared = j, true
		}
	}
	if !shared {
		return nil
	}
	for i := range c.old.Errors {
		if s := countOf(seen, clue, &c.old.Errors[i]); s != nil {
			s.old++
		}
	}
	for i := range c.new.Errors {
		if s := countOf(seen, clue, &c.new.Errors[i]); s != nil {
			s.new++
		}
	}
	var pairs []pair
	for _, s := range seen {
		if s.came >= 0 && s.old == 1 && s.new == 1 {
			pairs = append(pairs, pair{s.gone, s.came})
		}
	}
	return pairs
}

// countOf returns the count that a live entry belongs to, or nil.
func countOf(seen map[string]*valueCount, clue clue, e *catalog.Entry) *valueCount {
	if e.Removed {
		return nil
	}
	return seen[clue.value(e)]
}
