package vet

import (
	"slices"
	"strings"
	"unicode"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
)

// nearest returns the error type that u is most likely to mean, or "": one
// that is spelled nearly so, or that has the same words in another order.
func (u use) nearest() (string, *Vendor) {
	known, owners := u.known()
	if near, ok := problem.Nearest(u.value, known); ok {
		return near, owners[near]
	}
	words := sortedWords(u.value)
	for _, k := range known {
		if len(words) > 1 && slices.Equal(sortedWords(k), words) {
			return k, owners[k]
		}
	}
	return "", nil
}

// misspelled returns the error type that u surely means, or "". Where some pages
// were not read, the nearest type is not enough: an API has types that are near
// to each other, and the other one may be on those pages.
func (u use) misspelled() (string, *Vendor) {
	known, owners := u.known()
	for _, k := range known {
		if isMisspelling(u.value, k) {
			return k, owners[k]
		}
	}
	return "", nil
}

// known returns the error types of the catalogues of u, with the vendor of each.
func (u use) known() ([]string, map[string]*Vendor) {
	var known []string
	owners := map[string]*Vendor{}
	for _, v := range u.vendors {
		for _, e := range v.Catalog.Errors {
			if owners[e.Type] == nil && !e.Removed {
				owners[e.Type] = v
				known = append(known, e.Type)
			}
		}
	}
	return known, owners
}

// isMisspelling reports whether text is so near to a known type that it is
// hardly a type of its own: it has the same letters, the same words in another
// order, or one or two mistyped words.
func isMisspelling(text, known string) bool {
	if len(text) > len(known)+8 || len(known) > len(text)+8 {
		return false // this rules out most types cheaply
	}
	a, b := words(text), words(known)
	if strings.Join(a, "") == strings.Join(b, "") {
		return len(a) > 0
	}
	if len(a) != len(b) || len(a) == 1 && len(b[0]) < shortestName {
		return false
	}
	return isReordered(a, b) || isMistyped(a, b)
}

// shortestName is how many letters an error type of one word has at least where a
// letter can be a mistake: EBADF and EBADR are two.
const shortestName = 8

// isMistyped reports whether one or two words of a are typing errors for those
// of b.
func isMistyped(a, b []string) bool {
	mistyped := 0
	for i := range a {
		if a[i] == b[i] {
			continue
		}
		if !isTypo(a[i], b[i]) {
			return false
		}
		mistyped++
	}
	return mistyped <= 2
}

// isTypo reports whether one letter is missing, added, wrong or swapped with its
// neighbor in a word. What makes another word of it counts for nothing: the first
// letter, a digit, a plural, and anything in a short word.
func isTypo(word, known string) bool {
	const shortest = 4
	if min(len(word), len(known)) < shortest || word[0] != known[0] || word+"s" == known || known+"s" == word {
		return false
	}
	return !strings.ContainsFunc(word+known, unicode.IsDigit) && isOneEdit([]rune(word), []rune(known))
}

// isOneEdit reports whether one edit turns a into b, which differ: a letter more,
// less or other, or two neighbors that are swapped.
func isOneEdit(a, b []rune) bool {
	for len(a) > 0 && len(b) > 0 && a[0] == b[0] {
		a, b = a[1:], b[1:]
	}
	for len(a) > 0 && len(b) > 0 && a[len(a)-1] == b[len(b)-1] {
		a, b = a[:len(a)-1], b[:len(b)-1]
	}
	isSwap := len(a) == 2 && len(b) == 2 && a[0] == b[1] && a[1] == b[0]
	return isSwap || len(a) <= 1 && len(b) <= 1
}

// isReordered reports whether a has the words of b in another order. In a long
// type two words that change places can make another type, as in
// live_id_used_in_test, so there the end must be put first.
func isReordered(a, b []string) bool {
	const short = 3
	if len(a) <= short {
		return slices.Equal(slices.Sorted(slices.Values(a)), slices.Sorted(slices.Values(b)))
	}
	for i := range b {
		if slices.Equal(a, slices.Concat(b[i:], b[:i])) {
			return true
		}
	}
	return false
}

// words returns the words of an error type, in lower case.
func words(text string) []string {
	var list []string
	for _, word := range catalog.SplitWords(text) {
		for _, hump := range catalog.SplitHumps(word) {
			list = append(list, strings.ToLower(hump))
		}
	}
	return list
}

// sortedWords returns the same, sorted.
func sortedWords(text string) []string {
	list := words(text)
	slices.Sort(list)
	return list
}
