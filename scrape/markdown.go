package scrape

import (
	"errors"
	"fmt"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// readMarkdown sets p's blocks and front matter from a Markdown or MDX source.
//
// It goes the way a site generator goes: [plainMarkdown] turns what MDX adds
// into Markdown with plain HTML tags in it, a Markdown renderer makes HTML of
// that, and the HTML reader gives the blocks. What is an item, a label or a
// link is so decided in one place. Lines are carried through as marks.
func (p *Page) readMarkdown(source []byte) error {
	text := strings.ReplaceAll(string(source), "\r\n", "\n")
	front, body := cutFront(text)
	md, err := plainMarkdown(text, body)
	if err == nil {
		err = md.bounded()
	}
	if err != nil {
		return p.badMarkdown(err)
	}
	html, err := renderMarkdown(md)
	if err != nil {
		return p.badMarkdown(err)
	}
	read, err := walkHTML(html, true)
	if err != nil {
		return p.badMarkdown(err)
	}
	p.Blocks, p.Links, p.Front = read.blocks, read.hrefs, front
	return nil
}

// A markdownError is about one line of a Markdown page.
type markdownError struct {
	line         int
	message, fix string
}

func (e *markdownError) Error() string { return e.message }

// badMarkdown returns the finding that the page cannot be read, because of err.
func (p *Page) badMarkdown(err error) error {
	found := problem.Problem{
		File: p.Name, Rule: "unreadable-page",
		Message: "the page cannot be read as Markdown: " + err.Error(),
		Fix:     "save the page again, or use another form of it",
	}
	var at *markdownError
	if errors.As(err, &at) {
		found.Line = at.line
		found.Fix = at.fix
	}
	return problem.List{found}
}

func unclosed(line int, what, fix string) error {
	return &markdownError{line, fmt.Sprintf("%s begins on line %d and never ends", what, line), fix}
}
