package html

import (
	"bytes"
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// code takes preformatted text. In a cell it is text like any other.
func (w *walker) code(n *html.Node, t *traits) {
	w.flush()
	if isNumbersOfCode(n, t) {
		w.skip(n)
		return
	}
	if w.cell {
		w.ids.add(t.id)
		w.children(n)
		w.flush()
		return
	}
	w.ids.begin()
	w.ids.add(t.id)
	w.source = w.source[:0]
	w.codeText(n)
	if text := bytes.TrimSpace(w.source); len(text) > 0 {
		w.emit(block.Block{Kind: block.Code, Text: string(text), Lang: language(n), Line: w.line})
	}
}

// codeText adds the text below n as it stands, which is how code spread over a
// span for each token is read. What a browser breaks the line for is a line of
// its own.
func (w *walker) codeText(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case c.Type == html.TextNode:
			w.source = append(w.source, c.Data...)
		case c.Type != html.ElementNode || IsSilent(c.DataAtom) || c.DataAtom == atom.Button:
		case c.DataAtom == atom.Br:
			w.source = append(w.source, '\n')
		default:
			w.codeElement(c)
		}
	}
}

func (w *walker) codeElement(n *html.Node) {
	if isToken(n) {
		w.codeText(n)
		return
	}
	t := traitsOf(n)
	if t.invisible(n) || isGutter(t.class) {
		return
	}
	w.ids.add(t.id)
	if n.DataAtom == atom.A {
		w.ids.add(t.name)
		w.leads(t.href)
	}
	ownLine := IsBlock(n.DataAtom) && n.DataAtom != atom.Td || n.DataAtom == atom.Tr || t.block
	if ownLine && len(w.source) > 0 && w.source[len(w.source)-1] != '\n' {
		w.source = append(w.source, '\n')
	}
	w.codeText(n)
}

// isToken reports whether an element is what highlighters put around each token: a span
// with a class or a color and nothing else.
func isToken(n *html.Node) bool {
	if n.DataAtom != atom.Span || len(n.Attr) > 1 {
		return false
	}
	for _, a := range n.Attr {
		isColor := a.Key == "style" && strings.HasPrefix(a.Val, "color:") && strings.IndexByte(a.Val, ';') < 0
		if !isColor && (a.Key != "class" || isGutter(a.Val)) {
			return false
		}
	}
	return true
}

// isGutter reports whether a class is of those that highlighters give to the
// line numbers beside code.
func isGutter(class string) bool {
	for class != "" {
		var name string
		name, class, _ = strings.Cut(class, " ") // as in hasFrameClass
		switch strings.TrimSpace(name) {
		case "gutter", "lineno", "linenos", "linenodiv", "lnt", "ln", "line-number", "linenumber", "line-numbers-rows",
			"hljs-ln-numbers", "rouge-gutter", "blob-num":
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
