package diff

import (
	"fmt"
	"maps"
	"slices"

	"github.com/errgen/errgen/catalog"
)

// apply applies changes to old, in canonical order: some of those that [Catalogs]
// returned for old and new, or all. It changes neither, and the result shares no
// memory with them. It is an error if a change is not one of old.
//
// Every value that it sets comes from the place that a change names, so a
// catalogue that comes out as new shows that the changes are complete.
func apply(old, new *catalog.Catalog, changes []Change) (*catalog.Catalog, error) {
	p := newPatch(orEmpty(old))
	p.old, p.new = orEmpty(old), orEmpty(new)
	for _, c := range changes {
		if err := p.apply(c); err != nil {
			return nil, fmt.Errorf("%s: %w\n\tapply changes to the catalogue that was compared", c.Message, err)
		}
	}
	return p.result(), nil
}

// A patch is a catalogue under change.
type patch struct {
	head      catalog.Catalog
	statuses  column[catalog.Status]
	classes   column[catalog.Class]
	errors    column[catalog.Entry]
	overrides column[catalog.Override]
	lists     map[entryList]*itemEdits
	old, new  *catalog.Catalog // as they were compared
}

// An entryList is a list of an entry.
type entryList struct {
	index int
	field string
}

func newPatch(old *catalog.Catalog) *patch {
	p := &patch{
		statuses:  column[catalog.Status]{list: slices.Clone(old.Statuses)},
		classes:   column[catalog.Class]{list: slices.Clone(old.Classes)},
		overrides: column[catalog.Override]{list: copies(old.Overrides, copyOverride)},
		errors:    column[catalog.Entry]{list: copies(old.Errors, copyEntry)},
		lists:     map[entryList]*itemEdits{},
	}
	for _, f := range headFields {
		set(f.at(&p.head), f.at(old))
	}
	return p
}

// A column is a list under change, with the places that its items had at first.
type column[T any] struct {
	list    []T
	added   map[int]T // by the index in the list of the new catalogue
	dropped map[int]bool
}

// add adds an item that the new catalogue has at an index.
func (c *column[T]) add(i int, v T) {
	if c.added == nil {
		c.added = map[int]T{}
	}
	c.added[i] = v
}

// at returns the item at an index.
func (c *column[T]) at(i int) (*T, error) {
	if i < 0 || i >= len(c.list) {
		return nil, fmt.Errorf("there is no item %d in a list of %d", i, len(c.list))
	}
	return &c.list[i], nil
}

// drop takes an item away.
func (c *column[T]) drop(i int) error {
	if c.dropped == nil {
		c.dropped = map[int]bool{}
	}
	c.dropped[i] = true
	_, err := c.at(i)
	return err
}

// result returns the list in the order of a key.
func (c *column[T]) result(key func(a, b *T) int) []T {
	var left []T
	for i, v := range c.list {
		if !c.dropped[i] {
			left = append(left, v)
		}
	}
	for _, i := range slices.Sorted(maps.Keys(c.added)) {
		left = append(left, c.added[i])
	}
	slices.SortStableFunc(left, func(a, b T) int { return key(&a, &b) })
	return left
}

func (p *patch) result() *catalog.Catalog {
	for at, edits := range p.lists {
		for _, f := range itemFields {
			if f.name == at.field {
				list := f.at(&p.errors.list[at.index])
				*list = edits.result(*list)
			}
		}
	}
	c := p.head
	c.Statuses, c.Classes = p.statuses.result(byCode), p.classes.result(byClass)
	c.Errors, c.Overrides = p.errors.result(byType), p.overrides.result(bySubject)
	return &c
}

func copies[T any](list []T, one func(*T) T) []T {
	clones := make([]T, len(list))
	for i := range list {
		clones[i] = one(&list[i])
	}
	return clones
}

func copyEntry(e *catalog.Entry) catalog.Entry {
	clone := catalog.Entry{Type: e.Type, Removed: e.Removed}
	for _, f := range entryFields {
		set(f.at(&clone), f.at(e))
	}
	for _, f := range itemFields {
		*f.at(&clone) = slices.Clone(*f.at(e))
	}
	return clone
}

func copyOverride(o *catalog.Override) catalog.Override {
	clone := catalog.Override{Type: o.Type}
	for _, f := range overrideFields {
		set(f.at(&clone), f.at(o))
	}
	return clone
}

// set makes one field hold what another does, and share no memory with it.
func set(to, from any) {
	switch to := to.(type) {
	case *string:
		*to = *from.(*string)
	case *int:
		*to = *from.(*int)
	case *bool:
		*to = *from.(*bool)
	case *[]int:
		*to = slices.Clone(*from.(*[]int))
	case *[]string:
		*to = slices.Clone(*from.(*[]string))
	case **int:
		*to = clone(*from.(**int))
	case **bool:
		*to = clone(*from.(**bool))
	case **string:
		*to = clone(*from.(**string))
	case named[int]:
		*to.list = slices.Clone(*from.(named[int]).list)
	case named[string]:
		*to.list = slices.Clone(*from.(named[string]).list)
	default:
		panic(fmt.Sprintf("diff: internal error: cannot set %T", to))
	}
}

func clone[T any](p *T) *T {
	if p == nil {
		return nil
	}
	v := *p
	return &v
}
