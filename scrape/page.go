package scrape

import (
	"bytes"
	"mime"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// A Page is one page of documentation as blocks.
type Page struct {
	Name   string // as the user knows it: a file name or a URL
	URL    string // the address that the page is a capture of; may be empty
	Blocks []Block

	// Front holds the fields of the page's front matter, where the form has
	// any: YAML between lines of --- at the top of a Markdown file.
	Front map[string]string

	// Links are the addresses that the page links to, as they are written and
	// in order: those of its blocks, and of links without text. Base is the
	// address that they are relative to where the page says so, or "".
	Links []string
	Base  string

	// Origin says where the page is from, where a loader or a crawl got it.
	Origin Origin

	form    string             // the extension of a file of its form: .html, .md or .txt
	headers map[int32][]string // the header of each table; see header
	locate  func() []int32     // computes the lines of Blocks; nil when they have them
}

// An Origin says what a page was read from.
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

// problem returns a finding about block i, or about the page when i is -1.
func (p *Page) problem(i int, rule, message, fix string) problem.Problem {
	return problem.Problem{File: p.Name, Line: p.Line(i), Rule: rule, Message: message, Fix: fix}
}

// ReadPage reads source into blocks with the reader that fits its content.
// The error is a [problem.List] about a source that is no documentation in
// any form errgen reads.
func ReadPage(name string, source []byte) (*Page, error) {
	return readPage(name, Origin{Body: source})
}

// readPage is ReadPage of what a server said something of: that it is Markdown,
// for one, which a list of links alone does not look like.
func readPage(name string, o Origin) (*Page, error) {
	source, err := decode(name, o.Body, o.charset())
	if err != nil {
		return nil, err
	}
	page := &Page{Name: name, Origin: o}
	switch {
	case len(bytes.TrimSpace(source)) == 0:
		return nil, unreadable(name, "the page is empty", "save the page again; nothing is taken from it as it is")
	case looksLikeHTML(source):
		page.form = ".html"
		return page, page.readHTML(source)
	case o.isMarkdown() || looksLikeMarkdown(source):
		page.form = ".md"
		return page, page.readMarkdown(source)
	default:
		page.form = ".txt"
		page.Blocks = readText(source)
		return page, nil
	}
}

func (o Origin) isMarkdown() bool {
	media, _, _ := mime.ParseMediaType(o.Type) // of what is no type, nothing is taken
	return media == "text/markdown" || media == "text/x-markdown"
}

// charset returns the charset that the server named, or "".
func (o Origin) charset() string {
	_, params, _ := mime.ParseMediaType(o.Type)
	return strings.ToLower(params["charset"])
}

func unreadable(name, message, fix string) error {
	return problem.List{{File: name, Rule: "unreadable-page", Message: message, Fix: fix}}
}
