package diff

import (
	"strings"

	"github.com/errgen/errgen/catalog"
)

// fewestWords is how many words a type must have for others to begin with it by
// more than chance.
const fewestWords = 2

// beginnings returns the pairs of types of which one begins with all words of the
// other, as session_not_mutable_by_admin and session_not_mutable do. Both are the
// only such types that went and came, none that stays begins so, and neither
// their statuses nor their messages speak against it.
func (c *comparison) beginnings() []pair {
	gone, came := typeTokens(c.gone), typeTokens(c.came)
	partners := map[pair]string{} // to the words that both begin with
	byOld, byNew := map[int]int{}, map[int]int{}
	add := func(p pair, words string) {
		partners[p] = words
		byOld[p.old]++
		byNew[p.new]++
	}
	prefixes(gone, came, add)
	prefixes(came, gone, func(p pair, words string) { add(pair{p.new, p.old}, words) })
	for p := range partners {
		if byOld[p.old] > 1 || byNew[p.new] > 1 || c.speaksAgainst(p) {
			delete(partners, p)
		}
	}
	if len(partners) == 0 {
		return nil
	}
	staying := c.staying(partners)
	var pairs []pair
	for p, words := range partners {
		if !staying[words] {
			pairs = append(pairs, p)
		}
	}
	return pairs
}

// prefixes calls found for each type of the first list that begins with all words
// of one of the second, and more: its index, that of the other, and the words.
func prefixes(long, short [][]string, found func(p pair, words string)) {
	places := map[string]int{}
	for j, list := range short {
		if len(list) >= fewestWords {
			places[strings.Join(list, " ")] = j
		}
	}
	for i, list := range long {
		for n := max(fewestWords, len(list)-longestAffix); n < len(list); n++ {
			words := strings.Join(list[:n], " ")
			if j, ok := places[words]; ok {
				found(pair{i, j}, words)
			}
		}
	}
}

// speaksAgainst reports whether two entries have no status in common, or messages
// that share less than half of their words.
func (c *comparison) speaksAgainst(p pair) bool {
	x, y := c.gone[p.old].first(), c.came[p.new].last()
	if len(x.Status) > 0 && len(y.Status) > 0 && !overlap(x.Status, y.Status) {
		return true
	}
	return x.Message != "" && y.Message != "" && similarity(vocabulary(x.Message), vocabulary(y.Message)) < similar
}

func overlap(x, y []int) bool {
	for _, a := range x {
		for _, b := range y {
			if a == b {
				return true
			}
		}
	}
	return false
}

// staying returns those of the words of pairs that a live entry begins with which
// is in both catalogues.
func (c *comparison) staying(partners map[pair]string) map[string]bool {
	wanted := map[string]bool{}
	for _, words := range partners {
		wanted[words] = true
	}
	moved := map[string]bool{}
	for _, list := range [][]relocation{c.gone, c.came} {
		for _, m := range list {
			moved[m.change.Type] = true
		}
	}
	found := map[string]bool{}
	for _, entries := range [][]catalog.Entry{c.old.Errors, c.new.Errors} {
		for i := range entries {
			e := &entries[i]
			if e.Removed || moved[e.Type] {
				continue
			}
			list := tokens(e.Type)
			for n := fewestWords; n <= min(len(list), mostTokens); n++ {
				if words := strings.Join(list[:n], " "); wanted[words] {
					found[words] = true
				}
			}
		}
	}
	return found
}
