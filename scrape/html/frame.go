package html

import (
	"strings"

	"github.com/errgen/errgen/scrape/block"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// A region is the part of the page around an element.
type region struct {
	nav     bool // the frame of the page
	article bool // its main part, or an article
	loose   bool // whether only a name that content can have too says that it is the frame
	unseen  bool // what only readers of screens are told
	code    bool // a box of code: what is in it and no code is its file, its language
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
	case n.DataAtom == atom.Aside && !r.article && !isRemark(t): // in an article, an aside is a remark
		r.nav = true
	case n.DataAtom == atom.Label && isTabLabel(n):
		r.nav = true
	case n.DataAtom == atom.Footer:
		r.nav = !r.article || isFooterOfPage(n)
	case n.DataAtom == atom.Figcaption && isFileName(n):
		r.nav = true
	case t.role == "" && t.id == "" && t.class == "":
	case isFrameRole(t.role):
		r.nav = true
	case t.role == "complementary":
		r.nav = !r.article
	case n.DataAtom == atom.Aside && t.class == "sidebar": // a remark, as docutils writes them
	default:
		r.enterNamed(n, t)
	}
	return r
}

// enterNamed enters an element that is known by its id or its classes.
func (r *region) enterNamed(n *html.Node, t *traits) {
	k := kindOfName(t.id)
	for class := t.class; class != ""; {
		var name string
		name, class, _ = strings.Cut(class, " ") // FieldsSeq takes three times as long, on each element
		k = max(k, kindOfName(strings.TrimSpace(name)))
	}
	switch k {
	case ofFrame:
		r.nav = true
	case ofFrameOutside:
		r.nav, r.loose = !r.article, !r.article
	case ofContent:
		r.article = true
	case ofUnseen:
		what := look(n)
		r.unseen = !isHeading(n.DataAtom) && !what.heading && !what.more // a heading may be all that says the title
	case ofCode:
		what := look(n)
		r.code = what.code && !what.prose && !what.more
	}
}

// isFileName reports whether a caption of code is only the name of its file.
func isFileName(n *html.Node) bool {
	isFirst := n.Parent != nil && n.Parent.DataAtom == atom.Figure && firstElement(n.Parent) == n
	return isFirst && holds(n.Parent, IsPreformatted) && !strings.Contains(block.Collapse(plainText(n)), " ")
}

// isFooterOfPage reports whether a footer in an article is of its page, which it is if
// no more than a few lines of text and links stand in it. A quotation's is its source.
func isFooterOfPage(n *html.Node) bool {
	for p := n.Parent; p != nil && p.DataAtom != atom.Article && p.DataAtom != atom.Main; p = p.Parent {
		if p.DataAtom == atom.Blockquote || p.DataAtom == atom.Figure {
			return false
		}
	}
	what := look(n)
	return what.link && !what.content && !what.more
}

// isTabLabel reports whether a label is the name of a tab: it stands behind the control
// that shows it.
func isTabLabel(n *html.Node) bool {
	before := n.PrevSibling
	if before != nil && before.Type == html.TextNode && block.Collapse(before.Data) == "" {
		before = before.PrevSibling
	}
	return before != nil && before.DataAtom == atom.Input && hasAttr(n, "for")
}

// isRemark reports whether an aside says that it is a remark, on pages without articles.
func isRemark(t *traits) bool {
	if t.role == "note" || t.role == "alert" {
		return true
	}
	for name := range strings.FieldsSeq(t.class) {
		switch name {
		case "notice", "warning", "success", "note", "tip", "info", "danger", "caution", "important", "hint", "error",
			"admonition", "callout", "alert", "starlight-aside":
			return true
		}
	}
	return false
}

// A view is what stands in an element.
type view struct {
	link, heading, code bool
	prose               bool // text that is more than the name of a file
	content             bool // what no footer has
	more                bool // whether more stands there than was looked at
}

// maxView is how many elements are looked at: a footer and a box of code have few, those
// of the code itself apart.
const maxView = 250

// look returns what stands in n.
func look(n *html.Node) view {
	var v view
	left := maxView
	v.look(n, &left)
	return v
}

func (v *view) look(n *html.Node, left *int) {
	for c := n.FirstChild; c != nil && !v.more; c = c.NextSibling {
		if *left--; *left < 0 {
			v.more = true
			return
		}
		if c.Type != html.ElementNode {
			continue
		}
		a := c.DataAtom
		if IsPreformatted(a) {
			v.code, v.content = true, true
			continue
		}
		v.link = v.link || a == atom.A || a == atom.Time
		v.heading = v.heading || isHeading(a)
		v.prose = v.prose || isHeading(a) || a == atom.P || a == atom.Li || a == atom.Dd || a == atom.Blockquote
		v.content = v.content || isHeading(a) || a == atom.Table || a == atom.Dl || a == atom.Code
		v.look(c, left)
	}
}

func isFrameRole(role string) bool {
	switch role {
	case "navigation", "tablist", "banner", "contentinfo", "search":
		return true
	}
	return false
}

// A nameKind is what the id or a class of an element says of the element.
type nameKind uint8

const (
	ofNothing      nameKind = iota
	ofCode                  // it is a box of code
	ofContent               // it holds what the page is about
	ofFrameOutside          // it is of the frame, unless it stands in content
	ofFrame                 // it is of the frame
	ofUnseen                // nobody sees it
)

// kindOfName returns what an id or a class says. The lists are short and exact: what
// they name wrongly is lost. Those of frames are the names that generators give to
// tables of contents, sidebars and the like.
func kindOfName(name string) nameKind {
	switch name {
	case "toc", "table-of-contents", "sidebar", "sphinxsidebar", // contents
		"navbar", "navheader", "navfooter", "breadcrumb", "breadcrumbs", "pagination", "pagination-nav", "Pagination", // ways to other pages
		"nav-panel", "page-nav", "prev-next", "prevnext", "theme-doc-breadcrumbs", "theme-doc-toc-mobile", "rm-Pagination",
		"topNav", "bottomNav", "subNav", "legalCopy", "legal-copy", // of javadoc
		"edit-this-page", "theme-edit-this-page", "edit-page-link", "theme-last-updated", "theme-doc-footer", // of the page
		"md-source-file", "md-source-date", "last-updated", "DateLine", "page-metadata",
		"tabbed-labels", "sd-tab-label", // names of tabs
		"md-feedback", "feedback-widget", "page-feedback", "helpful-widget", "PageThumbs", "PageThumbs-helpful", // what readers think of it
		"cookie-banner", "cookie-consent", "cookie-notice", "cookieconsent", "onetrust-consent-sdk", "onetrust-banner-sdk",
		"CybotCookiebotDialog", "cookie-law-info-bar", "skip-link", "skip-to-content", "skipToContent":
		return ofFrame
	case "footer", "site-footer", "page-footer", "nav", "navigation", "site-nav", "copyright", "related", "cookies":
		return ofFrameOutside
	case "mdx-content", "theme-doc-markdown", "markdown-body", "markdown-section", "rm-Markdown", "md-content__inner", "vp-doc":
		return ofContent
	case "sr-only", "visually-hidden", "visuallyhidden", "screen-reader-text", "screen-reader-only", "u-visually-hidden",
		"govuk-visually-hidden", "mw-editsection":
		return ofUnseen
	case "code-block", "codeblock", "theme-code-block", "expressive-code", "highlight", "code-example", "code-wrapper", "code-toolbar", "CodeTabs":
		return ofCode
	}
	if strings.HasPrefix(name, "language-") {
		return ofCode
	}
	return ofNothing
}
