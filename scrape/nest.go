package scrape

import (
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// isNested reports whether a block is an item within the last item of the part
// at hand.
func (d *draft) isNested(b *block.Block) bool {
	if b.Kind != block.Item {
		return false
	}
	if d.depth == 0 || b.Level < d.depth {
		d.depth = b.Level
	}
	return b.Level > d.depth
}

// passOver notes that a block is left out. Items within it have no other parent.
func (d *draft) passOver(b *block.Block) {
	if b.Kind == block.Item && b.Level <= d.depth {
		d.depth = 0
	}
}

// appendItem returns text with an item of it behind the n that it has. All but code is
// one line, as every output shows a text: "Check the claims: the audience; the
// issuer".
func appendItem(text, item string, n int) string {
	switch {
	case endsInCode(text):
		return text + "\n\n" + item
	case strings.ContainsAny(lastRune(text), ".!?:;,。：；！？…"):
		return text + " " + item
	case n == 0:
		return text + ": " + item
	}
	return text + "; " + item
}

// endsInCode reports whether the last line of a text is code.
func endsInCode(text string) bool {
	return strings.HasPrefix(text[strings.LastIndexByte(text, '\n')+1:], codeIndent)
}

// lastRune returns the last character of s.
func lastRune(s string) string {
	for i := len(s) - 1; i >= 0; i-- {
		if s[i]&0xC0 != 0x80 {
			return s[i:]
		}
	}
	return s
}
