package templates

import "strings"

// A Block is a part of a text: a paragraph, or code as it stands without its
// indentation.
type Block struct {
	Text string
	Code bool
}

// Blocks returns the blocks of a text as [RawBlocks] does: paragraphs each on a single
// line, and all of them [Printable].
func Blocks(text string) []Block {
	blocks := RawBlocks(text)
	for i, b := range blocks {
		if blocks[i].Text = singleLine(b.Text); b.Code {
			blocks[i].Text = Printable(b.Text)
		}
	}
	return blocks
}

// RawBlocks returns the blocks of a text that may hold code: lines that are indented by
// four spaces or a tab, after a blank line or at the beginning, as in a Go doc comment.
// None of them is blank, and paragraphs keep their line breaks.
func RawBlocks(text string) []Block {
	var b blockReader
	for line := range strings.SplitSeq(text, "\n") {
		b.line(line)
	}
	b.end()
	return b.blocks
}

// A blockReader reads blocks line by line.
type blockReader struct {
	blocks []Block
	lines  []string // of the block at hand
	code   bool     // whether that is code
	blank  int      // the blank lines after it
}

func (b *blockReader) line(line string) {
	code, isCode := codeLine(line)
	switch {
	case strings.TrimSpace(line) == "":
		b.blank++
		return
	case isCode && b.code:
		for ; b.blank > 0; b.blank-- {
			b.lines = append(b.lines, "")
		}
	case isCode && (len(b.lines) == 0 || b.blank > 0):
		b.end()
		b.code = true
	case b.blank > 0 || b.code:
		b.end()
	}
	b.blank = 0
	if b.code {
		line = strings.TrimRight(code, " \t")
	}
	b.lines = append(b.lines, line)
}

// end ends the block at hand.
func (b *blockReader) end() {
	if text := strings.Join(b.lines, "\n"); strings.TrimSpace(text) != "" {
		b.blocks = append(b.blocks, Block{text, b.code})
	}
	b.lines, b.code, b.blank = nil, false, 0
}

// codeLine returns a line without the indentation of code, and whether it has that.
func codeLine(line string) (code string, ok bool) {
	if code, ok = strings.CutPrefix(line, codeIndent); ok {
		return code, true
	}
	return strings.CutPrefix(line, "\t")
}

// codeIndent is what a line of code begins with in a text.
const codeIndent = "    "
