// Package page reads one page of documentation, whatever its form.
//
// [Read] decodes the source, finds out whether it is HTML, Markdown or a text
// capture, and has the reader for that form read it into a [Page]: blocks, links
// and front matter, with an address and with the lines for messages.
//
// UTF-8 comes before the charset that a page declares: saved pages declare much
// that is not so, and nothing else is UTF-8 by chance. What a server says comes
// last.
package page

import (
	"bytes"
	"mime"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/html"
	"github.com/errgen/errgen/scrape/markdown"
	"github.com/errgen/errgen/scrape/text"
)

// A Page is one page of documentation as blocks.
type Page struct {
	Name   string // as the user knows it: a file name or a URL
	URL    string // the address that the page is a capture of; may be empty
	Blocks []block.Block

	// Front holds the fields of the page's front matter, where the form has
	// any: YAML, TOML or JSON at the top of a Markdown file. A list is its values,
	// a line each.
	Front map[string]string

	// Links are the addresses that the page links to, as they are written and
	// in order: those of its blocks, and of links without text. Base is the
	// address that they are relative to where the page says so, or "".
	Links []string
	Base  string

	// Origin says where the page is from, where a loader or a crawl got it.
	Origin Origin

	ext     string           // see Ext
	hasMain bool             // whether the page says where its main part is
	headers map[int32]Header // the header of each table; see Header
	locate  func() []int32   // computes the lines of Blocks; nil when they have them
}

// An Origin says where a page came from.
type Origin struct {
	Asked string // the address that was asked for, if another than Page.URL
	Type  string // the content type as the server gave it, or ""
	Body  []byte // the page as it was got
}

// Line returns the 1-based line of the source where block i begins, or 0 when
// it is not known. It is for messages: some readers compute lines only when
// asked.
func (p *Page) Line(i int) int {
	if i < 0 || i >= len(p.Blocks) {
		return 0
	}
	if p.Blocks[i].Line == 0 && p.locate != nil {
		p.setLines(p.locate())
		p.locate = nil
	}
	return int(p.Blocks[i].Line)
}

func (p *Page) setLines(lines []int32) {
	if len(lines) != len(p.Blocks) {
		return // the source, marked for counting, read differently: no line is better than a wrong one
	}
	for i, line := range lines {
		p.Blocks[i].Line = line
	}
}

// Problem returns a finding about block i, or about the page when i is -1.
func (p *Page) Problem(i int, rule, message, fix string) problem.Problem {
	return problem.Problem{File: p.Name, Line: p.Line(i), Rule: rule, Message: message, Fix: fix}
}

// Read reads a source into blocks with the reader that fits its content. Where
// that leaves it open, what a server says of the source decides, or the ending of
// its name: a list of links alone does not look like Markdown. The error is a [problem.List] about a source
// that is not documentation in any form that errgen reads.
func Read(name string, o Origin) (*Page, error) {
	if err := fits(name, o.Body); err != nil {
		return nil, err
	}
	source, err := decode(name, o.Body, o.charset())
	if err != nil {
		return nil, err
	}
	page := &Page{Name: name, Origin: o}
	switch {
	case len(bytes.TrimSpace(source)) == 0:
		return nil, Unreadable(name, "the page is empty", "save the page again")
	case isHTML(source, ending(name)):
		page.ext = ".html"
		return page, page.readHTML(source)
	case o.isMarkdown() || ending(name) == ".md" || markdown.Detect(source):
		page.ext = ".md"
		return page, page.readMarkdown(source)
	default:
		page.ext = ".txt"
		if err := textFits(name, source); err != nil {
			return nil, err
		}
		page.Blocks = text.Read(source)
		page.setTail()
		return page, nil
	}
}

func (o Origin) isMarkdown() bool {
	media, _, _ := mime.ParseMediaType(o.Type) // the zero values for what is not a type
	return media == "text/markdown" || media == "text/x-markdown"
}

// charset returns the charset that the server named, or "".
func (o Origin) charset() string {
	_, params, _ := mime.ParseMediaType(o.Type)
	return strings.ToLower(params["charset"])
}

// Ext returns the extension of a file of the page's form: .html, .md or .txt.
func (p *Page) Ext() string { return p.ext }

// readHTML sets p's blocks from an HTML source.
func (p *Page) readHTML(source []byte) error {
	read, err := html.Read(source)
	if err != nil {
		return Unreadable(p.Name, "the page cannot be read as HTML: "+err.Error(), "save the page again, or use another form of it")
	}
	p.set(read)
	p.locate = func() []int32 { return html.Lines(source, read.Blocks) }
	return nil
}

// readMarkdown sets p's blocks and front matter from a Markdown source.
func (p *Page) readMarkdown(source []byte) error {
	read, err := markdown.Read(source)
	if err != nil {
		return badMarkdown(p.Name, err)
	}
	p.set(read)
	return nil
}

func (p *Page) set(read block.Document) {
	p.Blocks, p.Front, p.Links, p.Base, p.hasMain = read.Blocks, read.Front, read.Links, read.Base, read.HasMain
	p.setTail()
}
