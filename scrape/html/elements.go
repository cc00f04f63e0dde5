package html

import (
	"slices"

	"github.com/errgen/errgen/scrape/block"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// isSilent reports whether an element gives a reader of the page no text: a
// browser does not show it, or it is a control that one fills in.
func IsSilent(a atom.Atom) bool {
	switch a {
	case atom.Audio, atom.Canvas, atom.Datalist, atom.Head, atom.Iframe, atom.Input, atom.Meter, atom.Noembed,
		atom.Noframes, atom.Noscript, atom.Object, atom.Option, atom.Progress, atom.Rp, atom.Script, atom.Select,
		atom.Style, atom.Svg, atom.Template, atom.Textarea, atom.Title, atom.Video:
		return true
	}
	return false
}

// isBlock reports whether browsers lay the element out on lines of its own
// (HTML Standard, "Rendering", flow content).
func IsBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Caption, atom.Center, atom.Dd,
		atom.Details, atom.Dialog, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure,
		atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header,
		atom.Hgroup, atom.Hr, atom.Html, atom.Legend, atom.Li, atom.Main, atom.Nav, atom.P,
		atom.Section, atom.Summary, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead:
		return true
	}
	return false
}

func IsList(a atom.Atom) bool {
	return a == atom.Ul || a == atom.Ol || a == atom.Menu || a == atom.Dir
}

func isHeading(a atom.Atom) bool {
	switch a {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		return true
	}
	return false
}

func IsPreformatted(a atom.Atom) bool {
	return a == atom.Pre || a == atom.Listing || a == atom.Xmp || a == atom.Plaintext
}

// baseOf returns the address that the links of a document are relative to, from
// its head, or "". The first one counts (HTML Standard, "The base element").
func baseOf(head *html.Node) string {
	for c := head.FirstChild; c != nil; c = c.NextSibling {
		if href := traitsOf(c).href; c.DataAtom == atom.Base && href != "" {
			return href
		}
	}
	return ""
}

// holds reports whether an element below n is one that is asks for.
func holds(n *html.Node, is func(atom.Atom) bool) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (is(c.DataAtom) || holds(c, is)) {
			return true
		}
	}
	return false
}

// An anchors list has the ids met since the last block, in the order of the
// page.
type pendingIDs struct {
	ids    []string
	before int // how many of them stand before the element of the block at hand
	within int // how many of them stand before the end of its text
}

// begin says that an element begins whose text is a block of its own.
func (a *pendingIDs) begin() { a.before = len(a.ids) }

func (a *pendingIDs) add(id string) {
	if id != "" && (len(a.ids) == 0 || a.ids[len(a.ids)-1] != id) {
		a.ids = append(a.ids, id)
	}
}

// hold says that the anchors so far are of the block at hand.
func (a *pendingIDs) hold() { a.within = len(a.ids) }

// take returns the anchors of a block of that kind, which ends.
//
// Anchors after the last word of a paragraph are of the next block: where
// paragraphs have no end tag, <a name> before a heading stands in the
// paragraph above it.
func (a *pendingIDs) take(k block.Kind) []string {
	n := len(a.ids)
	if k == block.Paragraph || k == block.Definition {
		n = min(n, max(a.within, a.before))
	}
	if n == 0 {
		a.before, a.within = len(a.ids), 0
		return nil
	}
	before := min(a.before, n)
	ids := slices.Concat(a.ids[before:n], a.ids[:before])
	a.ids = append(a.ids[:0], a.ids[n:]...)
	a.before, a.within = len(a.ids), 0
	return ids
}
