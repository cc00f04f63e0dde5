// Package diff compares two catalogues by what they mean, and not by their
// text: which errors came and went, which fields say something else, and how
// much that matters to a program.
//
// The parts are used in this order: [Catalogs] returns the changes from one
// catalogue to another, [Change.Fingerprint] tells them apart from one run to
// the next, [Change.Alike] says what several of them have in common, [Words]
// shows a rewording word by word, and [Bump] says what the changes ask of the
// version of the generated package.
package diff

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
)

// Catalogs returns the changes from one catalogue to another, either of which
// may be nil. What matters most comes first, then the order is that of types
// and rules. There is none if, and only if, both have the same canonical form,
// except that several overrides of one type may stand in any order.
//
// Entries are known by their type; an entry that went and one that came may be
// folded into an error-renamed, see [Rules].
func Catalogs(before, after *catalog.Catalog) []Change { return Options{}.Catalogs(before, after) }

// Options say what the catalogues themselves do not. The zero value is usable.
type Options struct {
	// Identifier returns the Go identifier of the constant of an entry. It looks
	// at the type, the name and the go_name alone. Where it is nil, only go_name is
	// known.
	Identifier func(*catalog.Entry) string
}

// identifier returns the identifier of the constant of an entry, or "" where it
// is not known.
func (o Options) identifier(e *catalog.Entry) string {
	if o.Identifier == nil {
		return e.GoName
	}
	return o.Identifier(e)
}

// Catalogs returns the changes from one catalogue to another, as the function
// [Catalogs] does.
func (o Options) Catalogs(before, after *catalog.Catalog) []Change {
	c := comparison{options: o, old: orEmpty(before), new: orEmpty(after)}
	c.reading = readingOf(c.old, c.new)
	c.head()
	c.statuses()
	c.classes()
	c.errors()
	c.renames()
	c.reassigned()
	c.overrides()
	slices.SortStableFunc(c.changes, Change.compare)
	number(c.changes)
	return c.changes
}

func orEmpty(c *catalog.Catalog) *catalog.Catalog {
	if c == nil {
		return &catalog.Catalog{}
	}
	return c
}

// A comparison collects the changes.
type comparison struct {
	options    Options
	old, new   *catalog.Catalog
	reading    reading
	changes    []Change
	gone, came []relocation       // the entries that may have been renamed
	renamed    map[[2]string]bool // the old types and the new ones

	// The entries of old whose identifiers others may have now, and those of new
	// that may have the identifier of another, by their indices.
	released, claimed []int
}

// report adds a change, with the level of its rule unless it has a higher one.
func (c *comparison) report(change Change) {
	if s := rules.Severity(change.Rule); change.Severity == problem.Error || s.IsAtLeast(change.Severity) {
		change.Severity = s
	}
	c.add(change)
}

// add adds a change with the level that it has.
func (c *comparison) add(change Change) {
	change.rank = rank(change.Rule)
	c.changes = append(c.changes, change)
}

// path returns the path of an item of a list, and "" for none.
func path(list string, index int) string {
	if index < 0 {
		return ""
	}
	return fmt.Sprintf("%s[%d]", list, index)
}

func (c *comparison) head() {
	for _, f := range headFields {
		if f.same(c.old, c.new) {
			continue
		}
		change := Change{
			Rule: f.rule, Field: f.name, Old: f.show(c.old), New: f.show(c.new), OldPath: f.name, NewPath: f.name,
			Message:   changed(fmt.Sprintf("the %s of the catalogue", f.name), f.show(c.old), f.show(c.new)),
			isReading: f.name == "coverage",
		}
		switch {
		case f.name == "name" && c.old.Name == "": // no program uses a catalogue that was not there
			change.Severity = problem.Additive
			c.add(change)
		case f.name == "wire" && c.old.Wire.IsZero(): // what the package was generated with is not known
			change.Severity = problem.Text
			c.add(change)
		default:
			c.report(change)
		}
	}
}

// changed says what became of a value.
func changed(what, before, after string) string {
	switch {
	case before == "":
		return what + " was added"
	case after == "":
		return what + " was removed"
	}
	return what + " changed"
}

// pair is the indices of two items that belong together, -1 where there is
// none on that side.
type pair struct{ old, new int }

// join pairs the items of two lists by their key. Items with the same key are
// paired in the order in which they stand.
func join[T any](old, new []T, key func(a, b *T) int) []pair {
	pairs := make([]pair, 0, max(len(old), len(new)))
	x, y := ordered(old, key), ordered(new, key)
	for len(x) > 0 || len(y) > 0 {
		order := 0
		switch {
		case len(x) == 0:
			order = 1
		case len(y) == 0:
			order = -1
		default:
			order = key(&old[x[0]], &new[y[0]])
		}
		p := pair{-1, -1}
		if order <= 0 {
			p.old, x = x[0], x[1:]
		}
		if order >= 0 {
			p.new, y = y[0], y[1:]
		}
		pairs = append(pairs, p)
	}
	return pairs
}

// ordered returns the indices of a list in the order of the keys.
func ordered[T any](list []T, key func(a, b *T) int) []int {
	indices := make([]int, len(list))
	isSorted := true
	for i := range list {
		indices[i] = i
		isSorted = isSorted && (i == 0 || key(&list[i-1], &list[i]) <= 0)
	}
	if !isSorted {
		slices.SortStableFunc(indices, func(a, b int) int { return key(&list[a], &list[b]) })
	}
	return indices
}

func byCode(a, b *catalog.Status) int      { return cmp.Compare(a.Code, b.Code) }
func byClass(a, b *catalog.Class) int      { return cmp.Compare(a.Class, b.Class) }
func byType(a, b *catalog.Entry) int       { return cmp.Compare(a.Type, b.Type) }
func bySubject(a, b *catalog.Override) int { return cmp.Compare(a.Type, b.Type) }
