package markdown

import (
	"regexp"
	"strings"
)

// maxMarkers bounds how many markers of lists and quotations a line begins with.
const maxMarkers = 64

// takeLine takes in a line of text, and those after it that a tag or a code
// span goes on in.
func (p *mdxReducer) takeLine() error {
	prefix := blockPrefix.FindString(p.peek())
	indent, marker := indentation(prefix)
	if strings.Count(marker, " ")+strings.Count(marker, ">") > 2*maxMarkers {
		return &Error{p.line, "its lists or quotations are nested too deeply", "give the page itself, as its site publishes it"}
	}
	if p.admonition(prefix) {
		return nil
	}
	l := textLine{line: p.line, indent: indent, marker: marker}
	p.at += len(prefix)
	if err := p.tokens(&l); err != nil {
		return err
	}
	return p.writeLine(&l)
}

// tokens reads the pieces of a line up to its end.
func (p *mdxReducer) tokens(l *textLine) error {
	for p.at < len(p.src) && l.code == nil {
		if err := p.patience(); err != nil {
			return err
		}
		rest := p.src[p.at:]
		switch rest[0] {
		case '\n':
			p.skip(1)
			return nil
		case '\\':
			n := min(2, len(rest))
			if n == 2 && rest[1] == '\n' {
				n = 1
			}
			p.take(l, rest[:n], n)
		case '`':
			p.backticks(l, rest)
		case '<':
			if err := p.angle(l, rest); err != nil {
				return err
			}
		case '{':
			if err := p.brace(l, rest); err != nil {
				return err
			}
		case '[':
			p.reference(l, rest)
		default:
			n := strings.IndexAny(rest, "\n\\`<{[")
			if n < 0 {
				n = len(rest)
			}
			p.take(l, rest[:n], n)
		}
	}
	return nil
}

// take adds text to l for the next n bytes of the source.
func (p *mdxReducer) take(l *textLine, text string, n int) {
	l.text(text, p.line)
	p.skip(n)
}

// backticks takes a code span as it stands. Backticks that begin none are
// escaped: a Markdown parser would look for the end of each of them again.
func (p *mdxReducer) backticks(l *textLine, rest string) {
	n := len(rest) - len(strings.TrimLeft(rest, "`"))
	if end := p.spans.end(p.src, p.at, n); end > 0 {
		p.take(l, p.src[p.at:end], end-p.at)
		return
	}
	p.take(l, strings.Repeat("\\`", n), n)
}

// brace takes what a brace of MDX begins: a comment gives nothing, a string
// gives its text. Any other expression stays as it is written: its value is
// not known, and that it is there must not be lost.
func (p *mdxReducer) brace(l *textLine, rest string) error {
	if p.shortcode(l, rest) {
		return nil
	}
	if p.isMDX && strings.HasPrefix(rest, "{/*") {
		end := strings.Index(rest, "*/}")
		if end < 0 {
			return unclosed(p.line, "the comment that", "close the comment")
		}
		p.skip(end + len("*/}"))
		return nil
	}
	if m := literalText.FindStringSubmatch(rest[:min(len(rest), maxTag)]); p.isMDX && m != nil {
		p.take(l, escapeMarkdown(m[1]+m[2]+m[3]), len(m[0]))
		return nil
	}
	p.take(l, "{", 1)
	return nil
}

// addressStart matches an address between < and >, which is not a tag.
var addressStart = regexp.MustCompile(`^<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:|[\w.+-]+@)`)

// angle takes what < begins: a tag, a comment, an address, or nothing.
func (p *mdxReducer) angle(l *textLine, rest string) error {
	if strings.HasPrefix(rest, "<!--") {
		end := strings.Index(rest, "-->")
		if end < 0 {
			return unclosed(p.line, "the comment that", "close the comment")
		}
		p.skip(end + len("-->"))
		return nil
	}
	t, looked, ok := scanTag(rest)
	switch {
	case ok:
		p.tag(l, t)
	case addressStart.MatchString(rest[:min(len(rest), 128)]):
		p.take(l, "<", 1)
	default:
		p.waste += looked
		p.take(l, `\<`, 1)
	}
	return nil
}

// tag takes a tag, and with some also what the element holds.
func (p *mdxReducer) tag(l *textLine, t tag) {
	switch {
	case t.closing || t.self:
	case isUnseen(t.name):
		if end := p.elementEnd(t); end > 0 {
			p.skip(end)
			return
		}
	case strings.EqualFold(t.name, "pre") && !l.isCells() && !strings.Contains(l.marker, ">"):
		if end := p.elementEnd(t); end > 0 {
			l.code = newFencedCode(p.src[p.at:p.at+end], p.line)
			p.skip(end)
			return
		}
	}
	l.tokens = append(l.tokens, token{tag: &t, line: p.line, parent: -1, pair: -1})
	p.skip(t.size)
}

// elementEnd returns the size of the element that begins with t, or 0 when it
// does not end. It is for elements that do not hold their like.
func (p *mdxReducer) elementEnd(t tag) int {
	rest := p.src[p.at:]
	end := strings.Index(rest, "</"+t.name)
	if end < 0 {
		p.waste += len(rest)
		return 0
	}
	if n := strings.IndexByte(rest[end:], '>'); n >= 0 {
		return end + n + 1
	}
	return 0
}
