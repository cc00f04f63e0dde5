package diff

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/errgen/errgen/catalog"
)

// items compares a list of two entries item by item. An item that stands in
// both is unchanged wherever it is; of those that are left, the ones that
// share most of their words are one that was reworded.
func (c *comparison) items(p pair, f *catalog.Field) {
	old, new := &c.old.Errors[p.old], &c.new.Errors[p.new]
	x, y := f.Items(old), f.Items(new)
	pairs := matchItems(x, y)
	report := func(change Change, i, j int, verb string) {
		change.Type, change.Field = old.Type, f.Name
		if i >= 0 {
			change.Old, change.OldPath = x[i], path(path("errors", p.old)+"."+f.Name, i)
		}
		if j >= 0 {
			change.New, change.NewPath = y[j], path(path("errors", p.new)+"."+f.Name, j)
		}
		change.Message = fmt.Sprintf("a %s of %s was %s", f.Item, called(old.Type), verb)
		change.index = p.old
		c.report(change)
	}
	for _, q := range pairs {
		switch {
		case q.old < 0:
			report(Change{Rule: f.Item + "-added", item: q.new}, -1, q.new, "added")
		case q.new < 0:
			report(Change{Rule: f.Item + "-removed", item: q.old}, q.old, -1, "removed")
		case x[q.old] != y[q.new]:
			report(Change{Rule: f.Item + "-changed", item: q.old}, q.old, q.new, "reworded")
		}
	}
	if isReordered(pairs) {
		c.report(Change{
			Rule: f.Name + "-reordered", Type: old.Type, Field: f.Name,
			OldPath: path("errors", p.old) + "." + f.Name, NewPath: path("errors", p.new) + "." + f.Name,
			Message: fmt.Sprintf("the %ss of %s are in another order", f.Item, called(old.Type)),
			index:   p.old,
		})
	}
}

// isReordered reports whether the items that stay are in another order.
func isReordered(pairs []pair) bool {
	var kept []pair
	for _, p := range pairs {
		if p.old >= 0 && p.new >= 0 {
			kept = append(kept, p)
		}
	}
	slices.SortFunc(kept, func(a, b pair) int { return cmp.Compare(a.old, b.old) })
	return !slices.IsSortedFunc(kept, func(a, b pair) int { return cmp.Compare(a.new, b.new) })
}

// matchItems pairs the items of two lists: what they begin and end with alike,
// then equal items, then similar ones. It does the same from new to old.
func matchItems(x, y []string) []pair {
	var pairs []pair
	begin := 0
	for begin < len(x) && begin < len(y) && x[begin] == y[begin] {
		pairs = append(pairs, pair{begin, begin})
		begin++
	}
	m, n := len(x), len(y)
	for m > begin && n > begin && x[m-1] == y[n-1] {
		m, n = m-1, n-1
		pairs = append(pairs, pair{m, n})
	}
	where := map[string][]int{} // in y
	for j := begin; j < n; j++ {
		where[y[j]] = append(where[y[j]], j)
	}
	var left, right []int
	for i := begin; i < m; i++ {
		if same := where[x[i]]; len(same) > 0 {
			pairs, where[x[i]] = append(pairs, pair{i, same[0]}), same[1:]
			continue
		}
		left = append(left, i)
	}
	for _, j := range where {
		right = append(right, j...)
	}
	slices.Sort(right)
	return append(pairs, matchSimilar(x, y, left, right)...)
}

// mostPairs is how many pairs of items are weighed at most. Lists that have
// more of them are not documentation.
const mostPairs = 1 << 12

// matchSimilar pairs the items that share most of their words, the most
// similar first; all others stand alone.
func matchSimilar(x, y []string, left, right []int) []pair {
	type match struct {
		pair
		score float64
	}
	var matches []match
	if len(left)*len(right) <= mostPairs {
		old, new := vocabularies(x, left), vocabularies(y, right)
		for _, i := range left {
			for _, j := range right {
				if score := similarity(old[i], new[j]); score >= similar {
					matches = append(matches, match{pair{i, j}, score})
				}
			}
		}
	}
	// What is equal after this does not compete, or is the same seen from new.
	slices.SortFunc(matches, func(a, b match) int {
		return cmp.Or(cmp.Compare(b.score, a.score), cmp.Compare(distance(a.pair), distance(b.pair)), cmp.Compare(a.old+a.new, b.old+b.new))
	})
	var pairs []pair
	byOld, byNew := map[int]bool{}, map[int]bool{}
	for _, c := range matches {
		if !byOld[c.old] && !byNew[c.new] {
			byOld[c.old], byNew[c.new] = true, true
			pairs = append(pairs, c.pair)
		}
	}
	for _, i := range left {
		if !byOld[i] {
			pairs = append(pairs, pair{i, -1})
		}
	}
	for _, j := range right {
		if !byNew[j] {
			pairs = append(pairs, pair{-1, j})
		}
	}
	return pairs
}

func distance(p pair) int { return max(p.old-p.new, p.new-p.old) }
