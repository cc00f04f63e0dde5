package diff

import "strings"

// similar is the similarity from which on two texts are one that was reworded:
// half of the words of both.
const similar = 0.5

// mostWords is how many words of a text are compared; what follows counts as
// the same.
const mostWords = 1000

// similarity returns how many of the words of both lists stand in the other,
// too: 1 where all do, 0 where none does.
func similarity(x, y []string) float64 {
	if len(x)+len(y) == 0 {
		return 0
	}
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
	return 2 * float64(shared) / float64(len(x)+len(y))
}

// vocabularies returns the vocabulary of each item of a list that an index
// leads to.
func vocabularies(list []string, indices []int) map[int][]string {
	all := make(map[int][]string, len(indices))
	for _, i := range indices {
		all[i] = vocabulary(list[i])
	}
	return all
}

// vocabulary returns the words of a text in lower case, without white space
// and punctuation.
func vocabulary(text string) []string {
	var list []string
	for _, w := range words(text) {
		if len(list) == mostWords {
			break
		}
		if kindOf([]rune(w)[0]) == letter {
			list = append(list, strings.ToLower(w))
		}
	}
	return list
}
