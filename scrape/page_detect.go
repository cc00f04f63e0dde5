package scrape

// detectHTML is how much of a source tells whether it is HTML, in bytes.
const detectHTML = 64 << 10

// looksLikeHTML reports whether source is an HTML document, or else a piece of
// one that is not Markdown, in which tags stand too.
func looksLikeHTML(source []byte) bool {
	head := AfterProlog(source[:min(len(source), detectHTML)])
	return IsDocument(head) || IsFragment(head) && !looksLikeMarkdown(head)
}
