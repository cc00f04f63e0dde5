package scrape

import (
	"slices"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/rule"
)

// A group is what a rule of group matched, for the entries that follow.
type group struct {
	found rule.Captures
	which int   // of the alternatives
	level int16 // of the heading, or 0
}

// setGroup begins a group. It ends the one of the same rule and, if it is a heading,
// all but those of headings above it.
func (e *entryPage) setGroup(m rule.Match) {
	g := group{found: m.Found, which: m.Which}
	if b := &e.page.Blocks[m.Main]; b.Kind == block.Heading {
		g.level = b.Level
	}
	e.groups = slices.DeleteFunc(e.groups, func(o group) bool {
		return o.which == g.which || g.level > 0 && (o.level == 0 || o.level >= g.level)
	})
	e.groups = append(e.groups, g)
}

// endGroups ends the groups of headings that a block ends: a heading of the same level
// or above that begins no other group.
func (e *entryPage) endGroups(b *block.Block) {
	if b.Kind == block.Heading {
		e.groups = slices.DeleteFunc(e.groups, func(g group) bool { return g.level >= b.Level && e.hasLevel(g) })
	}
}

// hasLevel reports whether the rule of a group says of which level its heading is.
func (e *entryPage) hasLevel(g group) bool { return e.layout.group[g.which].Main().Spec.Level > 0 }

// grouped returns what the groups captured: of several that capture the same field, what
// the last one did.
func (e *entryPage) grouped() (found rule.Captures) {
	for _, g := range slices.Backward(e.groups) {
		outer := len(found)
		for _, c := range g.found {
			if _, known := found[:outer].Of(c.Name); !known {
				found = append(found, c)
			}
		}
	}
	return found
}
