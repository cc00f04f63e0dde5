package templates

import (
	"strings"
	"unicode"
)

// Printable returns s in a form that is safe to print to a terminal. Characters that
// could control the terminal, reorder its text or be invisible are replaced by
// U+FFFD. Line feeds and tabs are kept.
func Printable(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || r == ' ' || unicode.IsGraphic(r) && !unicode.Is(unicode.Zl, r) && !unicode.Is(unicode.Zp, r) {
			return r
		}
		return unicode.ReplacementChar
	}, s)
}

// defaultWidth is the number of columns of the narrowest terminal that people
// use.
const defaultWidth = 80

// wrap breaks text between words so that it fits in width columns with its
// indent. Each line but the first begins with indent. Line breaks are kept, and so are
// the lines of code.
func wrap(indent, text string, width int) string {
	var b strings.Builder
	mayBeCode := true
	for i, line := range strings.Split(Printable(text), "\n") {
		if i > 0 {
			b.WriteString("\n")
		}
		isBlank := strings.TrimSpace(line) == ""
		code, isCode := codeLine(line)
		switch isCode = isCode && mayBeCode && !isBlank; {
		case isCode && i > 0:
			b.WriteString(indent + codeIndent + code)
		case isCode:
			b.WriteString(codeIndent + code)
		default:
			wrapLine(&b, indent, line, wrapping{width, i > 0})
		}
		mayBeCode = isBlank || isCode
	}
	return b.String()
}

// A wrapping says how a line is wrapped.
type wrapping struct {
	width    int
	indented bool // whether its first line begins with the indent too
}

func wrapLine(b *strings.Builder, indent, line string, how wrapping) {
	column := len(indent)
	for j, word := range strings.Fields(line) {
		n := len([]rune(word))
		switch {
		case j == 0 && how.indented:
			b.WriteString(indent)
		case j > 0 && column+1+n > how.width:
			b.WriteString("\n" + indent)
			column = len(indent)
		case j > 0:
			b.WriteString(" ")
			column++
		}
		b.WriteString(word)
		column += n
	}
}
