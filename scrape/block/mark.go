package block

import "strings"

// A Mark is a sign at an offset of a text that the text itself leaves out.
type Mark struct {
	At   int32
	Sign Sign
}

// A Sign says what a mark stands for.
type Sign byte

const (
	Break    Sign = '\n' // in place of the space there a line is broken
	Emphasis Sign = '*'  // bold or slanted text begins or ends
)

// Marked returns the text with the marks of these signs: a line end where a line is
// broken, and ** around emphasis.
func (b *Block) Marked(signs ...Sign) string {
	if len(b.Marks) == 0 || len(signs) == 0 {
		return b.Text
	}
	wants := map[Sign]bool{}
	for _, s := range signs {
		wants[s] = true
	}
	var text strings.Builder
	at := 0
	for _, m := range b.Marks {
		if !wants[m.Sign] {
			continue
		}
		text.WriteString(b.Text[at:m.At])
		at = int(m.At)
		if m.Sign == Break {
			text.WriteByte('\n')
			at++
			continue
		}
		text.WriteString("**")
	}
	text.WriteString(b.Text[at:])
	return text.String()
}
