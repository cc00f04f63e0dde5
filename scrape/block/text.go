package block

import "strings"

// Collapse returns s as a browser shows it: each run of white space one space,
// none at the ends, zero-width spaces gone. Other characters stay as they are.
func Collapse(s string) string {
	s = strings.TrimFunc(strings.ReplaceAll(s, "\u200b", ""), IsSpace)
	var b strings.Builder // and no list of words, which takes much memory
	for {
		space := strings.IndexFunc(s, IsSpace)
		if space < 0 {
			break
		}
		if b.Len() == 0 {
			b.Grow(len(s))
		}
		b.WriteString(s[:space])
		b.WriteByte(' ')
		s = strings.TrimLeftFunc(s[space:], IsSpace)
	}
	if b.Len() == 0 {
		return s
	}
	b.WriteString(s)
	return b.String()
}

// IsSpace reports whether r is white space that browsers collapse (HTML
// Standard, "ASCII whitespace"). A no-break space is not.
func IsSpace(r rune) bool {
	return r == ' ' || r == '\t' || r == '\n' || r == '\f' || r == '\r'
}

// OneLine returns the text of a cell on one line.
func OneLine(cell string) string { return strings.ReplaceAll(cell, "\n", " ") }
