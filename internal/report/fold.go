package report

import (
	"strings"
	"unicode"

	"github.com/errgen/errgen/templates"
)

// A segment is text in one style.
type segment struct {
	text  string
	style string // parameters of the control sequence SGR; may be empty
}

// A fold breaks segments between words into lines.
type fold struct {
	indent string // what each line begins with
	width  int    // columns, including indent
	hang   string // what the lines after the first have after the indent
}

// text returns the lines, without a line feed at the end. A word that is
// longer than a line stands on a line of its own. All white space is alike,
// but line feeds of the text leave a sign.
func (f fold) text(segments []segment) string {
	var b strings.Builder
	column := 0
	for i, word := range words(segments) {
		n := 0
		for _, s := range word {
			n += columns(s.text)
		}
		switch {
		case i == 0:
			b.WriteString(f.indent)
			column = len(f.indent)
		case column+1+n > f.width:
			b.WriteString("\n" + f.indent + f.hang)
			column = len(f.indent + f.hang)
		default:
			b.WriteString(" ")
			column++
		}
		for _, s := range word {
			b.WriteString(s.String())
		}
		column += n
	}
	return b.String()
}

// String returns the segment as a terminal wants it.
func (s segment) String() string {
	if s.style == "" {
		return s.text
	}
	return "\x1b[" + s.style + "m" + s.text + "\x1b[0m"
}

// words cuts segments at white space. A word can have several styles.
func words(segments []segment) [][]segment {
	var all [][]segment
	var word []segment
	end := func() {
		if len(word) > 0 {
			all, word = append(all, word), nil
		}
	}
	for _, s := range segments {
		text := lineFeeds.Replace(templates.Printable(s.text))
		for text != "" {
			rest := strings.TrimLeftFunc(text, unicode.IsSpace)
			if rest != text {
				end()
			}
			piece := rest
			if i := strings.IndexFunc(rest, unicode.IsSpace); i >= 0 {
				piece = rest[:i]
			}
			if piece != "" {
				word = append(word, segment{piece, s.style})
			}
			text = rest[len(piece):]
		}
	}
	end()
	return all
}

// lineFeeds shows the line feeds that fold takes away.
var lineFeeds = strings.NewReplacer("\n\n", " ¶ ", "\n", " ↵ ")

// columns returns how many columns a terminal gives to s.
func columns(s string) int {
	n := 0
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r):
		case isWide(r):
			n += 2
		default:
			n++
		}
	}
	return n
}

// isWide reports whether a terminal gives two columns to r: roughly what
// UAX #11 has as wide.
func isWide(r rune) bool {
	return r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana) ||
		r >= 0x3000 && r <= 0x303e || r >= 0xff01 && r <= 0xff60 || r >= 0x1f300 && r <= 0x1faff
}
