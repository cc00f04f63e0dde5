package page

import (
	"github.com/errgen/errgen/scrape/html"
	"github.com/errgen/errgen/scrape/markdown"
)

// detectHTML is how much of a source tells whether it is HTML, in bytes.
const detectHTML = 64 << 10

// LooksLikeHTML reports whether source is an HTML document, or else a piece of
// one that is not Markdown, in which tags stand too.
func LooksLikeHTML(source []byte) bool {
	head := html.AfterProlog(source[:min(len(source), detectHTML)])
	return html.IsDocument(head) || html.IsFragment(head) && !markdown.Detect(head)
}
