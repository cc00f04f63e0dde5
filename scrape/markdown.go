package scrape

// looksLikeMarkdown reports whether source is Markdown or MDX.
func looksLikeMarkdown(source []byte) bool { return false }

// readMarkdown sets p's blocks from a Markdown or MDX source.
func (p *Page) readMarkdown(source []byte) error { return nil }
