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
// numbers. What could take a parser too much time or memory is counted first.
package markdown

import (
	"runtime"
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
	memory := weigh(source)
	if err := tooLarge(memory); err != nil {
		return block.Document{}, err
	}
	text := strings.ReplaceAll(string(source), "\r\n", "\n")
	rendered, front, err := render(text, memory)
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

// large is what a page takes whose garbage is collected before it is read as HTML.
const large = 32 << 20

// render returns a page as HTML, and its front matter.
func render(text string, memory int) (rendered []byte, front map[string]string, err error) {
	defer html.Reserve(memory)()
	front, body := cutFront(text)
	md, err := reduce(text, body)
	if err != nil {
		return nil, nil, err
	}
	if err := md.bounded(); err != nil {
		return nil, nil, err
	}
	rendered, err = renderHTML(md)
	if memory > large {
		runtime.GC()
	}
	return rendered, front, err
}
