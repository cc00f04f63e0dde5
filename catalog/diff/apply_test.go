package diff

import (
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strings"

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
		errors:    column[catalog.Entry]{list: copies(old.Errors, copyStruct[catalog.Entry])},
		lists:     map[entryList]*itemEdits{},
	}
	for _, f := range headFields {
		if err := copyField(&p.head, old, f.name); err != nil {
			panic(err)
		}
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
		e := &p.errors.list[at.index]
		setItems(e, at.field, edits.result(itemsOf(e, at.field)))
	}
	c := p.head
	c.Statuses, c.Classes = p.statuses.result(byCode), p.classes.result(byClass)
	c.Errors, c.Overrides = p.errors.result(byType), p.overrides.result(bySubject)
	return &c
}

// itemsOf returns a list of an entry that is compared item by item.
func itemsOf(e *catalog.Entry, name string) []string {
	switch name {
	case "message":
		return e.Messages()
	case "causes":
		return e.Causes
	}
	return e.Steps
}

func setItems(e *catalog.Entry, name string, items []string) {
	switch name {
	case "message":
		e.Message, e.MoreMessages = "", nil
		if len(items) > 0 {
			e.Message = items[0]
		}
		if len(items) > 1 {
			e.MoreMessages = items[1:]
		}
	case "causes":
		e.Causes = items
	default:
		e.Steps = items
	}
}

func copies[T any](list []T, one func(*T) T) []T {
	clones := make([]T, len(list))
	for i := range list {
		clones[i] = one(&list[i])
	}
	return clones
}

// copyField sets a field to what another value of the same type has in it, and
// shares no memory with that. The name is as in the file, such as "set.message".
func copyField(to, from any, name string) error {
	x, y := reflect.ValueOf(to).Elem(), reflect.ValueOf(from).Elem()
	parts := strings.Split(name, ".")
	for n, part := range parts {
		fields := fieldsOf(x.Type(), part)
		switch {
		case len(fields) == 0:
			return fmt.Errorf("there is no field %q", name)
		case n < len(parts)-1:
			x, y = x.Field(fields[0]), y.Field(fields[0])
		default:
			for _, i := range fields {
				copyValue(x.Field(i), y.Field(i))
			}
		}
	}
	return nil
}

func copyValue(x, y reflect.Value) {
	switch {
	case y.Kind() == reflect.Pointer && !y.IsNil():
		x.Set(reflect.New(y.Type().Elem()))
		x.Elem().Set(y.Elem())
	case y.Kind() == reflect.Slice && !y.IsNil():
		x.Set(reflect.AppendSlice(reflect.MakeSlice(y.Type(), 0, y.Len()), y))
	default:
		x.Set(y)
	}
}

// fieldsOf returns the indices of the fields of a struct that have a name in the
// file: one, or two for a text and the further ones.
func fieldsOf(t reflect.Type, name string) (fields []int) {
	for i := range t.NumField() {
		if tag, _, _ := strings.Cut(t.Field(i).Tag.Get("yaml"), ","); tag == name {
			fields = append(fields, i)
		}
	}
	return fields
}

// copyStruct returns a copy of a struct that shares no memory with it.
func copyStruct[T any](from *T) T {
	var to T
	for i := range reflect.TypeFor[T]().NumField() {
		name, _, _ := strings.Cut(reflect.TypeFor[T]().Field(i).Tag.Get("yaml"), ",")
		if err := copyField(&to, from, name); err != nil {
			panic(err)
		}
	}
	return to
}

func copyOverride(o *catalog.Override) catalog.Override {
	return catalog.Override{Type: o.Type, Set: copyStruct(&o.Set), Was: copyStruct(&o.Was), Reason: o.Reason}
}
