package emit

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/errgen/errgen/catalog"
)

// typeWords returns the words of a type for the name of a member.
func typeWords(typ string) []string {
	var words []string
	for _, word := range catalog.SplitWords(typ) {
		words = append(words, catalog.SplitHumps(word)...)
	}
	return words
}

// memberOf returns the member that goes with the name of a constant: NO_USER_ID for
// ErrNoUserID.
func (n *namer) memberOf(constant string) string {
	base := strings.TrimPrefix(constant, n.prefix)
	var words []string
	for _, part := range strings.Split(base, "_") {
		words = append(words, n.speller.split(part)...)
	}
	return memberName(words)
}

// split returns the words of a part of an identifier that has no underscores. It
// undoes what join does.
func (s speller) split(part string) []string {
	var words []string
	for part != "" {
		word := s.first(part)
		words, part = append(words, word), part[len(word):]
	}
	return words
}

// first returns the first word of a part of an identifier: the longest initialism
// that it begins with, in the plural or with a number, or else its first hump.
func (s speller) first(part string) string {
	longest := 0
	for _, spelled := range s {
		if !strings.HasPrefix(part, spelled) {
			continue
		}
		n := len(spelled)
		if strings.HasPrefix(part[n:], "s") && !isLowerAt(part, n+1) {
			n++
		}
		for n < len(part) && '0' <= part[n] && part[n] <= '9' {
			n++
		}
		if !isLowerAt(part, n) {
			longest = max(longest, n)
		}
	}
	if longest > 0 {
		return part[:longest]
	}
	return catalog.SplitHumps(part)[0]
}

// isLowerAt reports whether a lower-case letter stands at a byte of text.
func isLowerAt(text string, i int) bool {
	if i >= len(text) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLower(r)
}

// memberName returns words as a name in capitals, such as EMAIL_NOT_FOUND. Letters
// that are not ASCII become their code points.
func memberName(words []string) string {
	var b strings.Builder
	for _, r := range strings.ToUpper(strings.Join(words, "_")) {
		if r == '_' || '0' <= r && r <= '9' || 'A' <= r && r <= 'Z' {
			b.WriteRune(r)
			continue
		}
		fmt.Fprintf(&b, "U%04X", r)
	}
	name := b.String()
	if name == "" || '0' <= name[0] && name[0] <= '9' {
		return strings.TrimSuffix("ERR_"+name, "_")
	}
	return name
}
