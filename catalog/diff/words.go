package diff

import (
	"unicode"
	"unicode/utf8"
)

// A Kind says what became of a piece of text.
type Kind int

// The kinds of spans.
const (
	Same     Kind = iota // in both texts
	Deleted              // in the old text alone
	Inserted             // in the new text alone
)

// A Span is a piece of text, never empty.
type Span struct {
	Kind Kind
	Text string
}

// mostCells is how much of two texts is compared word by word: about 1,000
// words that differ on either side.
const mostCells = 1 << 20

// Words returns the old text rewritten as the new one, word by word: the same
// and the deleted spans are the old text, the same and the inserted ones the
// new. No two spans of one kind follow each other, and what is deleted stands
// before what is inserted in its place. Where texts are too long for that,
// all that differs is one deleted span and one inserted one.
func Words(before, after string) []Span {
	x, y := words(before), words(after)
	head := 0
	for head < len(x) && head < len(y) && x[head] == y[head] {
		head++
	}
	tail := 0
	for tail < len(x)-head && tail < len(y)-head && x[len(x)-1-tail] == y[len(y)-1-tail] {
		tail++
	}
	var s spans
	s.same(x[:head]...)
	s.middle(x[head:len(x)-tail], y[head:len(y)-tail])
	s.same(x[len(x)-tail:]...)
	s.flush()
	return s.list
}

// words cuts a text into words, runs of white space, and other characters.
func words(text string) []string {
	var list []string
	for len(text) > 0 {
		r, n := utf8.DecodeRuneInString(text)
		kind := kindOf(r)
		for kind != mark && n < len(text) {
			next, size := utf8.DecodeRuneInString(text[n:])
			if kindOf(next) != kind {
				break
			}
			n += size
		}
		list, text = append(list, text[:n]), text[n:]
	}
	return list
}

const (
	mark = iota
	space
	letter
)

func kindOf(r rune) int {
	switch {
	case unicode.IsSpace(r):
		return space
	case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '_':
		return letter
	}
	return mark
}
