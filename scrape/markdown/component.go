package markdown

import (
	"fmt"
	"html"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// htmlName returns the element of HTML that a component is written as.
func (t tag) htmlName(b bool) string {
	switch {
	case t.name == "Heading" && t.closing:
		return "" // which only the frame knows
	case t.name == "Heading":
		if level := t.attrs["level"]; len(level) == 1 && "1" <= level && level <= "6" {
			return "h" + level
		}
		return "h2"
	case !isComponent(t.name):
		return strings.ToLower(t.name)
	case b:
		return "div"
	}
	return "span"
}

// start returns t as a start tag of HTML, with the title that a component
// shows before what it holds. A title is bold text that stands apart.
func (t tag) start(name string, at bool) string {
	var b strings.Builder
	b.WriteString("<" + name)
	keep := []string{"id", "name", "href", "class", "role", "hidden", "data-as", "colspan", "rowspan", "colSpan", "rowSpan", "aria-colspan", "aria-rowspan"}
	if isComponent(t.name) {
		keep = keep[:1]
	}
	for _, key := range keep {
		if value, ok := t.attrs[key]; ok {
			fmt.Fprintf(&b, ` %s="%s"`, key, escapeAttribute(value))
		}
	}
	b.WriteByte('>')
	if at && isComponent(t.name) {
		b.WriteString(t.title())
	}
	return b.String()
}

// title returns what a component shows of its attributes title and href.
func (t tag) title() string {
	title := block.Collapse(t.attrs["title"])
	text := escapeMarkdown(title)
	if href := t.attrs["href"]; href != "" {
		text = fmt.Sprintf(`<a href="%s">%s</a>`, escapeAttribute(href), text)
	}
	if title == "" {
		return text
	}
	return "<p><strong>" + text + "</strong></p>"
}

// escapeAttribute returns s for an attribute in quotes, on one line, with
// nothing in it that would end a cell of a table.
func escapeAttribute(s string) string {
	return strings.NewReplacer("\n", " ", "|", "&#124;", "`", "&#96;").Replace(html.EscapeString(s))
}

// escapeMarkdown returns s with everything escaped that Markdown could take
// for its own.
func escapeMarkdown(s string) string {
	var b strings.Builder
	for i := range len(s) {
		c := s[i]
		if c < 0x80 && strings.IndexByte("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c) >= 0 {
			b.WriteByte('\\')
		}
		if c == '\n' {
			c = ' '
		}
		b.WriteByte(c)
	}
	return b.String()
}
