package catalog

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// SplitWords splits text at the characters that identifiers cannot have. It returns
// text in all upper case in lower case, so that FLOOD_WAIT is two words and not two
// initialisms.
func SplitWords(text string) []string {
	if !strings.ContainsFunc(text, unicode.IsLower) {
		text = strings.ToLower(text)
	}
	// A combining mark belongs to its letter, and an apostrophe to the word that it
	// stands in: neither separates words.
	text = strings.Map(func(r rune) rune {
		if unicode.IsMark(r) || r == '\'' || r == '’' {
			return -1
		}
		return r
	}, text)
	return strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// LettersAndDigits returns the letters and digits of text, in lower case: what is
// left of a type without its spelling.
func LettersAndDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, text)
}

// SplitHumps splits a word before each upper-case letter that comes after a lower-case
// letter or a digit, or before a lower-case letter: HTTPServerId has the humps HTTP,
// Server and Id.
func SplitHumps(word string) []string {
	if !strings.ContainsFunc(word, unicode.IsUpper) {
		return []string{word} // the usual case, and the rest takes long
	}
	var list []string
	start := 0
	var before rune
	for i, r := range word {
		if i > 0 && unicode.IsUpper(r) {
			next, _ := utf8.DecodeRuneInString(word[i+utf8.RuneLen(r):])
			if !unicode.IsUpper(before) || unicode.IsLower(next) {
				list = append(list, word[start:i])
				start = i
			}
		}
		before = r
	}
	return append(list, word[start:])
}
