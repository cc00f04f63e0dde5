package diff

import (
	"cmp"
	"slices"
	"strings"
)

// plural returns the plural of a word, as most words have it.
func plural(word string) string {
	switch {
	case strings.HasSuffix(word, "s"), strings.HasSuffix(word, "x"), strings.HasSuffix(word, "ch"), strings.HasSuffix(word, "sh"):
		return word + "es"
	case strings.HasSuffix(word, "y") && len(word) > 1 && !strings.ContainsRune("aeiou", rune(word[len(word)-2])):
		return strings.TrimSuffix(word, "y") + "ies"
	}
	return word + "s"
}

// singular returns the word that others are the plural of, or "" for a word that
// is not a plural.
func singular(word string) string {
	for _, ending := range [][2]string{{"ies", "y"}, {"es", ""}, {"s", ""}} {
		stem, ok := strings.CutSuffix(word, ending[0])
		if stem += ending[1]; ok && stem != "" && plural(stem) == word {
			return stem
		}
	}
	return ""
}

// withLast returns words with another word in place of the last one.
func withLast(words string, replace func(string) string) string {
	head, word := "", words
	if i := strings.LastIndexByte(words, ' '); i >= 0 {
		head, word = words[:i+1], words[i+1:]
	}
	replaced := replace(word)
	if replaced == "" {
		return ""
	}
	return head + replaced
}

// one returns the swap in the singular, if both sides are in the plural.
func (s swap) one() swap {
	old, new := withLast(s.old, singular), withLast(s.new, singular)
	if old == "" || new == "" {
		return s
	}
	return swap{old, new}
}

// many returns the swap in the plural.
func (s swap) many() swap {
	if s.old == "" || s.new == "" {
		return s
	}
	return swap{withLast(s.old, plural), withLast(s.new, plural)}
}

// inAnyNumber returns the families, those that differ in number alone as one, each
// with the types that have its words in the other number.
func inAnyNumber(found []family, gone [][]string, places map[string]int) []family {
	slices.SortFunc(found, func(a, b family) int {
		return cmp.Or(cmp.Compare(len(b.pairs), len(a.pairs)), cmp.Compare(a.old, b.old), cmp.Compare(a.new, b.new))
	})
	var all []family
	known := map[swap]int{} // by the swap in the singular
	for _, f := range found {
		one := f.one()
		i, ok := known[one]
		if !ok {
			i, known[one] = len(all), len(all)
			all = append(all, family{swap: f.swap})
		}
		all[i].pairs = append(all[i].pairs, f.pairs...)
	}
	byOld, owners := otherNumbers(found)
	for old, e := range explain(byOld, gone, places) {
		f := &all[known[owners[old]]]
		for _, p := range e.pairs {
			if !slices.Contains(f.pairs, p) {
				f.pairs = append(f.pairs, p)
			}
		}
	}
	return all
}

// otherNumbers returns the swaps of families in the number in which they are not
// found, and of each the swap of its family in the singular, by the old words. It
// leaves out those that share words with another swap.
func otherNumbers(found []family) (byOld map[string]swap, owners map[string]swap) {
	old, new := map[string]int{}, map[string]int{}
	owners = map[string]swap{}
	variants := map[swap]bool{}
	for _, f := range found {
		old[f.old]++
		new[f.new]++
		variants[f.swap] = false // found already
	}
	for _, f := range found {
		one := f.one()
		for _, s := range []swap{one, one.many()} {
			if _, ok := variants[s]; ok {
				continue
			}
			variants[s] = true
			owners[s.old] = one
			old[s.old]++
			new[s.new]++
		}
	}
	byOld = map[string]swap{}
	for s, isOther := range variants {
		if isOther && old[s.old] == 1 && new[s.new] == 1 {
			byOld[s.old] = s
		}
	}
	return byOld, owners
}
