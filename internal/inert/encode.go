package inert

import (
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf16"
)

// WriteQuoted writes a text whose strings have the escapes of JSON, such as JSON
// itself and TypeScript. What is invisible in it or ends a command is written as
// an escape, so that a reader of the strings gets the same text. All pairs of colons
// are broken up, wherever they are in a line, and unusual spaces are shown.
func WriteQuoted(w io.Writer, text string) error {
	var previous rune
	return encode(w, text, quoted, func(r rune) bool {
		isPair := r == ':' && previous == ':'
		if previous = r; isPair {
			previous = 0
		}
		return isPair || r != ' ' && unicode.Is(unicode.Zs, r)
	})
}

// quoted returns the escape of a character in a string of JSON.
func quoted(r rune) string {
	if r > 0xffff {
		high, low := utf16.EncodeRune(r)
		return fmt.Sprintf(`\u%04x\u%04x`, high, low)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// WriteXML writes XML. What is invisible in it or ends a command is written as a
// character reference, so that a reader gets the same text.
func WriteXML(w io.Writer, text string) error {
	return encode(w, text, reference, nil)
}

// WriteHTML writes HTML as [WriteXML] writes XML. HTML has no references for control
// characters, which become U+FFFD.
func WriteHTML(w io.Writer, text string) error {
	return encode(w, text, func(r rune) string {
		if unicode.IsControl(r) {
			return string(unicode.ReplacementChar)
		}
		return reference(r)
	}, nil)
}

func reference(r rune) string { return fmt.Sprintf("&#x%x;", r) }

// encode writes text, and instead of each character that is invisible, ends a
// command or is unwanted its escape. A nil function wants all others.
func encode(w io.Writer, text string, escape func(rune) string, isUnwanted func(rune) bool) error {
	var l line
	var b strings.Builder
	for _, r := range text {
		unwanted := isUnwanted != nil && isUnwanted(r)
		written := string(r)
		if unwanted || !IsVisible(r) || l.endsCommand(r) {
			written = escape(r)
		}
		for _, r := range written {
			l.add(r)
		}
		b.WriteString(written)
	}
	_, err := io.WriteString(w, b.String())
	return err
}
