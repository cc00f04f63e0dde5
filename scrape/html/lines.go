package html

import (
	"bytes"
	"fmt"
	"strconv"
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"golang.org/x/net/html"
)

// Lines returns the line on which each of blocks begins, or 0. It reads
// their source a second time, with marks, so that pages in which nothing is
// wrong do not pay for it. Blocks are found again by what they say: should the
// marked source read differently, the rest still have their lines.
func Lines(source []byte, blocks []block.Block) []int32 {
	marked, err := walkHTML(markLines(source), true)
	if err != nil {
		return nil
	}
	found := map[string][]int32{}
	for _, b := range marked.blocks {
		found[b.Said()] = append(found[b.Said()], b.Line)
	}
	lines := make([]int32, len(blocks))
	for i, b := range blocks {
		if at := found[b.Said()]; len(at) > 0 {
			lines[i], found[b.Said()] = at[0], at[1:]
		}
	}
	return lines
}

// markLines returns source with a mark before each text, and before each tag
// whose line is that of a block.
func markLines(source []byte) []byte {
	var out bytes.Buffer
	out.Grow(2 * len(source))
	z := html.NewTokenizer(bytes.NewReader(source))
	raw := false // whether the tag at hand makes the next text more than text
	for line := 1; ; {
		kind := z.Next()
		if kind == html.ErrorToken {
			return out.Bytes()
		}
		token := z.Raw()
		if kind == html.TextToken && !raw {
			writeMarked(&out, token, line)
		} else {
			name, _ := z.TagName()
			if kind == html.StartTagToken && marksLine(string(name)) {
				fmt.Fprintf(&out, "<!--%s%d-->", LineMark, line)
			}
			raw = kind == html.StartTagToken && isRaw(string(name))
			out.Write(token)
		}
		line += bytes.Count(token, []byte("\n"))
	}
}

// writeMarked writes a text that begins on line, with the mark of the line of
// its first word.
func writeMarked(out *bytes.Buffer, text []byte, line int) {
	word := bytes.TrimLeft(text, " \t\n\f\r")
	before := text[:len(text)-len(word)]
	out.Write(before)
	if len(word) > 0 {
		fmt.Fprintf(out, "<!--%s%d-->", LineMark, line+bytes.Count(before, []byte("\n")))
	}
	out.Write(word)
}

func marksLine(tag string) bool { return tag == "pre" || tag == "listing" || tag == "tr" }

// isRaw reports whether the text after the start tag must not be marked: it
// is not markup (HTML Standard, "raw text elements"), or its first line break
// does not count.
func isRaw(tag string) bool {
	switch tag {
	case "iframe", "listing", "noembed", "noframes", "noscript", "plaintext", "pre", "script", "style", "textarea", "title", "xmp":
		return true
	}
	return false
}

// LineMark begins the comments that carry line numbers through the parser,
// which keeps none itself. A comment changes nothing in how HTML is parsed,
// tag soup included, but for the places that markLines leaves out.
const LineMark = "errgen-line:"

// markedLine returns the line that a comment of markLines says, or 0.
func markedLine(comment string) int32 {
	number, ok := strings.CutPrefix(comment, LineMark)
	if !ok {
		return 0
	}
	line, _ := strconv.ParseInt(number, 10, 32) // a comment of the page's own gives 0
	return int32(line)
}
