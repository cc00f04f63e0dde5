package list

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// An Item is one error of a list. No two items of a list have the same type.
type Item struct {
	// Type is one line without spaces at its ends, with single spaces inside
	// at most, and without characters that a reader cannot see.
	Type string

	Status      []int    // ascending; empty where the list has none
	Message     []string // each once, in the order of the list
	Description string   // "" where the list has none
	Number      *int     // nil where the list has none
	Category    []string // each once, in the order of the list

	File string // as the caller named it
	Line int    // 1-based, of the first mention
}

const (
	maxType  = 200    // bytes of a type
	maxText  = 20_000 // bytes of a message or a description
	maxTexts = 100    // messages or categories of a type
)

// typeFault says what is wrong with a type, or "".
func typeFault(s string) string {
	switch {
	case s == "":
		return "is empty"
	case len(s) > maxType:
		return fmt.Sprintf("is longer than %d bytes", maxType)
	case !utf8.ValidString(s):
		return "has bytes that are not UTF-8"
	case s[0] == ' ' || s[len(s)-1] == ' ' || strings.Contains(s, "  "):
		return "has spaces at its ends or two in a row"
	}
	for _, r := range s {
		if !isTypeRune(r) {
			return fmt.Sprintf("has the character %U", r)
		}
	}
	return ""
}

// isTypeRune reports whether a type may have r in it. The characters are those
// that the catalogue allows.
func isTypeRune(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || strings.ContainsRune("_- .:/+#@~$%&=?!,;()[]", r)
	}
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsMark(r) && r != 0x34f && !unicode.Is(unicode.Variation_Selector, r) || unicode.IsNumber(r))
}

// tidy returns a text with its white space reduced to single spaces.
func tidy(s string) string {
	return strings.Join(strings.Fields(strings.ToValidUTF8(s, "\uFFFD")), " ")
}

// addOnce appends what list does not have.
func addOnce[T comparable](list, more []T) []T {
	for _, v := range more {
		if !slices.Contains(list, v) {
			list = append(list, v)
		}
	}
	return list
}
