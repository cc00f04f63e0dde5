package html

import (
	"slices"

	"github.com/errgen/errgen/scrape/block"
)

// pendingIDs are the ids met since the last block, in the order of the
// page.
type pendingIDs struct {
	ids    []string
	before int // how many of them stand before the element of the block at hand
	within int // how many of them stand before the end of its text
}

// begin notes that an element begins whose text is a block of its own.
func (a *pendingIDs) begin() { a.before = len(a.ids) }

func (a *pendingIDs) add(id string) {
	if id != "" && (len(a.ids) == 0 || a.ids[len(a.ids)-1] != id) {
		a.ids = append(a.ids, id)
	}
}

// hold notes that the anchors so far belong to the block at hand.
func (a *pendingIDs) hold() { a.within = len(a.ids) }

// take returns the anchors of a block of that kind, which ends.
//
// Anchors after the last word of a paragraph are of the next block: where
// paragraphs have no end tag, <a name> before a heading stands in the
// paragraph above it.
func (a *pendingIDs) take(k block.Kind) []string {
	n := len(a.ids)
	if k == block.Paragraph || k == block.Definition {
		n = min(n, max(a.within, a.before))
	}
	if n == 0 {
		a.before, a.within = len(a.ids), 0
		return nil
	}
	before := min(a.before, n)
	ids := slices.Concat(a.ids[before:n], a.ids[:before])
	a.ids = append(a.ids[:0], a.ids[n:]...)
	a.before, a.within = len(a.ids), 0
	return ids
}
