package diff

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
)

const (
	longestAffix = 4  // the words that a family may exchange
	mostTokens   = 16 // a type of more words belongs to no family
)

// A family is a change of some words of a type that explains several pairs at
// once: idp_client_not_found became connected_app_not_found, and
// idp_client_invalid became connected_app_invalid.
type family struct {
	swap
	pairs []pair
}

// A swap is the words that went and those that came in their place, with
// spaces between them. One of the two may be empty.
type swap struct{ old, new string }

func (f family) String() string {
	n := len(f.pairs)
	switch {
	case f.old == "":
		return fmt.Sprintf("%d types gained %s alike", n, called(underscored(f.new)))
	case f.new == "":
		return fmt.Sprintf("%d types lost %s alike", n, called(underscored(f.old)))
	}
	return fmt.Sprintf("%d types changed %s to %s alike", n, called(underscored(f.old)), called(underscored(f.new)))
}

// weight returns what a family adds to the score of each of its pairs. Two
// pairs may be chance, and ask for the same status or a similar name.
func (f family) weight() int { return min(len(f.pairs), enough) }

func underscored(words string) string { return strings.ReplaceAll(words, " ", "_") }

// tokens returns the words of a type in lower case.
func tokens(typ string) []string {
	words := catalog.SplitWords(typ)
	list := make([]string, 0, len(words))
	for _, word := range words {
		for _, hump := range catalog.SplitHumps(word) {
			list = append(list, strings.ToLower(hump))
		}
	}
	return list
}

// families returns the swaps that explain at least two pairs, and at least
// half of the types that went with the old words and half of those that came
// with the new ones. Of the swaps of the same words, the one that explains most
// counts. Words in the plural that are exchanged alike are of the same family.
//
// It does not look at all pairs, see countSwaps; what is passed over there is
// looked up here, when the swap is known from other pairs.
func (c *comparison) families() []family {
	gone, came := typeTokens(c.gone), typeTokens(c.came)
	byOld, byNew := favorites(countSwaps(gone, came))
	places := map[string]int{} // of the types that came
	holders := map[string]int{}
	for j, list := range came {
		places[strings.Join(list, " ")] = j
		for words := range distinctSpans(list) {
			if _, ok := byNew[words]; ok {
				holders[words]++
			}
		}
	}
	var found []family
	for old, f := range explain(byOld, gone, places) {
		if n := 2 * len(f.pairs); len(f.pairs) >= 2 && n >= f.holders && n >= holders[byOld[old].new] {
			found = append(found, family{byOld[old], f.pairs})
		}
	}
	found = inAnyNumber(found, gone, places)
	slices.SortFunc(found, func(a, b family) int { return cmp.Or(cmp.Compare(a.old, b.old), cmp.Compare(a.new, b.new)) })
	return found
}

// typeTokens returns the words of each type; none for a type that has too many,
// or the same as another of the list.
func typeTokens(list []relocation) [][]string {
	all := make([][]string, len(list))
	first := map[string]int{}
	for i, m := range list {
		words := tokens(m.change.Type)
		joined := strings.Join(words, " ")
		if j, repeated := first[joined]; repeated {
			all[j] = nil
			continue
		}
		first[joined] = i
		if len(words) <= mostTokens {
			all[i] = words
		}
	}
	return all
}

// favorites returns those swaps that explain more pairs, and at least two,
// than any other of the same old words or of the same new ones: by the old
// words, and by the new.
func favorites(support map[swap]int) (byOld map[string]swap, byNew map[string]bool) {
	type best struct {
		count int
		tied  bool
	}
	old, new := map[string]best{}, map[string]best{}
	raise := func(of map[string]best, words string, n int) {
		switch b := of[words]; {
		case n > b.count:
			of[words] = best{count: n}
		case n == b.count:
			of[words] = best{n, true}
		}
	}
	for s, n := range support {
		raise(old, s.old, n)
		raise(new, s.new, n)
	}
	byOld, byNew = map[string]swap{}, map[string]bool{}
	for s, n := range support {
		only := best{count: n}
		if n >= 2 && old[s.old] == only && new[s.new] == only {
			byOld[s.old], byNew[s.new] = s, true
		}
	}
	return byOld, byNew
}

// An explanation is what a swap explains of the types that went.
type explanation struct {
	holders int // the types that have its old words
	pairs   []pair
}

// explain looks up what each swap makes of the types that have its old words.
func explain(swaps map[string]swap, gone [][]string, places map[string]int) map[string]*explanation {
	found := map[string]*explanation{}
	for i, list := range gone {
		for words, starts := range distinctSpans(list) {
			s, ok := swaps[words]
			if !ok {
				continue
			}
			if found[words] == nil {
				found[words] = &explanation{}
			}
			found[words].holders++
			for _, j := range s.targets(list, starts, places) {
				found[words].pairs = append(found[words].pairs, pair{i, j})
			}
		}
	}
	return found
}

// targets returns where the types stand, each once, that a type becomes when
// its old words, which begin at starts, are replaced by the new.
func (s swap) targets(list []string, starts []int, places map[string]int) []int {
	var found []int
	for _, start := range starts {
		if j, ok := places[s.in(list, start)]; ok && !slices.Contains(found, j) {
			found = append(found, j)
		}
	}
	return found
}

// in returns the words of a type with the old words, which begin at start,
// replaced by the new.
func (s swap) in(list []string, start int) string {
	end := start + len(strings.Fields(s.old))
	return strings.Join(slices.Concat(list[:start], strings.Fields(s.new), list[end:]), " ")
}

// distinctSpans returns each span of words that a family may exchange, and
// where it begins; the empty one begins anywhere. Something must remain.
func distinctSpans(list []string) map[string][]int {
	spans := map[string][]int{}
	for start := range len(list) + 1 {
		for end := start; end <= min(start+longestAffix, len(list)); end++ {
			if end-start < len(list) {
				words := strings.Join(list[start:end], " ")
				spans[words] = append(spans[words], start)
			}
		}
	}
	return spans
}
