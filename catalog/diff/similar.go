package diff

import "strings"

// similar is the similarity from which on two texts are one that was reworded:
// half of the words of both.
const similar = 0.5

// similarity returns how many of the words of both texts stand in the other,
// too: 1 where all do, 0 where none does. Letter case does not count, nor do
// white space and punctuation, unless there is nothing else.
func similarity(a, b string) float64 {
	x, y := vocabulary(a), vocabulary(b)
	count := make(map[string]int, len(x))
	for _, w := range x {
		count[w]++
	}
	shared := 0
	for _, w := range y {
		if count[w] > 0 {
			count[w]--
			shared++
		}
	}
	if len(x)+len(y) == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(len(x)+len(y))
}

// vocabulary returns the words of a text in lower case.
func vocabulary(text string) []string {
	var list []string
	for _, w := range words(strings.ToLower(text)) {
		if r := []rune(w)[0]; kindOf(r) == letter {
			list = append(list, w)
		}
	}
	return list
}
