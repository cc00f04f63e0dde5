// Package text reads text captures into blocks: the visible text of a page, as
// a browser or an extractor saves it.
package text

import (
	"regexp"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// codeStart matches the line that opens a JSON sample. A brace that prose
// begins with, as in "{organization_id} is unknown", opens none.
var codeStart = regexp.MustCompile(`^\s*\{\s*("|$)`)

// Read reads a text capture: what a browser or an extractor gives for the
// visible text of a page.
//
// Nothing in such a text tells a heading from a paragraph, and its line breaks
// are those of the page's blocks, so each line is a block of its own. A JSON
// object is one code block, over as many lines as its braces take.
func Read(source []byte) []block.Block {
	text := strings.ReplaceAll(string(source), "\r\n", "\n")
	// Room for a block a line, and not a list that grows: while it is copied, pages of
	// short lines have it in memory twice.
	blocks := make([]block.Block, 0, strings.Count(text, "\n")+1)
	for line, rest := int32(1), text; rest != ""; line++ {
		cur, next, _ := strings.Cut(rest, "\n")
		if codeStart.MatchString(cur) {
			n := objectEnd(rest)
			blocks = append(blocks, block.Block{Kind: block.Code, Text: strings.TrimFunc(rest[:n], block.IsSpace), Line: line})
			line += int32(strings.Count(rest[:n], "\n"))
			_, next, _ = strings.Cut(rest[n:], "\n")
		} else if b, ok := textBlock(cur); ok {
			b.Line = line
			blocks = append(blocks, b)
		}
		rest = next
	}
	return blocks
}

// depths are how deep the lists are nested that browsers give a bullet other than
// the first.
var depths = map[string]int16{"◦": 2, "▪": 3}

// textBlock returns the block that one line of a text capture is, and whether
// it is one at all.
func textBlock(line string) (block.Block, bool) {
	text := block.Collapse(line)
	for _, bullet := range []string{"•", "◦", "▪", "‣", "·", "-", "*"} {
		if item, ok := strings.CutPrefix(text, bullet+" "); ok {
			return block.Block{Kind: block.Item, Level: max(depths[bullet], 1), Text: item}, true
		}
		if text == bullet {
			return block.Block{}, false
		}
	}
	return block.Block{Kind: block.Paragraph, Text: text}, text != ""
}

// objectEnd returns how much of s the JSON object takes that s begins with:
// up to and with the brace that closes it and the rest of that line, or all of
// s when none does.
func objectEnd(s string) int {
	depth, quoted := 0, false
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quoted && c == '\\':
			i++
		case c == '"', quoted && c == '\n': // no JSON string holds a line break
			quoted = c == '"' && !quoted
		case quoted:
		case c == '{':
			depth++
		case c == '}':
			if depth--; depth == 0 {
				return i + 1 + lineEnd(s[i+1:])
			}
		}
	}
	return len(s)
}

func lineEnd(s string) int {
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		return i
	}
	return len(s)
}
