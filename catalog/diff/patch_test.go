package diff

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// apply makes one change.
func (p *patch) apply(c Change) error {
	i := c.index
	if err := p.fits(c); err != nil {
		return err
	}
	switch c.Rule {
	case "error-renamed":
		gone, came := p.parts(c)
		for _, part := range []Change{gone, came} {
			if err := p.apply(part); err != nil {
				return err
			}
		}
		return nil
	case "constant-reassigned":
		return nil // what follows from other changes
	case "error-added", "error-first-read", "http-status-added", "class-added", "override-added":
		return p.add(c)
	case "error-pruned", "error-not-read":
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
	if c.Rule == "undocumented-changed" && isRemarked(&p.old.Errors[i], &p.new.Errors[indexIn(c.NewPath)]) {
		p.errors.list[i].Removed = !p.errors.list[i].Removed
	}
	isItem := strings.HasSuffix(c.OldPath+c.NewPath, "]") || strings.HasSuffix(c.Rule, "-reordered")
	if c.Field == "causes" || c.Field == "steps" || c.Field == "message" && isItem {
		p.editItems(c)
		return nil
	}
	return p.set(c)
}

// parts returns the two changes that a rename stands for.
func (p *patch) parts(c Change) (gone, came Change) {
	gone = Change{Rule: "error-pruned", Type: c.Type, OldPath: c.OldPath, index: indexIn(c.OldPath)}
	came = Change{Rule: "error-added", Type: c.Renamed, NewPath: c.NewPath, index: -1, item: indexIn(c.NewPath)}
	for _, pair := range join(p.old.Errors, p.new.Errors, byType) {
		switch {
		case pair.old < 0 || pair.new < 0:
		case pair.old == gone.index:
			gone.Rule = "error-removed"
		case pair.new == came.item:
			came.Rule, came.index, came.OldPath = "error-restored", pair.old, path("errors", pair.old)
		}
	}
	return gone, came
}

// value returns what the new path of a change leads into: the item of a list of
// the new catalogue, or the catalogue itself.
func (p *patch) value(c Change) any {
	list, _, isItem := strings.Cut(c.NewPath, "[")
	if !isItem {
		return p.new
	}
	i := indexIn(c.NewPath)
	switch list {
	case "statuses":
		return &p.new.Statuses[i]
	case "classes":
		return &p.new.Classes[i]
	case "errors":
		return &p.new.Errors[i]
	}
	return &p.new.Overrides[i]
}

// indexIn returns the first index in a path.
func indexIn(path string) int {
	_, rest, _ := strings.Cut(path, "[")
	digits, _, _ := strings.Cut(rest, "]")
	i, err := strconv.Atoi(digits)
	if err != nil {
		panic("there is no index in the path " + path)
	}
	return i
}

// fits reports an error if a change is of an entry or an override that does not
// stand where it did.
func (p *patch) fits(c Change) error {
	typ := c.Type
	switch list, _, _ := strings.Cut(c.OldPath, "["); list {
	case "errors":
		e, err := p.errors.at(c.index)
		if err != nil {
			return err
		}
		typ = e.Type
	case "overrides":
		o, err := p.overrides.at(c.index)
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
	switch v := p.value(c).(type) {
	case *catalog.Status:
		p.statuses.add(c.item, *v)
	case *catalog.Class:
		p.classes.add(c.item, *v)
	case *catalog.Entry:
		p.errors.add(c.item, copyStruct(v))
	case *catalog.Override:
		p.overrides.add(c.item, copyOverride(v))
	default:
		return fmt.Errorf("the change was not made by Catalogs")
	}
	return nil
}

// set gives a field its new value.
func (p *patch) set(c Change) error {
	switch from := p.value(c).(type) {
	case *catalog.Catalog:
		return copyField(&p.head, from, c.Field)
	case *catalog.Status:
		return setIn(&p.statuses, from, c)
	case *catalog.Class:
		return setIn(&p.classes, from, c)
	case *catalog.Override:
		return setIn(&p.overrides, from, c)
	case *catalog.Entry:
		return setIn(&p.errors, from, c)
	}
	return fmt.Errorf("the change was not made by Catalogs")
}

func setIn[T any](list *column[T], from *T, c Change) error {
	to, err := list.at(c.index)
	if err != nil {
		return err
	}
	return copyField(to, from, c.Field)
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
	at := entryList{c.index, c.Field}
	edits := p.lists[at]
	if edits == nil {
		edits = &itemEdits{map[int]bool{}, map[int]string{}, map[int]string{}, nil}
		p.lists[at] = edits
	}
	switch {
	case strings.HasSuffix(c.Rule, "-reordered"):
		edits.order = p.order(c)
	case c.OldPath == "":
		edits.added[c.item] = c.New
	case c.NewPath == "":
		edits.removed[c.item] = true
	default:
		edits.changed[c.item] = c.New
	}
}

// order returns for each item that stays in a reordered list, in the new order,
// its rank in the old order.
func (p *patch) order(c Change) []int {
	kept := slices.DeleteFunc(
		matchItems(itemsOf(&p.old.Errors[c.index], c.Field), itemsOf(&p.new.Errors[indexIn(c.NewPath)], c.Field)),
		func(p pair) bool { return p.old < 0 || p.new < 0 })
	slices.SortFunc(kept, func(a, b pair) int { return cmp.Compare(a.old, b.old) })
	order := make([]int, len(kept))
	for rank := range kept {
		order[rank] = rank
	}
	slices.SortFunc(order, func(a, b int) int { return cmp.Compare(kept[a].new, kept[b].new) })
	return order
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
