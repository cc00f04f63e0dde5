package diff

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// apply makes one change.
func (p *patch) apply(c Change) error {
	i := c.edit.index
	if err := p.fits(c); err != nil {
		return err
	}
	switch c.Rule {
	case "error-renamed":
		for _, part := range c.edit.parts {
			if err := p.apply(part); err != nil {
				return err
			}
		}
		return nil
	case "error-added", "http-status-added", "class-added", "override-added":
		return p.add(c)
	case "error-pruned":
		return p.errors.drop(i)
	case "error-removed", "error-restored":
		p.errors.list[i].Removed = c.Rule == "error-removed"
		return nil
	case "http-status-removed":
		return p.statuses.drop(i)
	case "class-removed":
		return p.classes.drop(i)
	case "override-removed":
		return p.overrides.drop(i)
	}
	if c.edit.value == nil {
		p.editItems(c)
		return nil
	}
	return p.set(c)
}

// fits reports an error if a change is of an entry or an override that does not
// stand where it did.
func (p *patch) fits(c Change) error {
	typ := c.Type
	switch list, _, _ := strings.Cut(c.OldPath, "["); list {
	case "errors":
		e, err := p.errors.at(c.edit.index)
		if err != nil {
			return err
		}
		typ = e.Type
	case "overrides":
		o, err := p.overrides.at(c.edit.index)
		if err != nil {
			return err
		}
		typ = o.Type
	}
	if typ != c.Type {
		return fmt.Errorf("%s stands in its place", called(typ))
	}
	return nil
}

// add adds what is of no list that old has.
func (p *patch) add(c Change) error {
	switch v := c.edit.value.(type) {
	case *catalog.Status:
		p.statuses.add(c.edit.item, *v)
	case *catalog.Class:
		p.classes.add(c.edit.item, *v)
	case *catalog.Entry:
		p.errors.add(c.edit.item, copyEntry(v))
	case *catalog.Override:
		p.overrides.add(c.edit.item, copyOverride(v))
	default:
		return fmt.Errorf("the change was not made by Catalogs")
	}
	return nil
}

// set gives a field its new value.
func (p *patch) set(c Change) error {
	switch from := c.edit.value.(type) {
	case *catalog.Catalog:
		return setField(&p.head, from, c.Field, headFields)
	case *catalog.Status:
		return setIn(&p.statuses, from, c, statusFields)
	case *catalog.Class:
		return setIn(&p.classes, from, c, classFields)
	case *catalog.Override:
		return setIn(&p.overrides, from, c, overrideFields)
	case *catalog.Entry:
		return setIn(&p.errors, from, c, entryFields)
	}
	return fmt.Errorf("the change was not made by Catalogs")
}

func setIn[T any](list *column[T], from *T, c Change, fields []leaf[T]) error {
	to, err := list.at(c.edit.index)
	if err != nil {
		return err
	}
	return setField(to, from, c.Field, fields)
}

func setField[T any](to, from *T, name string, fields []leaf[T]) error {
	i := slices.IndexFunc(fields, func(f leaf[T]) bool { return f.name == name })
	if i < 0 {
		return fmt.Errorf("there is no field %q", name)
	}
	fields[i].copy(to, from)
	return nil
}

// itemEdits are the changes of one list of an entry.
type itemEdits struct {
	removed map[int]bool   // by the index in the old list
	changed map[int]string // by the index in the old list
	added   map[int]string // by the index in the new list
	order   []int
}

// editItems notes a change of an item, for [itemEdits.result].
func (p *patch) editItems(c Change) {
	at := place{c.edit.index, c.Field}
	edits := p.lists[at]
	if edits == nil {
		edits = &itemEdits{map[int]bool{}, map[int]string{}, map[int]string{}, nil}
		p.lists[at] = edits
	}
	switch {
	case c.edit.order != nil:
		edits.order = c.edit.order
	case c.OldPath == "":
		edits.added[c.edit.item] = c.New
	case c.NewPath == "":
		edits.removed[c.edit.item] = true
	default:
		edits.changed[c.edit.item] = c.New
	}
}

// result returns the new list. What was added stands at its index if there are
// so many items, and otherwise at the end.
func (e *itemEdits) result(old []string) []string {
	var kept []string
	for i, item := range old {
		if e.removed[i] {
			continue
		}
		if reworded, ok := e.changed[i]; ok {
			item = reworded
		}
		kept = append(kept, item)
	}
	if len(e.order) == len(kept) {
		reordered := make([]string, len(kept))
		for i, rank := range e.order {
			reordered[i] = kept[rank]
		}
		kept = reordered
	}
	var list []string
	for left := len(e.added); len(kept) > 0 || left > 0; {
		item, isAdded := e.added[len(list)]
		switch {
		case isAdded:
			left--
			list = append(list, item)
		case len(kept) > 0:
			list, kept = append(list, kept[0]), kept[1:]
		default:
			return append(list, e.rest(len(list))...)
		}
	}
	return list
}

// rest returns the added items from an index on.
func (e *itemEdits) rest(from int) []string {
	var indices []int
	for i := range e.added {
		if i >= from {
			indices = append(indices, i)
		}
	}
	slices.Sort(indices)
	var items []string
	for _, i := range indices {
		items = append(items, e.added[i])
	}
	return items
}
