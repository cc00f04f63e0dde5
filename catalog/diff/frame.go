package diff

import (
	"cmp"
	"slices"
	"strings"
)

// mostInFrame is how many pairs of one frame are looked at. More than that
// have nothing in common but an ending such as not_found.
const mostInFrame = 16

// A frame is a type with some of its words taken out, from start to end.
type frame struct {
	key        uint64 // a hash of the words that remain
	index      int
	start, end int
}

// countSwaps returns for each swap how many pairs it explains. Only types that
// have a frame in common are compared, and none of a crowded frame, so that it
// takes time by the number of types, and not of pairs.
func countSwaps(gone, came [][]string) map[swap]int {
	x, y := frames(gone), frames(came)
	counts := map[swap]int{}
	for len(x) > 0 && len(y) > 0 {
		key := min(x[0].key, y[0].key)
		m, n := run(x, key), run(y, key)
		if m*n <= mostInFrame {
			for _, a := range x[:m] {
				for _, b := range y[:n] {
					if s, ok := swapOf(gone[a.index], came[b.index], a, b); ok {
						counts[s]++
					}
				}
			}
		}
		x, y = x[m:], y[n:]
	}
	return counts
}

// run returns how many frames at the beginning of a list have a key.
func run(list []frame, key uint64) int {
	n := 0
	for n < len(list) && list[n].key == key {
		n++
	}
	return n
}

// frames returns the frames of all types, sorted by key.
func frames(types [][]string) []frame {
	var all []frame
	for i, list := range types {
		heads, tails := hashes(list)
		for start := range len(list) + 1 {
			for end := start; end <= min(start+longestAffix, len(list)); end++ {
				if end-start < len(list) {
					all = append(all, frame{mix(heads[start], tails[end]), i, start, end})
				}
			}
		}
	}
	slices.SortFunc(all, func(a, b frame) int { return cmp.Compare(a.key, b.key) })
	return all
}

// hashes returns hashes of the words before each word, and of those from it
// on.
func hashes(list []string) (heads, tails []uint64) {
	heads, tails = make([]uint64, len(list)+1), make([]uint64, len(list)+1)
	for i, word := range list {
		heads[i+1] = mix(heads[i], hash(word))
	}
	for i := len(list) - 1; i >= 0; i-- {
		tails[i] = mix(tails[i+1], hash(list[i]))
	}
	return heads, tails
}

// hash is FNV-1a. It need not be good: what it leads to is compared.
func hash(word string) uint64 {
	h := uint64(14695981039346656037)
	for i := range len(word) {
		h = (h ^ uint64(word[i])) * 1099511628211
	}
	return h
}

// mix joins two hashes; the order matters.
func mix(a, b uint64) uint64 { return (a*31+b)*1099511628211 ^ a>>29 }

// swapOf returns what is exchanged between two types, if these are their
// smallest frames that agree: each pair has one.
func swapOf(x, y []string, a, b frame) (swap, bool) {
	if a.start != b.start || !slices.Equal(x[:a.start], y[:b.start]) || !slices.Equal(x[a.end:], y[b.end:]) {
		return swap{}, false
	}
	if a.start < len(x) && b.start < len(y) && x[a.start] == y[b.start] {
		return swap{}, false // the words before could be more
	}
	old, new := x[a.start:a.end], y[b.start:b.end]
	if len(old) > 0 && len(new) > 0 && old[len(old)-1] == new[len(new)-1] {
		return swap{}, false // the words after could be more
	}
	return swap{strings.Join(old, " "), strings.Join(new, " ")}, true
}
