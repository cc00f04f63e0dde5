package html

import (
	"bytes"
	"errors"
	"fmt"
	"regexp"
	"slices"
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

// A closed is an element whose end tag is written, even where others are left out.
type closed struct {
	name     string
	isAlways bool // in any source, and not only in a whole document
}

// paired are such elements, and those that a whole document is in.
var paired = [...]closed{
	{"main", true},
	{"article", true},
	{"section", true},
	{"script", true},
	{"style", true},
	{"title", true},
	{"h1", true},
	{"h2", true},
	{"h3", true},
	{"h4", true},
	{"h5", true},
	{"h6", true},
	{"pre", true},
	{"button", true},
	{"div", false},
	{"table", false},
	{"ul", false},
	{"ol", false},
	{"dl", false},
	{"span", false},
	{"code", false},
	{"body", false},
	{"html", false},
}

// documents is how many of paired a document is in: the last ones.
const documents = 2

// pairedBy has the numbers of paired from 1, by the first two letters of their names, which
// no two have in common. A page has a tag for each few words, and this is asked of each.
var pairedBy = func() (by [32][256]int8) {
	for i, c := range paired {
		by[c.name[0]%32][c.name[1]] = int8(i + 1)
	}
	return by
}()

// pairedAt returns the number in paired of the tag that begins before s, or -1, and
// whether it is an end tag.
func pairedAt(s []byte) (n int, isEnd bool) {
	if s, isEnd = bytes.CutPrefix(s, []byte("/")); len(s) < 2 {
		return -1, isEnd
	}
	n = int(pairedBy[s[0]%32][s[1]]) - 1
	if n < 0 || !hasName(s, paired[n].name) {
		return -1, isEnd
	}
	return n, isEnd
}

// hasName reports whether a tag has a name, in small letters.
func hasName(tag []byte, name string) bool {
	n := len(name)
	return len(tag) > n && string(tag[:n]) == name && (tag[n] == '>' || tag[n] == '/' || isSpace(tag[n]))
}

// cutOff returns an error if a source ends within a tag, or within an element whose end
// tag is never left out. Browsers show such a page as far as it goes. One that ends with
// the end tag of the document is whole.
func cutOff(source []byte) error {
	if isEnded(source) {
		return nil
	}
	const longest = 4096
	tail := source[max(0, len(source)-longest):]
	if tag := tail[max(0, lastTag(tail)):]; openTag.Match(tag) {
		return fmt.Errorf("it is cut off within a tag: %.40q", openTag.Find(tag))
	}
	if bytes.Contains(tail, []byte("<!--")) && inComment(source) {
		return errors.New("it is cut off within a comment")
	}
	t := scanTags(source)
	for i, c := range paired {
		if c.isAlways && t.last[i].isOpen(source) {
			return fmt.Errorf("it is cut off: the last <%s> in it is never closed", c.name)
		}
	}
	if t.isOpen(source) {
		return errors.New("it is cut off: it has neither </body> nor </html>, and elements in it are never closed")
	}
	return nil
}

// isEnded reports whether a source ends with the end tag of the document.
func isEnded(source []byte) bool {
	const endTag = "</html>"
	end := bytes.TrimRight(source, " \t\r\n\f")
	return len(end) >= len(endTag) && bytes.EqualFold(end[len(end)-len(endTag):], []byte(endTag))
}

// A tagScan has what the tags of a source are, outside of scripts and comments.
type tagScan struct {
	last [len(paired)]lastOf // of each name in paired
	divs int                 // how many more start tags of div there are than end tags
}

// A lastOf is the last tag of a name.
type lastOf struct {
	at    int // where it begins, or -1 for none
	isEnd bool
}

func scanTags(source []byte) (t tagScan) {
	for i := range t.last {
		t.last[i].at = -1
	}
	comments, scripts := ending{text: []byte("-->")}, ending{text: []byte("</script")}
	for i := nextTag(source, 0); i >= 0; i = nextTag(source, i+1) {
		if i+1 < len(source) && source[i+1] == '!' && bytes.HasPrefix(source[i:], []byte("<!--")) {
			i += comments.skip(source[i:])
			continue
		}
		n, isEnd := pairedAt(source[i+1:])
		if n < 0 {
			continue
		}
		t.last[n] = lastOf{i, isEnd}
		switch {
		case paired[n].name == "script" && !isEnd:
			i += max(scripts.skip(source[i:])-1, 0) // what is in a script is not a tag
		case paired[n].name == "div" && isEnd:
			t.divs--
		case paired[n].name == "div":
			t.divs++
		}
	}
	return t
}

// of returns the last tag of a name of paired.
func (t *tagScan) of(name string) *lastOf {
	return &t.last[slices.IndexFunc(paired[:], func(c closed) bool { return c.name == name })]
}

// An ending is what ends a part of a source that has no tags.
type ending struct {
	text []byte
	none bool // whether there are no more of it, so that it is not looked for again
}

// skip returns how far the next ending is, or 0.
func (e *ending) skip(source []byte) int {
	if e.none {
		return 0
	}
	next := bytes.Index(source, e.text)
	e.none = next < 0
	return max(next, 0)
}

// isOpen reports whether a name has tags, and none that ends the last.
func (l *lastOf) isOpen(source []byte) bool {
	return l.at >= 0 && !l.isEnd && !inComment(source[:l.at])
}

// isClosed reports whether the last tag of a name ends it.
func (l *lastOf) isClosed(source []byte) bool { return l.at >= 0 && !l.isOpen(source) }

// isOpen reports whether the source is a document that does not end as it begins, in
// whatever way that is.
func (t *tagScan) isOpen(source []byte) bool {
	html, body := t.of("html"), t.of("body")
	if html.isClosed(source) || body.isClosed(source) || html.at < 0 && body.at < 0 {
		return false
	}
	for i := range t.last[:len(paired)-documents] {
		if t.last[i].isOpen(source) {
			return true
		}
	}
	return t.divs > 1 // one is easily forgotten
}

// nextTag returns where the next tag may begin from i on, or -1.
func nextTag(source []byte, i int) int {
	next := bytes.IndexByte(source[i:], '<')
	if next < 0 {
		return -1
	}
	return i + next
}

func lastTag(source []byte) int { return bytes.LastIndexByte(source, '<') }

// inComment reports whether a source ends within a comment.
func inComment(source []byte) bool {
	return bytes.LastIndex(source, []byte("<!--")) > bytes.LastIndex(source, []byte("-->"))
}
