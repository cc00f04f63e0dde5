package scrape

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

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

// goesOn reports whether a block of a text capture is the rest of the text before it:
// extractors break a text where its code begins and ends, and say nothing of it.
func (e *entryPage) goesOn(d *draft, b *block.Block) bool {
	if e.page.Ext() != ".txt" || b.Kind != block.Paragraph || e.at == 0 || d.section.part > inSteps || len(*d.list()) == 0 {
		return false
	}
	before := &e.page.Blocks[e.at-1]
	if before.Nav || e.at-1 < d.textAt {
		return false
	}
	isNext := b.Line == before.Line+1 && e.isAiry()
	switch {
	case endsSentence(before.Text):
		return isClosing(b.Text)
	case before.Kind == block.Item || e.at-1 == d.goneOn && d.ofItem:
		return isNext || beginsSmall(b.Text)
	case d.section.part == inDescription:
		return isNext || beginsSmall(b.Text)
	}
	return beginsSmall(b.Text) && b.Line == before.Line+1 // a list may have lost its bullets, and its items their periods
}

// isAiry reports whether blank lines part more than a third of the blocks of the page, so that lines without
// one between them belong together.
func (e *entryPage) isAiry() bool {
	if e.parted == 0 {
		for i := 1; i < len(e.page.Blocks); i++ {
			e.parted--
			if e.page.Blocks[i].Line > e.page.Blocks[i-1].Line+1 {
				e.parted += 3
			}
		}
	}
	return e.parted > 0
}

// goOn adds a block to the text before it, and says once that a page has such blocks.
func (e *entryPage) goOn(d *draft, b *block.Block) {
	texts := d.list()
	last := &(*texts)[len(*texts)-1]
	d.ofItem = e.page.Blocks[e.at-1].Kind == block.Item || d.ofItem && d.goneOn == e.at-1
	d.goneOn = e.at
	if !isClosing(b.Text) {
		*last += " "
	}
	*last += b.Text
	if !e.toldBroken {
		e.toldBroken = true
		e.x.warn(e.page.Problem(e.at, "broken-text", fmt.Sprintf("the text %q is taken for the rest of the one before it in %s, as others of the page may be", clip(b.Text), e.name(d)),
			"if it is not, save the page in another form, or end the text before it with a period"))
	}
}

// endsSentence reports whether a text ends as a sentence does, or says that another follows.
func endsSentence(text string) bool {
	return strings.ContainsAny(lastRune(text), ".!?:。：！？…")
}

// isClosing reports whether a text begins with what never begins one.
func isClosing(text string) bool { return strings.ContainsAny(text[:1], ".,;:!?)") }

// beginsSmall reports whether a text begins as the middle of a sentence does.
func beginsSmall(text string) bool {
	r, _ := utf8.DecodeRuneInString(text)
	return unicode.IsLower(r) || isClosing(text) || r == '(' || r == '`'
}
