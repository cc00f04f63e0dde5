package problem

import (
	"slices"
	"strings"
)

// Nearest returns the word of known that word is most likely a misspelling
// of, and reports whether there is one. Letter case does not count. Of two
// equally near it returns the one that sorts first.
func Nearest(word string, known []string) (string, bool) {
	const longest = 128 // longer words are not typed by hand
	if len(word) == 0 || len(word) > longest {
		return "", false
	}
	a := []rune(strings.ToLower(word))
	best, limit := "", min(3, 1+len(a)/4)
	for _, k := range known {
		// Each letter is one to four bytes, so this rules out most words cheaply.
		if k == "" || len(k) > longest || len(k) > 4*(len(a)+limit) || len(a) > len(k)+limit {
			continue
		}
		d := distance(a, []rune(strings.ToLower(k)), limit)
		if d < limit+1 && (best == "" || d < limit || k < best) {
			best, limit = k, d
		}
	}
	return best, best != ""
}

// distance returns how many letters to add, drop, replace or swap with their
// neighbor turn a into b, or limit+1 if it is more than limit.
func distance(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	var before []int
	above := make([]int, len(b)+1)
	for j := range above {
		above[j] = j
	}
	for i := range a {
		row := make([]int, len(b)+1)
		row[0] = i + 1
		for j := range b {
			row[j+1] = min(above[j+1]+1, row[j]+1, above[j]+differ(a[i], b[j]))
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		before, above = above, row
		if slices.Min(above) > limit && slices.Min(before) > limit {
			return limit + 1 // each row is made of the two before it
		}
	}
	return min(above[len(b)], limit+1)
}

func differ(a, b rune) int {
	if a == b {
		return 0
	}
	return 1
}
