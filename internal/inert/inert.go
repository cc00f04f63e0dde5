// Package inert keeps what errgen prints from commanding a terminal or a CI
// system. Texts of documentation, catalogues and Go code are untrusted, and the log
// of a job is read by programs that run what looks like a command.
//
// A [Stream] is around standard output and another around standard error; nothing
// else reaches them. It changes what it is given in two ways:
//
//   - A character that a reader cannot see, such as that of a terminal escape or a
//     mark of writing direction, becomes its escape in Go: \x1b, \u202e.
//   - A backslash breaks up a command before its last character: :\: for ::, and
//     ##vso\[ for ##vso[.
//
// What is data to programs is escaped in its own syntax, which loses nothing:
// [WriteQuoted] is for JSON, [WriteXML] and [WriteHTML] are for markup. A Stream has
// nothing to change in either.
//
// What errgen itself means goes through a door: [WriteOwn] takes constants only,
// [WriteDiff] writes the heads of a unified diff, and [Styled] lets through the
// styles that errgen uses and nothing else.
package inert

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// IsVisible reports whether a reader sees r and nothing else: r is not a control
// character, a mark of writing direction, a character without a shape, or a line
// break other than a line feed. Tabs and spaces are visible.
func IsVisible(r rune) bool {
	switch {
	case r >= ' ' && r < unicode.MaxASCII, r == '\n', r == '\t':
		return true
	case r < ' ' || !unicode.IsGraphic(r):
		return false
	}
	return isEmojiStyle(r) || !unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// isEmojiStyle reports whether r chooses between the black and the colored form of
// the sign before it, which many texts have.
func isEmojiStyle(r rune) bool { return r == 0xfe0e || r == 0xfe0f }

// Text returns text as a [Stream] writes it.
func Text(text string) string {
	var l line
	var out []byte
	for len(text) > 0 {
		r, n := utf8.DecodeRuneInString(text)
		out = l.text(out, r, text[:n])
		text = text[n:]
	}
	return string(out)
}

// Line returns text as a [Stream] writes it, on one line: line feeds and tabs become
// \n and \t. Names of files go through it, so that none looks like a line more.
func Line(text string) string {
	return Text(lineBreaks.Replace(text))
}

var lineBreaks = strings.NewReplacer("\n", `\n`, "\t", `\t`)

// text adds a character to out, which raw encodes, so that it is visible and ends
// no command.
func (l *line) text(out []byte, r rune, raw string) []byte {
	if r == utf8.RuneError && len(raw) == 1 {
		return l.escape(out, fmt.Sprintf(`\x%02x`, raw[0]))
	}
	if !IsVisible(r) {
		return l.escape(out, strings.Trim(strconv.QuoteRuneToASCII(r), "'"))
	}
	if l.endsCommand(r) {
		out = l.escape(out, `\`)
	}
	l.add(r)
	return append(out, raw...)
}

// escape adds an escape to out.
func (l *line) escape(out []byte, text string) []byte {
	for _, r := range text {
		l.add(r)
	}
	return append(out, text...)
}
