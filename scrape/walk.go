package scrape

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// An htmlWalk collects blocks in one walk over a document.
type htmlWalk struct {
	blocks []Block
	text   strings.Builder // inline text since the last tag of a block-level element

	// next is what the text will become: the block of the innermost element
	// that has one. Once used, it is a plain paragraph.
	next *Block
}

func (w *htmlWalk) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		w.text.WriteString(n.Data)
	case html.ElementNode:
		w.element(n)
	default:
		w.children(n)
	}
}

func (w *htmlWalk) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		w.node(c)
	}
}

func (w *htmlWalk) element(n *html.Node) {
	switch {
	case isInvisible(n.DataAtom):
	case n.DataAtom == atom.Br:
		w.text.WriteByte(' ')
	case n.DataAtom == atom.Pre:
		w.code(n)
	case n.DataAtom == atom.Tr:
		w.row(n)
	case isBlock(n.DataAtom) || attr(n, "data-as") == "p":
		w.block(n)
	default:
		w.children(n)
	}
}

// block walks a block-level element: its text is not joined with the text
// around it.
func (w *htmlWalk) block(n *html.Node) {
	w.flush()
	outer := w.next
	w.next = begin(n, outer)
	w.children(n)
	w.flush()
	w.next = outer
}

// begin returns the block that the text of n will become inside of outer. The
// first paragraph in an item or a heading is that item or heading.
func begin(n *html.Node, outer *Block) *Block {
	b := &Block{IDs: ids(n), Line: markedLine(n, outer.Line)}
	switch n.DataAtom {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		b.Kind, b.Level = Heading, int(n.Data[1]-'0')
	case atom.Li:
		b.Kind, b.Level = Item, listDepth(n)
	default:
		if outer.Kind != Paragraph && b.IDs == nil {
			return outer
		}
	}
	return b
}

// flush ends the block at hand, if it has any text.
func (w *htmlWalk) flush() {
	text := collapse(w.text.String())
	w.text.Reset()
	if text == "" {
		return
	}
	b := *w.next
	b.Text = text
	w.blocks = append(w.blocks, b)
	*w.next = Block{Kind: Paragraph, Line: b.Line}
}

func (w *htmlWalk) code(n *html.Node) {
	w.flush()
	if text := strings.TrimSpace(plainText(n)); text != "" {
		w.blocks = append(w.blocks, Block{Kind: Code, IDs: ids(n), Text: text, Line: markedLine(n, w.next.Line)})
	}
}

func (w *htmlWalk) row(n *html.Node) {
	w.flush()
	b := Block{Kind: Row, IDs: ids(n), Header: true, Line: markedLine(n, w.next.Line)}
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.DataAtom == atom.Td || c.DataAtom == atom.Th {
			b.Cells = append(b.Cells, cellText(c))
			b.Header = b.Header && c.DataAtom == atom.Th
		}
	}
	if len(b.Cells) > 0 {
		w.blocks = append(w.blocks, b)
	}
}

// cellText returns the text of a table cell, with a space where a browser
// breaks the line.
func cellText(n *html.Node) string {
	w := htmlWalk{next: &Block{}}
	w.children(n)
	w.flush()
	var parts []string
	for _, b := range w.blocks {
		parts = append(append(parts, b.Text), b.Cells...)
	}
	return collapse(strings.Join(parts, " "))
}

// isInvisible reports whether a browser shows nothing of the element's text.
func isInvisible(a atom.Atom) bool {
	switch a {
	case atom.Head, atom.Script, atom.Style, atom.Template, atom.Noscript, atom.Svg, atom.Iframe:
		return true
	}
	return false
}

// isBlock reports whether browsers lay the element out on lines of its own
// (HTML Standard, "Rendering", flow content).
func isBlock(a atom.Atom) bool {
	switch a {
	case atom.Address, atom.Article, atom.Aside, atom.Blockquote, atom.Body, atom.Dd, atom.Details,
		atom.Dialog, atom.Div, atom.Dl, atom.Dt, atom.Fieldset, atom.Figcaption, atom.Figure,
		atom.Footer, atom.Form, atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6, atom.Header,
		atom.Hgroup, atom.Hr, atom.Html, atom.Li, atom.Main, atom.Nav, atom.Ol, atom.P, atom.Pre,
		atom.Section, atom.Summary, atom.Table, atom.Tbody, atom.Td, atom.Tfoot, atom.Th, atom.Thead,
		atom.Tr, atom.Ul:
		return true
	}
	return false
}

// plainText returns all text below n as it stands, which is how code spread
// over a span for each token is read.
func plainText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !isInvisible(d.Parent.DataAtom) {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// ids returns the anchor of n, if it has one.
func ids(n *html.Node) []string {
	if id := attr(n, "id"); id != "" {
		return []string{id}
	}
	return nil
}

// listDepth returns the number of lists around the list item n.
func listDepth(n *html.Node) int {
	depth := 0
	for a := range n.Ancestors() {
		if a.DataAtom == atom.Ul || a.DataAtom == atom.Ol {
			depth++
		}
	}
	return max(depth, 1)
}

// markedLine returns the line that markLines put on n, or else outer.
func markedLine(n *html.Node, outer int) int {
	if line, err := strconv.Atoi(attr(n, lineMark)); err == nil {
		return line
	}
	return outer
}
