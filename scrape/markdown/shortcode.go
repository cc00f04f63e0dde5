package markdown

import (
	"regexp"
	"slices"
	"strings"
)

var (
	shortcodeEnd = regexp.MustCompile(`\{(?:%-?|\{[<%])[ \t]*(?:end|/[ \t]*)([A-Za-z][\w.-]*)`)
	// shortcodeOfNoText matches tags that show an image or a video, a table of contents
	// or nothing at all.
	shortcodeOfNoText = regexp.MustCompile(`^(?:\{\{[<%]-?|\{%-?)[ \t]*(?:figure|img|image|youtube|vimeo|gist|toc|clear|anchor|br)\b[^{}]*?-?(?:[>%]\}\}|%\})|^\{\{-?/\*[^{}]*\*/-?\}\}`)
	positionalName    = regexp.MustCompile(`^\S+[ \t]+[\w-]+[ \t]+"([^"]*)"`)
)

// shortcodes returns the names of the tags of template languages that src
// closes, as in {% endhint %}, {% /callout %} and {{< /alert >}}.
func shortcodes(src string) map[string]bool {
	var names map[string]bool
	if !strings.Contains(src, "{%") && !strings.Contains(src, "{{") {
		return nil
	}
	for _, m := range shortcodeEnd.FindAllStringSubmatch(src, -1) {
		if names == nil {
			names = map[string]bool{}
		}
		names[m[1]] = true
	}
	return names
}

// shortcode takes the tag of a template language that rest begins with, if it
// opens or closes what stands around it. It gives nothing but its title. A tag
// that stands alone stays: what it shows is not known, and must not be lost.
func (p *mdxReducer) shortcode(l *textLine, rest string) bool {
	if m := textless(rest); m != "" {
		p.skip(len(m))
		return true
	}
	closer := map[string]string{"{%": "%}", "{{<": ">}}", "{{%": "%}}"}
	var open string
	switch {
	case len(p.pairs) == 0:
		return false
	case strings.HasPrefix(rest, "{{<"), strings.HasPrefix(rest, "{{%"):
		open = rest[:3]
	case strings.HasPrefix(rest, "{%"):
		open = rest[:2]
	default:
		return false
	}
	inner, _, closed := strings.Cut(rest[len(open):min(len(rest), maxTag)], closer[open])
	if !closed {
		p.waste += len(inner)
		return false
	}
	size := len(open) + len(inner)
	inner = strings.Trim(inner, "- \t\n")
	title, ok := p.pairTitle(inner)
	if !ok {
		return false
	}
	p.take(l, title, size+len(closer[open]))
	l.apart = l.apart || strings.TrimSpace(title) != ""
	return true
}

// textless returns the tag that rest begins with if it shows no text, or "". The time of
// the regular expression grows with the length of what it is tried on, even where it
// fails at once, so it is tried only where the name fits, and on no more than the tag.
func textless(rest string) string {
	inner := strings.TrimLeft(rest[:min(len(rest), 64)], "{<%- \t")
	if !strings.HasPrefix(inner, "/*") && !slices.ContainsFunc(textlessNames, func(name string) bool { return strings.HasPrefix(inner, name) }) {
		return ""
	}
	end := strings.IndexByte(rest[:min(len(rest), maxTag)], '}')
	if end < 0 {
		return ""
	}
	return shortcodeOfNoText.FindString(rest[:min(end+len("}}"), len(rest))])
}

// textlessNames are the names in shortcodeOfNoText.
var textlessNames = []string{"figure", "img", "image", "youtube", "vimeo", "gist", "toc", "clear", "anchor", "br"}

// pairTitle returns the title in a tag that is one of a pair, and whether it is.
func (p *mdxReducer) pairTitle(inner string) (title string, ok bool) {
	name, _, _ := strings.Cut(strings.TrimLeft(inner, "/ "), " ")
	switch {
	case strings.HasPrefix(inner, "/"), p.pairs[strings.TrimPrefix(name, "end")] && strings.HasPrefix(name, "end"):
		return "", true
	case name == "else", name == "elif", name == "elsif":
		return " ", true
	case !p.pairs[name] || strings.HasSuffix(inner, "/"):
		return "", false
	}
	title = titleOf(inner)
	if m := positionalName.FindStringSubmatch(inner); m != nil && title == "" {
		title = m[1]
	}
	return plainTitle(title), true
}
