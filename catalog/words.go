package catalog

import (
	"strings"
	"unicode"
)

// SplitWords splits text at the characters that identifiers cannot have. It returns
// text in all upper case in lower case, so that FLOOD_WAIT is two words and not two
// initialisms.
func SplitWords(text string) []string {
	if !strings.ContainsFunc(text, unicode.IsLower) {
		text = strings.ToLower(text)
	}
	// A combining mark belongs to its letter and does not separate words.
	text = strings.Map(func(r rune) rune {
		if unicode.IsMark(r) {
			return -1
		}
		return r
	}, text)
	return strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// SplitHumps splits a word before each upper-case letter that comes after a lower-case
// letter or a digit, or before a lower-case letter: HTTPServerId has the humps HTTP,
// Server and Id.
func SplitHumps(word string) []string {
	runes := []rune(word)
	var list []string
	start := 0
	for i := 1; i < len(runes); i++ {
		if !unicode.IsUpper(runes[i]) {
			continue
		}
		next := i+1 < len(runes) && unicode.IsLower(runes[i+1])
		if !unicode.IsUpper(runes[i-1]) || next {
			list = append(list, string(runes[start:i]))
			start = i
		}
	}
	return append(list, string(runes[start:]))
}
