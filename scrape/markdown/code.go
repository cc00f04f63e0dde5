package markdown

import (
	"html"
	"regexp"
	"strings"
)

// A fencedCode is the code of an HTML element, to be written as a fence.
type fencedCode struct {
	line       int
	lang, text string
}

var (
	outerTags = regexp.MustCompile(`^(?:\s*<[A-Za-z][^<>]*>)+|(?:</[A-Za-z][^<>]*>\s*)+$`)
	anyTag    = regexp.MustCompile(`</?[A-Za-z][^<>]*>`)
	codeClass = regexp.MustCompile(`\blang(?:uage)?-([\w+#-]+)`)
)

// newFencedCode returns the code of a pre element.
func newFencedCode(element string, line int) *fencedCode {
	c := fencedCode{line: line}
	for _, t := range anyTag.FindAllString(element, 2) {
		if m := codeClass.FindStringSubmatch(t); m != nil {
			c.lang = m[1]
		}
	}
	inner := outerTags.ReplaceAllLiteralString(element, "")
	text, ok := literal(strings.TrimSpace(inner))
	if !ok {
		text = html.UnescapeString(anyTag.ReplaceAllLiteralString(inner, ""))
	}
	c.text = text
	return &c
}
