package html

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

func (w *walker) text(s string) {
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

func (w *walker) bold(n *html.Node, t *traits) {
	w.ids.add(t.id)
	w.run.bold++
	w.run.stress++
	w.children(n)
	w.run.bold--
	w.run.stress--
}

// slanted walks an element that stresses text without making it bold.
func (w *walker) slanted(n *html.Node, t *traits) {
	w.ids.add(t.id)
	w.run.stress++
	w.children(n)
	w.run.stress--
}

// lineBreak walks a <br>. Where a bold label follows, a block ends.
func (w *walker) lineBreak(n *html.Node) {
	if labelFollows(n) {
		w.flush()
		return
	}
	if !w.run.plain && len(w.run.buf) > 0 {
		w.run.plain, w.run.lead, w.run.apart = true, len(w.run.buf), true
	}
	w.run.space, w.run.breaks = true, !w.cell
	if w.cell {
		w.run.newline()
	}
}

// link walks an <a>, which may be an anchor, a link, or both.
func (w *walker) link(n *html.Node, t *traits) {
	w.ids.add(t.id)
	w.ids.add(t.name)
	if w.isPermalink(n, t) {
		if id := fragment(t.href); w.slot.kind == block.Heading && len(w.ids.ids) == w.ids.before && !slices.Contains(w.ids.ids, id) {
			w.ids.add(id) // an anchor that the heading itself has not
		}
		w.ids.hold()
		return
	}
	outer := w.href
	w.turns = w.turns || t.turns
	w.leads(t.href)
	if t.href != "" {
		w.href = t.href
	}
	w.children(n)
	w.href = outer
}

// fragment returns what an address leads to on its page, or "".
func fragment(href string) string {
	_, id, _ := strings.Cut(href, "#")
	if plain, err := url.PathUnescape(id); err == nil {
		return plain
	}
	return id
}

// isPermalink reports whether a link only leads to the place where it stands,
// so that its text is not part of the page's.
func (w *walker) isPermalink(n *html.Node, t *traits) bool {
	if !strings.Contains(t.href, "#") {
		return false
	}
	if n.FirstChild != nil && isPilcrow(n) {
		return true
	}
	if w.slot.kind != block.Heading && w.slot.kind != block.Term {
		return false
	}
	says := permalinkText.MatchString(block.Collapse(plainText(n)))
	if !says && (w.run.empty() && shownAfter(n) != nil || !hasPermalinkClass(t.class)) {
		return false // a link around the text of the heading, which a badge may follow
	}
	w.spare = n
	return true
}

// permalinkText matches what links beside a heading say to readers of screens.
var permalinkText = regexp.MustCompile(`(?i)^(permalink|permanent link|direct link|copy link|link to|link for|anchor to|anchor for|navigate to|jump to)\b|^(link|anchor)[ #¶§🔗]*$`)

// isNoteMark reports whether a <sup> only leads to a footnote.
func isNoteMark(n *html.Node) bool {
	a := firstElement(n)
	if a == nil || a.DataAtom != atom.A || shownAfter(a) != nil || a.PrevSibling != nil {
		return false
	}
	t := traitsOf(a)
	for _, prefix := range []string{"#fn", "#cite_note", "#footnote", "#user-content-fn"} {
		if strings.HasPrefix(t.href, prefix) {
			return true
		}
	}
	return t.role == "doc-noteref"
}

// isPilcrow reports whether the text of a link is one of the signs for "this
// place".
func isPilcrow(n *html.Node) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && c.DataAtom != atom.Span || c.Type == html.TextNode && len(c.Data) > 16 {
			return false
		}
	}
	switch strings.Trim(block.Collapse(plainText(n)), "\u00a0 ") {
	case "", "#", "##", "¶", "§", "🔗", "⚓", "◆", "◇", "∞", "⌗":
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
func (w *walker) button(n *html.Node, t *traits) {
	switch {
	case t.pops:
	case w.slot.kind == block.Heading && t.expands:
		w.ids.add(t.id)
		w.children(n)
	case t.expands || holds(n, isHeading):
		w.block(n, t)
	case w.slot.kind == block.Heading || n.Parent.DataAtom == atom.Summary:
		w.spare = n
	}
}

// useSpare walks what was left out of a heading, if the blocks from first on
// and the text at hand are nothing.
func (w *walker) useSpare(first int) {
	n := w.spare
	w.spare = nil
	if n != nil && len(w.blocks) == first && w.run.empty() {
		w.children(n)
	}
}
