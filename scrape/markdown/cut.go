package markdown

import (
	"fmt"
	"regexp"
)

// componentName is a name that people give components: placeholders such as <KEY> and
// <API_KEY> are none.
var componentName = regexp.MustCompile(`^[A-Z]\w*[a-z]\w*$`)

// openTag matches a tag at the end of a source that begins a line.
var openTag = regexp.MustCompile(`(?:^|\n)[ \t]*(</?(?:[A-Z][\w.]*(?:\s[^<]*)?)?)$`)

// openMark matches the mark of a heading without a heading, a part of a rule, or a
// backslash before nothing, at the end of a source.
var openMark = regexp.MustCompile(`(?:^|\n)(#{1,6}|\*\*?)[ \t]*$|[^\\](\\)$`)

// cutOff returns an error if the page ends within a mark, or MDX within a component or a
// tag: a site generator refuses that, so that it is not what was published.
func (p *mdxReducer) cutOff() error {
	const longest, fix = 4096, "save the page again: this one is cut off"
	tail := p.src[max(p.body, len(p.src)-longest):]
	if m := openMark.FindStringSubmatch(tail); m != nil {
		return &Error{p.line, fmt.Sprintf("it ends in %q", m[1]+m[2]), fix}
	}
	if !p.isMDX {
		return nil
	}
	if m := openTag.FindStringSubmatch(tail); m != nil {
		if _, _, ok := scanTag(m[1]); !ok {
			return &Error{p.line, fmt.Sprintf("it ends within a tag: %.40q", m[1]), fix}
		}
	}
	for _, f := range p.frames {
		if !f.inline && componentName.MatchString(f.name) {
			return unclosed(f.line, "the element <"+f.name+"> that", fix)
		}
	}
	return nil
}
