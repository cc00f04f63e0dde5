package block

import "strings"

// Collapse returns s as a browser shows it: each run of white space one space,
// none at the ends, zero-width spaces gone. Other characters stay as they are.
func Collapse(s string) string {
	s = strings.ReplaceAll(s, "\u200b", "")
	return strings.Join(strings.FieldsFunc(s, IsSpace), " ")
}

// IsSpace reports whether r is white space that browsers collapse (HTML
// Standard, "ASCII whitespace"). A no-break space is not.
func IsSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\f' || r == '\r'
}

// OneLine returns the text of a cell on one line.
func OneLine(cell string) string { return strings.ReplaceAll(cell, "\n", " ") }
