package rule

import (
	"regexp"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// A Name is what a page calls something, such as a part of an entry or a column of
// a table: a text, several texts parted by |, or a pattern between slashes. Case
// makes no difference, nor does a colon at the end.
type Name struct {
	source  string
	texts   []string // the source as a whole, then its parts; nil for a pattern
	pattern *regexp.Regexp
	opening *opening // of a text that has the name
}

// Name compiles a name. A name with a | is also taken as it stands.
func (c *Compiler) Name(field, source string) Name {
	n := Name{source: source}
	if len(source) > 2 && source[0] == '/' && source[len(source)-1] == '/' {
		if n.pattern = AnyCase(c.Pattern(field, source[1:len(source)-1])); n.pattern != nil {
			n.opening = openingOf(n.pattern.String())
		}
		return n
	}
	n.texts = []string{withoutColon(source)}
	if strings.Contains(source, "|") {
		for text := range strings.SplitSeq(source, "|") {
			n.texts = append(n.texts, withoutColon(strings.TrimSpace(text)))
		}
	}
	var quoted []string
	for _, text := range n.texts {
		quoted = append(quoted, regexp.QuoteMeta(text))
	}
	n.opening = openingOf("(?i)^(" + strings.Join(quoted, "|") + ")")
	return n
}

// IsPattern reports whether the name is a pattern, and so less exact than a text.
func (n Name) IsPattern() bool { return n.texts == nil }

// Match reports whether a text has the name, and what the name captures.
func (n Name) Match(text string, in Capture) (found Captures, ok bool) {
	if !n.opening.begins(text) {
		return nil, false
	}
	text = withoutColon(text)
	for _, known := range n.texts {
		if strings.EqualFold(known, text) {
			return nil, true
		}
	}
	if n.pattern == nil {
		return nil, false
	}
	return Find(n.pattern, text, in)
}

// EndsInColon reports whether a text ends in the colon of any language.
func EndsInColon(text string) bool {
	return withoutColon(text) != strings.TrimRightFunc(text, block.IsSpace)
}

// withoutColon returns a label without the colon that it may end with, in the
// way of any language: French sets a space before it, Chinese a wide one.
func withoutColon(label string) string {
	return strings.TrimRightFunc(label, func(r rune) bool { return r == ':' || r == '：' || block.IsSpace(r) })
}
