package scrape

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A textRun is text within one block as a browser shows it, while it grows:
// white space collapsed, nothing invented or lost where tags stand.
type textRun struct {
	buf       []byte
	space     bool // whether white space stands after buf
	line      int  // of the first word
	bold      int  // how many bold elements are open
	plain     bool // whether the bold text that it began with has ended
	lead      int  // how much of buf that bold text is, once ended
	apart     bool // whether a line break ended it
	leadLinks int  // how many links are in it
}

func (r *textRun) reset() {
	r.space = false
	if len(r.buf) > 0 {
		*r = textRun{buf: r.buf[:0], bold: r.bold}
	}
}

// write adds text, and reports whether any of it is visible.
func (r *textRun) write(s string) bool {
	wrote := false
	for i := 0; i < len(s); {
		if isSpace(rune(s[i])) {
			r.space = true
			i++
			continue
		}
		n := wordEnd(s[i:])
		if n == 0 {
			_, n = utf8.DecodeRuneInString(s[i:]) // a zero-width character
			i += n
			continue
		}
		r.word(s[i : i+n])
		wrote = true
		i += n
	}
	return wrote
}

func (r *textRun) word(s string) {
	if r.bold == 0 && !r.plain {
		r.plain, r.lead = true, len(r.buf)
	}
	if r.space && len(r.buf) > 0 {
		r.buf = append(r.buf, ' ')
	}
	r.space = false
	r.buf = append(r.buf, s...)
}

// wordEnd returns how much of s is free of white space and of characters that
// have no width.
func wordEnd(s string) int {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; c {
		case ' ', '\t', '\n', '\f', '\r':
			return i
		case 0xC2, 0xE2, 0xEF:
			if isZeroWidth(s[i:]) {
				return i
			}
		}
	}
	return len(s)
}

// isZeroWidth reports whether s begins with a zero-width space, a byte order
// mark or a soft hyphen, which are there for the layout and not to be read.
func isZeroWidth(s string) bool {
	return strings.HasPrefix(s, "\u200b") || strings.HasPrefix(s, "\ufeff") || strings.HasPrefix(s, "\u00ad")
}

func (r *textRun) empty() bool { return len(trim(r.buf)) == 0 }

// trim returns text without the white space, no-break spaces too, at its ends.
func trim(text []byte) []byte {
	for {
		rest := bytes.TrimPrefix(bytes.TrimPrefix(text, space), noBreak)
		rest = bytes.TrimSuffix(bytes.TrimSuffix(rest, space), noBreak)
		if len(rest) == len(text) {
			return text
		}
		text = rest
	}
}

var space, noBreak = []byte(" "), []byte("\u00a0")

// split returns the text as a label and what follows it; either may be empty.
// A label is bold text that is all there is, or that a line break or a colon
// ends. Headings and terms stand apart as they are.
func (r *textRun) split(k Kind) (label, text string) {
	if !r.plain {
		r.lead = len(r.buf)
	}
	if r.lead == 0 || k == Heading || k == Term {
		return "", string(trim(r.buf))
	}
	lead, rest := trim(r.buf[:r.lead]), trim(r.buf[r.lead:])
	switch {
	case len(lead) == 0:
	case len(rest) == 0, r.apart, endsInColon(lead):
		return string(lead), string(rest)
	case string(rest) == ":" || bytes.HasPrefix(rest, []byte(": ")):
		return string(lead) + ":", string(trim(rest[1:]))
	case bytes.HasPrefix(rest, []byte(wideColon)):
		return string(lead) + wideColon, string(trim(rest[len(wideColon):]))
	}
	return "", string(trim(r.buf))
}

// wideColon is the colon of Chinese and Japanese text.
const wideColon = "："

func endsInColon(text []byte) bool {
	return bytes.HasSuffix(text, []byte(":")) || bytes.HasSuffix(text, []byte(wideColon))
}

func (w *htmlWalk) text(s string) {
	began, plain := len(w.run.buf) > 0, w.run.plain
	if !w.run.write(s) {
		return
	}
	if !began {
		w.run.line = w.line
	}
	if !plain {
		w.run.leadLinks = len(w.links)
	}
	w.ids.hold()
	if w.href != "" && (len(w.links) == 0 || w.links[len(w.links)-1] != w.href) {
		w.links = append(w.links, w.href)
		if !w.run.plain {
			w.run.leadLinks = len(w.links)
		}
	}
}

func (w *htmlWalk) bold(n *html.Node, t *traits) {
	w.ids.add(t.id)
	w.run.bold++
	w.children(n)
	w.run.bold--
}

// lineBreak walks a <br>. Where a bold label follows, a block ends.
func (w *htmlWalk) lineBreak(n *html.Node) {
	if labelFollows(n) {
		w.flush()
		return
	}
	if !w.run.plain && len(w.run.buf) > 0 {
		w.run.plain, w.run.lead, w.run.apart = true, len(w.run.buf), true
	}
	w.run.space = true
}

// labelFollows reports whether what comes next after n is bold text with a
// colon.
func labelFollows(n *html.Node) bool {
	next := shownAfter(n)
	if next == nil || next.DataAtom != atom.B && next.DataAtom != atom.Strong {
		return false
	}
	if strings.HasSuffix(collapse(plainText(next)), ":") {
		return true
	}
	after := shownAfter(next)
	return after != nil && after.Type == html.TextNode && strings.HasPrefix(collapse(after.Data), ":")
}

// shownAfter returns the node after n, comments and white space apart.
func shownAfter(n *html.Node) *html.Node {
	for c := n.NextSibling; c != nil; c = c.NextSibling {
		if c.Type != html.CommentNode && (c.Type != html.TextNode || collapse(c.Data) != "") {
			return c
		}
	}
	return nil
}

// link walks an <a>, which may be an anchor, a link, or both.
func (w *htmlWalk) link(n *html.Node, t *traits) {
	w.ids.add(t.id)
	w.ids.add(t.name)
	if w.isPermalink(n, t) {
		w.ids.hold()
		return
	}
	outer := w.href
	if t.href != "" {
		w.href = t.href
	}
	w.children(n)
	w.href = outer
}

// isPermalink reports whether a link only leads to the place where it stands,
// so that its text is no part of the page's.
func (w *htmlWalk) isPermalink(n *html.Node, t *traits) bool {
	if !strings.Contains(t.href, "#") {
		return false
	}
	if n.FirstChild != nil && isPilcrow(n) {
		return true
	}
	if w.slot.kind != Heading && w.slot.kind != Term || !hasPermalinkClass(t.class) {
		return false
	}
	w.spare = n
	return true
}

// isPilcrow reports whether the text of a link is one of the signs for "this
// place".
func isPilcrow(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.DataAtom != atom.Span || c.Type == html.TextNode && len(c.Data) > 16 {
			return false
		}
	}
	switch collapse(plainText(n)) {
	case "", "#", "¶", "§", "🔗", "⚓":
		return true
	}
	return false
}

// hasPermalinkClass reports whether a class is of those that generators give
// to the link beside a heading. Some give it to a link around the heading.
func hasPermalinkClass(class string) bool {
	for name := range strings.FieldsSeq(class) {
		switch name {
		case "headerlink", "header-anchor", "hash-link", "anchor":
			return true
		}
	}
	return false
}

// button walks a button. Its text is the user interface's and no content,
// unless it opens and closes what follows it, as the titles of accordions do,
// or a heading has no other text.
func (w *htmlWalk) button(n *html.Node, t *traits) {
	switch {
	case t.pops:
	case w.slot.kind == Heading && t.expands:
		w.ids.add(t.id)
		w.children(n)
	case t.expands || holds(n, isHeading):
		w.block(n, t)
	case w.slot.kind == Heading || n.Parent.DataAtom == atom.Summary:
		w.spare = n
	}
}

// useSpare walks what was left out of a heading, if the blocks from first on
// and the text at hand are nothing.
func (w *htmlWalk) useSpare(first int) {
	n := w.spare
	w.spare = nil
	if n != nil && len(w.blocks) == first && w.run.empty() {
		w.children(n)
	}
}
