package propose

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/errgen/errgen/scrape/block"
)

// ranked returns all candidates with a score, the best first.
func ranked(sheets []*sheet, seeds []string) []*candidate {
	all := slices.Concat(blockCandidates(sheets), labeledCandidates(sheets), columnCandidates(tablesOf(sheets)), sourceCandidates(sheets))
	for _, c := range all {
		c.rate()
		c.seed(seeds)
	}
	all = slices.DeleteFunc(all, func(c *candidate) bool { return c.distinct < minEntries || c.context < 0.25 })
	slices.SortStableFunc(all, func(a, b *candidate) int { return cmp.Compare(b.score, a.score) })
	return all
}

// seed raises the score of c by the share of types that must be there and that it has.
func (c *candidate) seed(types []string) {
	if len(types) == 0 {
		return
	}
	own, n := c.types(), 0
	for _, t := range types {
		if own[t] {
			n++
		}
	}
	c.score *= 0.01 + float64(n)/float64(len(types))
	if n*2 > len(types) {
		c.context = inErrors
	}
}

// String returns what c is, for the evidence and the alternatives.
func (c *candidate) String() string {
	switch {
	case c.label != "":
		return fmt.Sprintf("%s%d with %q below", c.kind, c.level, c.label)
	case c.source != "":
		return fmt.Sprintf("%s %q", c.source, c.form.pattern(c.typePattern(), ".+", c.some))
	case c.kind == block.Row:
		return fmt.Sprintf("column %q %q", c.column, c.form.pattern(c.typePattern(), ".+", c.some))
	case c.level > 0:
		return fmt.Sprintf("%s%d %q", c.kind, c.level, c.form.pattern(c.typePattern(), ".+", c.some))
	}
	return fmt.Sprintf("%s %q", c.kind, c.form.pattern(c.typePattern(), ".+", c.some))
}
