package html

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/errgen/errgen/scrape/block"
)

// A textRun is text within one block as a browser shows it, while it grows:
// white space collapsed, nothing invented or lost where tags stand.
type textRun struct {
	buf       []byte
	space     bool  // whether white space stands after buf
	ends      bool  // whether a line ends after buf
	line      int32 // of the first word
	bold      int   // how many bold elements are open
	stress    int   // how many bold or slanted elements are open
	stressed  bool  // whether the last word is in one
	breaks    bool  // whether a line is broken after buf
	marks     []mark
	plain     bool // whether the bold text that it began with has ended
	lead      int  // how much of buf that bold text is, once ended
	apart     bool // whether a line break ended it
	leadLinks int  // how many links are in it
}

func (r *textRun) reset() {
	r.space, r.ends, r.breaks = false, false, false
	if len(r.buf) > 0 {
		*r = textRun{buf: r.buf[:0], bold: r.bold, stress: r.stress, marks: r.marks[:0]}
	}
}

// newline ends the line, as only the text of a cell keeps it.
func (r *textRun) newline() { r.space, r.ends = true, true }

// write adds text, and reports whether any of it is visible.
func (r *textRun) write(s string) bool {
	wrote := false
	r.buf = slices.Grow(r.buf, len(s)) // once, where one text is most of the page
	for i := 0; i < len(s); {
		if block.IsSpace(rune(s[i])) {
			r.space = true
			i++
			continue
		}
		n := wordEnd(s[i:])
		if n == 0 {
			_, n = utf8.DecodeRuneInString(s[i:]) // a zero-width character
			i += n
			continue
		}
		r.word(s[i : i+n])
		wrote = true
		i += n
	}
	return wrote
}

func (r *textRun) word(s string) {
	if r.bold == 0 && !r.plain {
		r.plain, r.lead = true, len(r.buf)
	}
	if r.stressed && r.stress == 0 {
		r.note(block.Emphasis, true)
	}
	if r.space && len(r.buf) > 0 {
		if r.breaks {
			r.note(block.Break, false)
		}
		if r.ends {
			r.buf = append(r.buf, '\n')
		} else {
			r.buf = append(r.buf, ' ')
		}
	}
	if !r.stressed && r.stress > 0 {
		r.note(block.Emphasis, false)
	}
	r.space, r.ends, r.breaks, r.stressed = false, false, false, r.stress > 0
	r.buf = append(r.buf, s...)
}

// wordEnd returns how much of s is free of white space and of characters that
// have no width.
func wordEnd(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case ' ' < c && c < 0xC2: // most characters
		case c <= ' ' && block.IsSpace(rune(c)), c >= 0xC2 && isZeroWidth(s[i:]):
			return i
		}
	}
	return len(s)
}

// isZeroWidth reports whether s begins with a zero-width space, a byte order
// mark or a soft hyphen, which are there for the layout and not to be read.
func isZeroWidth(s string) bool {
	return strings.HasPrefix(s, "\u200b") || strings.HasPrefix(s, "\ufeff") || strings.HasPrefix(s, "\u00ad")
}

func (r *textRun) empty() bool { return len(r.buf) == 0 || len(trim(r.buf)) == 0 }

// trim returns text without the white space, no-break spaces too, at its ends.
func trim(text []byte) []byte {
	if n := len(text); n > 0 && isInk(text[0]) && isInk(text[n-1]) {
		return text // the usual case
	}
	for {
		rest := bytes.TrimPrefix(bytes.TrimPrefix(text, space), noBreak)
		rest = bytes.TrimSuffix(bytes.TrimSuffix(rest, space), noBreak)
		if len(rest) == len(text) {
			return text
		}
		text = rest
	}
}

func isInk(c byte) bool { return ' ' < c && c < utf8.RuneSelf }

var space, noBreak = []byte(" "), []byte("\u00a0")

// split returns the text as a label and what follows it; either may be empty.
// A label is bold text that is all there is, or that a line break or a colon
// ends. Headings and terms stand apart as they are.
func (r *textRun) split(k block.Kind) (label, text []byte) {
	if !r.plain {
		r.lead = len(r.buf)
	}
	if r.lead == 0 || k == block.Heading || k == block.Term {
		return nil, trim(r.buf)
	}
	lead, rest := trim(r.buf[:r.lead]), trim(r.buf[r.lead:])
	switch {
	case len(lead) == 0:
	case len(rest) == 0, r.apart, endsInColon(lead):
		return lead, rest
	case string(rest) == ":" || bytes.HasPrefix(rest, []byte(": ")):
		return slices.Concat(lead, []byte(":")), trim(rest[1:])
	case bytes.HasPrefix(rest, []byte(wideColon)):
		return slices.Concat(lead, []byte(wideColon)), trim(rest[len(wideColon):])
	}
	return nil, trim(r.buf)
}

// wideColon is the colon of Chinese and Japanese text.
const wideColon = "："

func endsInColon(text []byte) bool {
	return bytes.HasSuffix(text, []byte(":")) || bytes.HasSuffix(text, []byte(wideColon))
}

// A mark is what the text at hand leaves out, and where.
type mark struct {
	at     int
	sign   block.Sign
	closes bool
}

// note adds a mark at the end of the text.
func (r *textRun) note(sign block.Sign, closes bool) {
	r.marks = append(r.marks, mark{len(r.buf), sign, closes})
}

// marksOf returns the marks in a part of the text.
func (r *textRun) marksOf(text []byte) (marks []block.Mark) {
	if r.stressed {
		r.note(block.Emphasis, true)
	}
	start := cap(r.buf) - cap(text) // which is what a part lacks at the beginning
	for _, m := range r.marks {
		at := m.at - start
		if at < 0 || at > len(text) || at == 0 && m.closes || at == len(text) && !m.closes {
			continue
		}
		marks = append(marks, block.Mark{At: int32(at), Sign: m.sign})
	}
	return marks
}
