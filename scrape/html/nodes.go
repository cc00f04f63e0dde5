package html

import (
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// holds reports whether is holds for an element below n.
func holds(n *html.Node, is func(atom.Atom) bool) bool {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode && (is(c.DataAtom) || holds(c, is)) {
			return true
		}
	}
	return false
}

func hasAttr(n *html.Node, key string) bool {
	for _, a := range n.Attr {
		if a.Key == key {
			return true
		}
	}
	return false
}

func firstElement(n *html.Node) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if c.Type == html.ElementNode {
			return c
		}
	}
	return nil
}

// plainText returns all text below n as it stands.
func plainText(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		if d.Type == html.TextNode && !IsSilent(d.Parent.DataAtom) {
			b.WriteString(d.Data)
		}
	}
	return b.String()
}

// shownAfter returns the node after n, comments and white space apart.
func shownAfter(n *html.Node) *html.Node {
	for c := n.NextSibling; c != nil; c = c.NextSibling {
		if c.Type != html.CommentNode && (c.Type != html.TextNode || block.Collapse(c.Data) != "") {
			return c
		}
	}
	return nil
}

// labelFollows reports whether what comes next after n is bold text with a
// colon.
func labelFollows(n *html.Node) bool {
	next := shownAfter(n)
	if next == nil || next.DataAtom != atom.B && next.DataAtom != atom.Strong {
		return false
	}
	if strings.HasSuffix(block.Collapse(plainText(next)), ":") {
		return true
	}
	after := shownAfter(next)
	return after != nil && after.Type == html.TextNode && strings.HasPrefix(block.Collapse(after.Data), ":")
}
