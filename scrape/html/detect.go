package html

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
)

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

// openTag matches a tag that the source ends in.
var openTag = regexp.MustCompile(`<[/!]?(?:[A-Za-z][^<>]*)?$`)

// paired are elements whose end tags are written, even where others are left out: those
// that are true in any source, the others in one that is a whole document.
var paired = map[string]bool{
	"main": true, "article": true, "section": true, "script": true, "style": true, "title": true, "h1": true, "h2": true, "h3": true,
	"h4": true, "h5": true, "h6": true, "pre": true, "button": true,
	"div": false, "table": false, "ul": false, "ol": false, "dl": false, "span": false, "code": false,
}

// cutOff returns an error if a source ends within a tag, or within an element whose end
// tag is never left out. Browsers show such a page as far as it goes.
func cutOff(source []byte) error {
	const longest = 4096
	if tail := source[max(0, len(source)-longest):]; openTag.Match(tail) {
		return fmt.Errorf("it is cut off within a tag: %.40q", openTag.Find(tail))
	}
	if i := bytes.LastIndex(source[max(0, len(source)-longest):], []byte("<!--")); i >= 0 && inComment(source) {
		return errors.New("it is cut off within a comment")
	}
	t := tagScan{last: make(map[string]bool, len(paired))}
	for i := lastTag(source); i >= 0; i = lastTag(source[:i]) {
		t.tag(source, i)
	}
	for name, isAlways := range paired {
		if isEnded, isThere := t.last[name]; isThere && !isEnded && isAlways {
			return fmt.Errorf("it is cut off: the last <%s> in it is never closed", name)
		}
	}
	if t.isOpen() {
		return errors.New("it is cut off: it has neither </body> nor </html>, and elements in it are never closed")
	}
	return nil
}

// A tagScan looks at the tags of a source, the last first.
type tagScan struct {
	last     map[string]bool // of each name in the source, whether the last tag is an end tag
	divs     int             // how many more start tags of div there are than end tags
	inScript bool
}

// tag takes in the tag that begins at i, if it is one.
func (t *tagScan) tag(source []byte, i int) {
	name, isEnd := tagName(source[i+1:])
	if name == "" {
		return
	}
	if name == "script" {
		t.inScript = isEnd
	} else if t.inScript {
		return
	}
	switch {
	case name != "div":
	case isEnd:
		t.divs--
	default:
		t.divs++
	}
	_, isPaired := paired[name]
	if _, isSeen := t.last[name]; isSeen || !isPaired && name != "body" && name != "html" {
		return
	}
	t.last[name] = isEnd || inComment(source[:i])
}

// isOpen reports whether the source is a document that does not end as it begins, in
// whatever way that is.
func (t *tagScan) isOpen() bool {
	html, hasHTML := t.last["html"]
	body, hasBody := t.last["body"]
	if html || body || !hasHTML && !hasBody {
		return false
	}
	for name := range paired {
		if isEnded, isThere := t.last[name]; isThere && !isEnded {
			return true
		}
	}
	return t.divs > 1 // one is easily forgotten
}

func lastTag(source []byte) int { return bytes.LastIndexByte(source, '<') }

// tagName returns the name of the tag that begins before s, and whether it is an end tag.
func tagName(s []byte) (name string, isEnd bool) {
	s, isEnd = bytes.CutPrefix(s[:min(len(s), len("/article>"))], []byte("/"))
	n := 0
	for n < len(s) && (s[n] >= 'a' && s[n] <= 'z' || n > 0 && s[n] >= '1' && s[n] <= '6') {
		n++
	}
	if n == len(s) || bytes.IndexByte([]byte(" \t\n\f\r/>"), s[n]) < 0 {
		return "", isEnd
	}
	return string(s[:n]), isEnd
}

// inComment reports whether a source ends within a comment.
func inComment(source []byte) bool {
	return bytes.LastIndex(source, []byte("<!--")) > bytes.LastIndex(source, []byte("-->"))
}
