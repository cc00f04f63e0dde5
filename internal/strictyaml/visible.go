package strictyaml

import "unicode"

// invisible holds the characters that a reader cannot see or cannot tell from
// a plain space, among them those that turn the direction of a line around.
// They are written as escapes. The table is our own: that of the standard
// library changes with the release of Go, and with it the canonical form would.
var invisible = &unicode.RangeTable{
	R16: []unicode.Range16{
		{0x0000, 0x001f, 1}, // control characters
		{0x007f, 0x00a0, 1}, // control characters, no-break space
		{0x00ad, 0x00ad, 1}, // soft hyphen
		{0x034f, 0x034f, 1}, // combining grapheme joiner
		{0x061c, 0x061c, 1}, // Arabic letter mark
		{0x115f, 0x1160, 1}, // Hangul fillers
		{0x1680, 0x1680, 1}, // Ogham space
		{0x17b4, 0x17b5, 1}, // Khmer inherent vowels
		{0x180b, 0x180f, 1}, // Mongolian selectors
		{0x2000, 0x200f, 1}, // spaces, joiners, direction marks
		{0x2028, 0x202f, 1}, // line and paragraph separator, direction
		{0x205f, 0x206f, 1}, // spaces, invisible operators, direction
		{0x2800, 0x2800, 1}, // Braille blank
		{0x3000, 0x3000, 1}, // ideographic space
		{0x3164, 0x3164, 1}, // Hangul filler
		{0xd800, 0xf8ff, 1}, // surrogates, private use
		{0xfdd0, 0xfdef, 1}, // not characters
		{0xfe00, 0xfe0f, 1}, // variation selectors
		{0xfeff, 0xfeff, 1}, // byte order mark
		{0xffa0, 0xffa0, 1}, // half-width Hangul filler
		{0xfff0, 0xfffb, 1}, // interlinear annotation
		{0xfffe, 0xffff, 1}, // not characters
	},
	R32: []unicode.Range32{
		{0x13430, 0x1345f, 1},  // Egyptian format controls
		{0x1bca0, 0x1bca3, 1},  // shorthand format controls
		{0x1d173, 0x1d17a, 1},  // musical format controls
		{0xe0000, 0x10ffff, 1}, // tags, variation selectors, private use
	},
	LatinOffset: 3,
}

// IsVisible reports whether a reader can see a character for what it is.
// A plain space is visible.
func IsVisible(r rune) bool {
	return r >= ' ' && r <= '~' || !unicode.Is(invisible, r)
}
