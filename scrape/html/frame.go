package html

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

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
