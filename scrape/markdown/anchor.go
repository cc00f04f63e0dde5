package markdown

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"

	"github.com/errgen/errgen/scrape/block"
)

// headingID matches a heading with the anchor that it asks for: {#id} of Docusaurus and
// Pandoc, {: #id } of kramdown and Python-Markdown, which may hold classes too.
var headingID = regexp.MustCompile(`^([ \t]*#{1,6}[ \t]+)(.*?)[ \t]*#*[ \t]*\\?\{:?[ \t]*(?:\.[\w-]+[ \t]+)*#([^\s{}"\\]+)(?:[ \t]+[^{}]*)?\\?\}[ \t]*#*[ \t]*$`)

// withAnchor returns a line with an anchor where it is a heading that asks for one.
func withAnchor(line string) string {
	if !strings.Contains(line, "{") || !strings.HasPrefix(strings.TrimLeft(line, " \t"), "#") {
		return line
	}
	return headingID.ReplaceAllString(line, `$1<a id="$3"></a>$2`)
}

// isMkDocs matches what only Python-Markdown takes for an admonition.
var isMkDocs = regexp.MustCompile(`(?m)^(?:!!!|\?\?\?\+?) [a-z]`)

// setAnchors gives each heading that has no anchor the one that sites make of its text:
// as GitHub does, and Docusaurus and most others after it, or as MkDocs does. The title of
// a page takes one, but not every site gives it to it: the page leads there as well.
func setAnchors(blocks []block.Block, source string) {
	anchorOf, joint := gitHubAnchor, "-"
	if (strings.Contains(source, "!!! ") || strings.Contains(source, "??? ")) && isMkDocs.MatchString(source) {
		anchorOf, joint = mkDocsAnchor, "_"
	}
	used := map[string]int{}
	for i := range blocks {
		b := &blocks[i]
		if b.Kind != block.Heading || len(b.IDs) > 0 {
			continue
		}
		id := anchorOf(b.Text)
		if id == "" {
			continue
		}
		free := id
		for _, taken := used[free]; taken; _, taken = used[free] {
			used[id]++
			free = id + joint + strconv.Itoa(used[id])
		}
		used[free] = 0
		if b.Level > 1 {
			b.IDs = []string{free}
		}
	}
}

// gitHubAnchor returns a text in lower case without punctuation, with a dash for each
// space.
func gitHubAnchor(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case r == '-' || unicode.In(r, unicode.L, unicode.M, unicode.N, unicode.Pc):
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

// notWord matches what MkDocs leaves out of an anchor, and between what it sets a dash.
var (
	notWord = regexp.MustCompile(`[^\w\s-]`)
	dashes  = regexp.MustCompile(`[-\s]+`)
)

// mkDocsAnchor returns the words of a text in lower case, with one dash between them. Of
// other letters than those of English sites make different anchors: it returns none.
func mkDocsAnchor(text string) string {
	if strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII && unicode.IsLetter(r) }) {
		return ""
	}
	return dashes.ReplaceAllString(strings.ToLower(strings.TrimSpace(notWord.ReplaceAllString(text, ""))), "-")
}
