package html

import (
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// traits are what the attributes of an element say about how to read it.
type traits struct {
	id, name, class, href, role string

	number bool // the number of a step, which the generator of Stytch's site sets as text
	level  int  // of a heading by role
	block  bool // laid out on lines of its own, whatever the element
	hidden bool

	expands, pops bool // a button that opens what follows it, or a menu
	turns         bool // a link to the next page, or back
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
	case "rel":
		t.turns = val == "next" || val == "prev" || val == "previous"
	case "role":
		t.role = val
		t.block = t.block || isBlockRole(val)
	case "style":
		t.style(val)
	case "hidden":
		t.hidden = t.hidden || val != "until-found"
	case "aria-hidden":
		t.hidden = t.hidden || val == "true"
	case "aria-level":
		t.level, _ = strconv.Atoi(val) // traitsOf corrects what is not a number
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

// isBlockRole reports whether what has a role is laid out apart from what stands beside it.
func isBlockRole(role string) bool {
	switch role {
	case "heading", "listitem", "row", "cell", "gridcell", "columnheader", "rowheader":
		return true
	}
	return false
}

func (t *traits) style(val string) {
	if !strings.Contains(val, "display") && !strings.Contains(val, "visibility") {
		return
	}
	for declaration := range strings.SplitSeq(val, ";") {
		key, val, _ := strings.Cut(declaration, ":")
		val = strings.TrimSpace(val)
		switch strings.TrimSpace(key) {
		case "display":
			t.hidden = t.hidden || val == "none"
			t.block = t.block || val == "block"
		case "visibility":
			t.hidden = t.hidden || val == "hidden"
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
