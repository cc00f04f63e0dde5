package scrape

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// code takes preformatted text. In a cell it is text like any other.
func (w *htmlWalk) code(n *html.Node, t *traits) {
	w.flush()
	if w.cell {
		w.ids.add(t.id)
		w.children(n)
		w.flush()
		return
	}
	w.ids.begin()
	w.ids.add(t.id)
	var b strings.Builder
	w.codeText(&b, n)
	if text := strings.TrimSpace(b.String()); text != "" {
		w.emit(Block{Kind: Code, Text: text, Lang: language(n), Line: w.line})
	}
}

// codeText adds the text below n as it stands, which is how code spread over a
// span for each token is read. What a browser breaks the line for is a line of
// its own.
func (w *htmlWalk) codeText(b *strings.Builder, n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			b.WriteString(c.Data)
		case c.Type != html.ElementNode || isSilent(c.DataAtom) || c.DataAtom == atom.Button:
		case c.DataAtom == atom.Br:
			b.WriteByte('\n')
		default:
			w.codeElement(b, c)
		}
	}
}

func (w *htmlWalk) codeElement(b *strings.Builder, n *html.Node) {
	t := traitsOf(n)
	if t.invisible(n) || isGutter(t.class) {
		return
	}
	w.ids.add(t.id)
	if n.DataAtom == atom.A {
		w.ids.add(t.name)
	}
	ownLine := (isBlock(n.DataAtom) && n.DataAtom != atom.Td || t.block) && b.Len() > 0
	if ownLine && !strings.HasSuffix(b.String(), "\n") {
		b.WriteByte('\n')
	}
	w.codeText(b, n)
}

// isGutter reports whether a class is of those that highlighters give to the
// line numbers beside code.
func isGutter(class string) bool {
	for name := range strings.FieldsSeq(class) {
		switch name {
		case "gutter", "lineno", "linenos", "linenodiv":
			return true
		}
	}
	return false
}

// language returns the language that a <pre> names, on itself, on the code in
// it or on the box around it.
func language(n *html.Node) string {
	for _, at := range []*html.Node{n, firstElement(n), n.Parent} {
		if at == nil {
			continue
		}
		for _, a := range at.Attr {
			if lang := languageOf(a); lang != "" {
				return lang
			}
		}
	}
	return ""
}

func languageOf(a html.Attribute) string {
	switch a.Key {
	case "data-language", "data-lang", "language":
		return a.Val
	case "class":
		for name := range strings.FieldsSeq(a.Val) {
			if lang, ok := strings.CutPrefix(name, "language-"); ok {
				return lang
			}
		}
	}
	return ""
}

// plainText returns all text below n as it stands.
func plainText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !isSilent(d.Parent.DataAtom) {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}
