package markdown

import (
	"strings"

	"github.com/errgen/errgen/scrape/html"
	"golang.org/x/net/html/atom"
)

// inlineComponents are components that stand in a line of text also where
// they are alone on theirs.
var inlineComponents = map[string]bool{
	"Badge": true, "Icon": true, "Tooltip": true, "Kbd": true, "Link": true, "Latex": true, "Anchor": true, "Color": true,
}

// isComponent reports whether an element is one of JSX, not of HTML.
func isComponent(name string) bool {
	return name == "" || 'A' <= name[0] && name[0] <= 'Z' || strings.Contains(name, ".")
}

// isUnseen reports whether a browser shows nothing of an element's text.
func isUnseen(name string) bool {
	return !isComponent(name) && html.IsSilent(atom.Lookup([]byte(name))) && !isVoid(name)
}

// isInline reports whether an element stands in a line of text wherever it is.
func isInline(name string) bool {
	if isComponent(name) {
		return inlineComponents[name]
	}
	a := atom.Lookup([]byte(strings.ToLower(name)))
	return !html.IsBlock(a) && !html.IsList(a) && !html.IsPreformatted(a) && a != atom.Table && a != atom.Tr
}

// isVoid reports whether an element of HTML has no content.
func isVoid(name string) bool {
	switch atom.Lookup([]byte(name)) {
	case atom.Br, atom.Hr, atom.Img, atom.Input, atom.Wbr, atom.Col, atom.Area, atom.Embed, atom.Source, atom.Track, atom.Link, atom.Meta, atom.Base, atom.Param:
		return true
	}
	return false
}

// closes reports whether the start of the element name ends the element open,
// which nobody has closed.
func closes(name, open string) bool {
	switch open {
	case "p":
		return !isInline(name)
	case "li":
		return name == "li"
	case "dt", "dd":
		return name == "dt" || name == "dd"
	case "td", "th":
		return name == "td" || name == "th" || name == "tr"
	case "tr":
		return name == "tr"
	}
	return false
}
