package scrape

import (
	"fmt"
	"html"
	"strings"

	"golang.org/x/net/html/atom"
)

// inlineComponents are components that stand in a line of text also where
// they are alone on theirs.
var inlineComponents = map[string]bool{
	"Badge": true, "Icon": true, "Tooltip": true, "Kbd": true, "Link": true, "Latex": true, "Anchor": true, "Color": true,
}

// isComponent reports whether an element is one of JSX, not of HTML.
func isComponent(name string) bool {
	return name == "" || 'A' <= name[0] && name[0] <= 'Z' || strings.Contains(name, ".")
}

// isUnseen reports whether a browser shows nothing of an element's text.
func isUnseen(name string) bool {
	return !isComponent(name) && isSilent(atom.Lookup([]byte(name))) && !isVoid(name)
}

// isInline reports whether an element stands in a line of text wherever it is.
func isInline(name string) bool {
	if isComponent(name) {
		return inlineComponents[name]
	}
	a := atom.Lookup([]byte(strings.ToLower(name)))
	return !isBlock(a) && !isList(a) && !isPreformatted(a) && a != atom.Table && a != atom.Tr
}

// isVoid reports whether an element of HTML has no content.
func isVoid(name string) bool {
	switch atom.Lookup([]byte(name)) {
	case atom.Br, atom.Hr, atom.Img, atom.Input, atom.Wbr, atom.Col, atom.Area, atom.Embed, atom.Source, atom.Track, atom.Link, atom.Meta, atom.Base, atom.Param:
		return true
	}
	return false
}

// closes reports whether the start of the element name ends the element open,
// which nobody has closed.
func closes(name, open string) bool {
	switch open {
	case "p":
		return !isInline(name)
	case "li":
		return name == "li"
	case "dt", "dd":
		return name == "dt" || name == "dd"
	case "td", "th":
		return name == "td" || name == "th" || name == "tr"
	case "tr":
		return name == "tr"
	}
	return false
}

// htmlName returns the element of HTML that a component is written as.
func (t tag) htmlName(block bool) string {
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
	case block:
		return "div"
	}
	return "span"
}

// start returns t as a start tag of HTML, with the title that a component
// shows before what it holds. A title is bold text that stands apart.
func (t tag) start(name string, block bool) string {
	var b strings.Builder
	b.WriteString("<" + name)
	keep := []string{"id", "name", "href", "class", "role", "hidden", "data-as"}
	if isComponent(t.name) {
		keep = keep[:1]
	}
	for _, key := range keep {
		if value, ok := t.attrs[key]; ok {
			fmt.Fprintf(&b, ` %s="%s"`, key, escapeAttribute(value))
		}
	}
	b.WriteByte('>')
	if block && isComponent(t.name) {
		b.WriteString(t.title())
	}
	return b.String()
}

// title returns what a component shows of its attributes title and href.
func (t tag) title() string {
	title := collapse(t.attrs["title"])
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
