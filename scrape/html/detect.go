package html

import "regexp"

var (
	// beforeHTML is what may stand before the first tag: an XML declaration
	// and comments.
	beforeHTML = regexp.MustCompile(`^(\s+|<\?xml[^>]*>|<!--[\s\S]*?-->)*`)

	// documentStart matches how a whole HTML document begins.
	documentStart = regexp.MustCompile(`(?i)^<(!doctype\s+html|html|head|body)[\s>]`)

	// fragmentStart matches how a saved piece of a document begins. Names of
	// components in MDX begin with a capital and go on in small letters.
	fragmentStart = regexp.MustCompile(`^<(a|article|aside|blockquote|center|div|dl|font|footer|form|h[1-6]|header|hr|link|main|meta|nav|ol|p|pre|script|section|span|style|table|title|ul|` +
		`A|BLOCKQUOTE|CENTER|DIV|DL|FONT|H[1-6]|HR|META|OL|P|PRE|TABLE|TITLE|UL)[\s/>]`)
)

// AfterProlog returns source from its first tag on.
func AfterProlog(source []byte) []byte { return source[len(beforeHTML.Find(source)):] }

// IsDocument reports whether source, from its first tag on, begins as a whole
// HTML document does.
func IsDocument(source []byte) bool { return documentStart.Match(source) }

// IsFragment reports whether source, from its first tag on, begins as a piece
// of an HTML document does. Markdown with tags in it may begin like that, too.
func IsFragment(source []byte) bool { return fragmentStart.Match(source) }
