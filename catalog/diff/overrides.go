package diff

import (
	"fmt"
	"strings"

	"github.com/errgen/errgen/catalog"
)

func (c *comparison) overrides() {
	pairs := join(c.old.Overrides, c.new.Overrides, bySubject)
	for len(pairs) > 0 {
		n := 1
		for n < len(pairs) && c.subject(pairs[n]) == c.subject(pairs[0]) {
			n++
		}
		for _, p := range c.rematch(pairs[:n]) {
			c.override(p)
		}
		pairs = pairs[n:]
	}
}

// subject returns the type that the overrides of a pair are of.
func (c *comparison) subject(p pair) string {
	if p.old < 0 {
		return c.new.Overrides[p.new].Type
	}
	return c.old.Overrides[p.old].Type
}

// rematch pairs the overrides of one type anew: those that are equal first,
// as it does not matter in which order they stand.
func (c *comparison) rematch(pairs []pair) []pair {
	if len(pairs) == 1 {
		return pairs
	}
	equal := map[string][]int{} // from what an override says to where it stands in new
	for _, p := range pairs {
		if p.new >= 0 {
			key := summary(&c.new.Overrides[p.new])
			equal[key] = append(equal[key], p.new)
		}
	}
	var matched []pair
	var left []int
	for _, p := range pairs {
		if p.old < 0 {
			continue
		}
		key := summary(&c.old.Overrides[p.old])
		if same := equal[key]; len(same) > 0 {
			matched, equal[key] = append(matched, pair{p.old, same[0]}), same[1:]
			continue
		}
		left = append(left, p.old)
	}
	return append(matched, c.leftover(pairs, matched, left)...)
}

// leftover pairs the overrides that are not matched in the order in which they
// stand.
func (c *comparison) leftover(pairs, matched []pair, left []int) []pair {
	taken := map[int]bool{}
	for _, p := range matched {
		taken[p.new] = true
	}
	var rest []pair
	for _, p := range pairs {
		if p.new < 0 || taken[p.new] {
			continue
		}
		q := pair{-1, p.new}
		if len(left) > 0 {
			q.old, left = left[0], left[1:]
		}
		rest = append(rest, q)
	}
	for _, i := range left {
		rest = append(rest, pair{i, -1})
	}
	return rest
}

// override compares two overrides of one type.
func (c *comparison) override(p pair) {
	switch {
	case p.old < 0:
		o := &c.new.Overrides[p.new]
		c.report(Change{
			Rule: "override-added", Type: o.Type, New: summary(o), NewPath: path("overrides", p.new),
			Message: "an override of " + called(o.Type) + " was added", index: -1, item: p.new,
		})
		return
	case p.new < 0:
		o := &c.old.Overrides[p.old]
		c.report(Change{
			Rule: "override-removed", Type: o.Type, Old: summary(o), OldPath: path("overrides", p.old),
			Message: "an override of " + called(o.Type) + " was removed", index: p.old,
		})
		return
	}
	x, y := &c.old.Overrides[p.old], &c.new.Overrides[p.new]
	for _, f := range overrideFields {
		if f.same(x, y) {
			continue
		}
		c.report(Change{
			Rule: "override-changed", Type: x.Type, Field: f.name, Old: f.show(x), New: f.show(y),
			OldPath: path("overrides", p.old) + "." + f.name, NewPath: path("overrides", p.new) + "." + f.name,
			Message: changed(fmt.Sprintf("%s in the override of %s", f.name, called(x.Type)), f.show(x), f.show(y)),
			index:   p.old,
		})
	}
}

// summary returns everything that an override says of its type.
func summary(o *catalog.Override) string {
	var parts []string
	for _, f := range overrideFields {
		if shown := f.show(o); shown != "" {
			parts = append(parts, f.name+": "+shown)
		}
	}
	return strings.Join(parts, "; ")
}
