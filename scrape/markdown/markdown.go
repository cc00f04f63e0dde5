// Package markdown reads Markdown and MDX into blocks.
//
// [Detect] tells whether a source is Markdown. [Read] goes the way a site
// generator goes: it reduces the source to plain Markdown, renders HTML from
// that, and has package html read the result, so that what an item, a label or a
// link is is decided in one place. Lines are carried through as marks.
//
// The source is reduced before it is parsed. MDX components are containers that
// hold Markdown at any indentation, which CommonMark is not made for; so a pass
// over the lines removes the components, repairs the fences and keeps the line
// numbers. What could take a parser too much time is counted first.
package markdown

import (
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/html"
)

// Read reads a Markdown or MDX source. Its error may be a
// [*Error].
//
// It goes the way a site generator goes: [reduce] turns what MDX adds
// into Markdown with plain HTML tags in it, a Markdown renderer generates HTML
// from that, and the HTML reader gives the blocks. What is an item, a label or
// a link is so decided in one place. Lines are carried through as marks. Headings have the
// anchors that sites give them.
func Read(source []byte) (block.Document, error) {
	text := strings.ReplaceAll(string(source), "\r\n", "\n")
	front, body := cutFront(text)
	md, err := reduce(text, body)
	if err == nil {
		err = md.bounded()
	}
	if err != nil {
		return block.Document{}, err
	}
	rendered, err := renderHTML(md)
	if err != nil {
		return block.Document{}, err
	}
	read, err := html.ReadMarked(rendered)
	if err != nil {
		return block.Document{}, err
	}
	setAnchors(read.Blocks, text)
	return block.Document{Blocks: read.Blocks, Links: read.Links, Front: front}, nil
}
