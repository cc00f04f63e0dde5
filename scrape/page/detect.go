package page

import (
	"net/url"
	"path"
	"strings"

	"github.com/errgen/errgen/scrape/html"
	"github.com/errgen/errgen/scrape/markdown"
)

// detectHTML is how much of a source tells whether it is HTML, in bytes.
const detectHTML = 64 << 10

// LooksLikeHTML reports whether source is an HTML document, or else a piece of
// one that is not Markdown, in which tags stand too.
func LooksLikeHTML(source []byte) bool { return isHTML(source, "") }

// isHTML does what LooksLikeHTML does for a file with an ending, which decides
// about a piece of HTML.
func isHTML(source []byte, ending string) bool {
	head := html.AfterProlog(source[:min(len(source), detectHTML)])
	switch {
	case html.IsDocument(head):
		return true
	case !html.IsFragment(head) || ending == ".md":
		return false
	}
	return ending == ".html" || !markdown.Detect(head)
}

// ending returns .md or .html where a file name or an address ends in it, or in
// another spelling of it; else it returns "".
func ending(name string) string {
	if IsAddress(name) {
		u, err := url.Parse(name)
		if err != nil {
			return ""
		}
		name = u.Path
	}
	switch strings.ToLower(path.Ext(name)) {
	case ".md", ".mdx", ".markdown", ".mdown", ".mkd":
		return ".md"
	case ".html", ".htm", ".xhtml":
		return ".html"
	}
	return ""
}
