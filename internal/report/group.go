package report

import (
	"fmt"
	"slices"
)

// fewestAlike is how many items say the same at least to be shown as one.
const fewestAlike = 3

// Shared is what an item says that others say of other errors, too.
type Shared struct {
	Text string `json:"text"` // what is said of the errors: it follows "6 errors"
	Fix  string `json:"fix"`  // in place of that of each item; may be empty
	Row  string `json:"row"`  // the item in a list of them; its subject where it is empty
}

// Grouped returns items of which only those have a group that enough others have.
func Grouped(items []Item) []Item {
	counts := groupCounts(items)
	items = slices.Clone(items)
	for i := range items {
		if counts[items[i].Group] < fewestAlike {
			items[i].Group = ""
		}
	}
	return items
}

func groupCounts(items []Item) map[string]int {
	counts := map[string]int{}
	for _, it := range items {
		counts[it.Group]++
	}
	return counts
}

// A bundle is an item alone, or several that are shown as one, with a row each.
type bundle []Item

// bundles returns items in their order, those of one group where the first of them
// is.
func bundles(items []Item) []bundle {
	counts := groupCounts(items)
	var all []bundle
	places := map[string]int{}
	for _, it := range items {
		if it.Group == "" || counts[it.Group] < fewestAlike {
			all = append(all, bundle{it})
			continue
		}
		i, ok := places[it.Group]
		if !ok {
			i, places[it.Group] = len(all), len(all)
			all = append(all, nil)
		}
		all[i] = append(all[i], it)
	}
	return all
}

// Item returns the item that is alone, or the first.
func (b bundle) Item() Item { return b[0] }

// Rows returns the items that are shown as one; none for an item alone.
func (b bundle) Rows() []Item {
	if len(b) == 1 {
		return nil
	}
	rows := slices.Clone(b)
	for i := range rows {
		if b.Fix() != "" {
			rows[i].Fix = ""
		}
		if b.isSame() {
			rows[i].Old, rows[i].New, rows[i].Words = "", "", nil
		}
	}
	return rows
}

// Heading returns what all items say.
func (b bundle) Heading() string { return fmt.Sprintf("%d errors%s", len(b), b[0].Shared.Text) }

// Fix returns what to do about all items, or "" where each says that.
func (b bundle) Fix() string {
	differs := func(it Item) bool { return it.Fix != b[0].Fix }
	if b[0].Shared.Fix == "" && !slices.ContainsFunc(b, differs) {
		return b[0].Fix
	}
	return b[0].Shared.Fix
}

// Values returns the values that all items have, as an item; empty where the items
// have other values.
func (b bundle) Values() Item {
	if !b.isSame() {
		return Item{}
	}
	return Item{Old: b[0].Old, New: b[0].New, Words: b[0].Words}
}

// isSame reports whether all items have the same values.
func (b bundle) isSame() bool {
	return !slices.ContainsFunc(b, func(it Item) bool { return it.Old != b[0].Old || it.New != b[0].New })
}

// Name returns what the item is called in a list of items that say the same.
func (it Item) Name() string {
	if it.Shared.Row != "" {
		return it.Shared.Row
	}
	return it.Subject
}
