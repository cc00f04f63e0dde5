package html

import (
	"strconv"
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A traits value has what an element's attributes say of how to read it.
type traits struct {
	id, name, class, href, role string

	number bool // the number of a step, which the generator of Stytch's site sets as text
	level  int  // of a heading by role
	block  bool // laid out on lines of its own, whatever the element
	hidden bool

	expands, pops bool // a button that opens what follows it, or a menu
}

func traitsOf(n *html.Node) (t traits) {
	for i := range n.Attr {
		t.set(n.Attr[i].Key, n.Attr[i].Val)
	}
	if t.role == "heading" && (t.level < 1 || t.level > 6) {
		t.level = 2 // WAI-ARIA, "heading": the level where none is given
	}
	return t
}

func (t *traits) set(key, val string) {
	switch key {
	case "id":
		t.id = val
	case "name":
		t.name = val
	case "class":
		t.class = val
	case "href":
		t.href = val
	case "role":
		t.role = val
		t.block = t.block || val == "heading" || val == "listitem"
	case "style":
		t.style(val)
	case "hidden":
		t.hidden = t.hidden || val != "until-found"
	case "aria-hidden":
		t.hidden = t.hidden || val == "true"
	case "aria-level":
		t.level, _ = strconv.Atoi(val) // traitsOf mends what is no number
	case "aria-expanded":
		t.expands = true
	case "aria-haspopup":
		t.pops = true
	case "data-as":
		t.block = t.block || val == "p"
	case "data-component-part":
		t.number = val == "step-number"
	}
}

func (t *traits) style(val string) {
	if !strings.Contains(val, "display") {
		return
	}
	for declaration := range strings.SplitSeq(val, ";") {
		key, val, _ := strings.Cut(declaration, ":")
		if strings.TrimSpace(key) == "display" {
			val = strings.TrimSpace(val)
			t.hidden = t.hidden || val == "none"
			t.block = t.block || val == "block"
		}
	}
}

// invisible reports whether a browser shows nothing of the element until a
// script or a click brings it out, and it is not content that waits for that.
func (t *traits) invisible(n *html.Node) bool {
	if n.DataAtom == atom.Dialog {
		return t.hidden || !hasAttr(n, "open")
	}
	if !t.hidden {
		return false
	}
	// React sends content that comes late as <div hidden id="S:1">, and a
	// script that moves it to its place.
	return t.role != "tabpanel" && t.role != "region" && !strings.HasPrefix(t.id, "S:")
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

// A region is the part of the page around an element.
type region struct {
	nav     bool // the frame of the page
	article bool // its main part, or an article
}

// enter returns the region of what is in n, where n is in r.
func (r region) enter(n *html.Node, t *traits) region {
	switch {
	case n.DataAtom == atom.Main || t.role == "main":
		return region{article: true}
	case n.DataAtom == atom.Article:
		r.article = true
	case r.nav:
	case n.DataAtom == atom.Nav:
		r.nav = true
	case n.DataAtom == atom.Aside || n.DataAtom == atom.Footer:
		r.nav = !r.article // in an article, an aside is a remark
	case t.role == "" && t.id == "" && t.class == "":
	default:
		r.nav = isFrameRole(t.role) || isFrameName(t.id) || t.class != "" && hasFrameClass(t.class)
	}
	return r
}

func isFrameRole(role string) bool {
	switch role {
	case "navigation", "tablist", "banner", "contentinfo", "search":
		return true
	}
	return false
}

// isFrameName reports whether an id or a class is one that generators give to
// tables of contents, sidebars and the like. It is short and exact: what it
// names wrongly is lost.
func isFrameName(name string) bool {
	switch name {
	case "toc", "table-of-contents", "sidebar", "sphinxsidebar", // contents
		"navbar", "navheader", "navfooter", "breadcrumb", "breadcrumbs", "pagination": // ways to other pages
		return true
	}
	return false
}

func hasFrameClass(class string) bool {
	for class != "" {
		var name string
		name, class, _ = strings.Cut(class, " ") // FieldsSeq takes three times as long, on each element
		if isFrameName(strings.TrimSpace(name)) {
			return true
		}
	}
	return false
}

// header walks a header that is not of an article. It is of the frame of the
// page, but for the title and the subtitle: a level-1 heading and the
// paragraphs after it.
func (w *walker) header(n *html.Node, t *traits) {
	if w.inHeader {
		w.block(n, t) // the outermost sees to the blocks of all, once
		return
	}
	first := len(w.blocks)
	w.inHeader = true
	w.block(n, t)
	w.inHeader = false
	titled := false
	for i := range w.blocks[first:] {
		b := &w.blocks[first+i]
		titled = titled || b.Kind == block.Heading && b.Level == 1 && !b.Nav
		b.Nav = b.Nav || !titled || b.Kind != block.Heading && b.Kind != block.Paragraph
	}
}
