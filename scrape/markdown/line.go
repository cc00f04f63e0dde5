package markdown

import (
	"bytes"
	"strings"
)

// writeLine writes a line of text: tags as tags of HTML, those of block-level
// elements apart from the paragraphs around them.
func (p *mdxReducer) writeLine(l *textLine) error {
	l.nest()
	column := p.lineColumn(l)
	quoted := strings.Contains(l.marker, ">")
	first, last := l.ends()
	if first == nil {
		p.newline(l.line)
	} else {
		if first.block && l.marker == "" {
			p.newline(l.line)
		}
		text := p.render(l)
		if p.blank && column < p.list || l.marker != "" {
			p.list = column
		}
		head := strings.Repeat(" ", column) + l.marker
		if l.marker != "" && !quoted {
			p.list = width(head)
		}
		p.write(withAnchor(head+text), l.line)
		if (last.block || l.apart) && !quoted {
			p.newline(last.line)
		}
	}
	p.writeCode(l.code, column)
	if len(p.frames) > maxOpen {
		return &Error{l.line, "its elements are nested too deeply", "give the page itself, as its site publishes it"}
	}
	return nil
}

// lineColumn returns where l is written: a closing tag stands where its
// opening tag does.
func (p *mdxReducer) lineColumn(l *textLine) int {
	if len(l.tokens) > 0 && l.marker == "" {
		if t := l.tokens[0].tag; t != nil && t.closing {
			if i := p.opened(t.name); i >= 0 {
				return p.frames[i].base
			}
		}
	}
	return p.column(l.indent)
}

// ends returns the first and the last token that are not blank, or nil.
func (l *textLine) ends() (first, last *token) {
	for i := range l.tokens {
		if t := &l.tokens[i]; !t.isBlank() {
			if first == nil {
				first = t
			}
			last = t
		}
	}
	return first, last
}

// nest finds the elements of a line, and which of them are block-level.
//
// A component is, unless text stands beside it on the line: what a component
// shows is not known, but authors write those that are blocks apart.
func (l *textLine) nest() {
	var open []int
	for i := range l.tokens {
		t := &l.tokens[i]
		t.parent = -1
		if t.tag != nil && t.tag.closing {
			open = l.close(i, open)
		}
		if len(open) > 0 {
			t.parent = open[len(open)-1]
		}
		if t.tag != nil && !t.tag.closing && !t.tag.self && !isVoid(t.tag.name) && len(open) <= maxOpen {
			open = append(open, i)
		}
	}
	l.classify()
}

// close pairs the closing tag i with the innermost open tag of its name, and
// returns what is open after it.
func (l *textLine) close(i int, open []int) []int {
	for j := len(open) - 1; j >= 0; j-- {
		if o := &l.tokens[open[j]]; o.tag.name == l.tokens[i].tag.name {
			o.pair, l.tokens[i].pair = i, open[j]
			return open[:j]
		}
	}
	return open
}

func (l *textLine) classify() {
	first, last := map[int]int{}, map[int]int{} // the text right inside of each element
	for i, t := range l.tokens {
		if t.isBlank() || t.tag != nil && (t.tag.closing || !isInline(t.tag.name)) {
			continue
		}
		if _, seen := first[t.parent]; !seen {
			first[t.parent] = i
		}
		last[t.parent] = i
	}
	for i := range l.tokens {
		t := &l.tokens[i]
		if t.tag == nil || t.tag.closing {
			continue
		}
		t.block = !isInline(t.tag.name)
		if isComponent(t.tag.name) && t.block && t.tag.name != "" {
			before, seen := first[t.parent]
			t.block = !(seen && (before < i || last[t.parent] > max(t.pair, i) && (t.pair >= 0 || t.tag.self)))
		}
		if t.pair >= 0 {
			l.tokens[t.pair].block = t.block
		}
	}
}

// render returns the text of l, and opens and closes elements as it says.
func (p *mdxReducer) render(l *textLine) string {
	var b strings.Builder
	for i := range l.tokens {
		t := &l.tokens[i]
		switch {
		case t.tag == nil:
			b.Write(t.text)
		case t.tag.closing:
			b.WriteString(p.close(t))
		default:
			b.WriteString(p.open(t, l.indent))
		}
	}
	text := strings.Trim(b.String(), " \t")
	if text != "" && strings.HasSuffix(b.String(), "  ") {
		return text + "  " // which breaks the line
	}
	return text
}

// open returns a start tag as it is written, and opens its element.
func (p *mdxReducer) open(t *token, column int) string {
	name := t.tag.htmlName(t.block)
	if isVoid(t.tag.name) {
		if name == "br" || name == "hr" {
			return "<" + name + ">"
		}
		return ""
	}
	text := t.tag.start(name, t.block)
	if t.tag.self {
		return text + "</" + name + ">"
	}
	for n := len(p.frames); n > 0 && closes(t.tag.name, p.frames[n-1].name); n = len(p.frames) {
		p.frames = p.frames[:n-1]
	}
	f := frame{name: t.tag.name, html: name, column: column, inline: !t.block, line: t.line}
	outer := frame{}
	if n := len(p.frames); n > 0 {
		outer = p.frames[n-1]
	}
	f.strip, f.base = outer.strip, outer.base
	if t.block {
		f.base, f.strip = p.column(column), -1
	}
	if len(p.frames) <= maxOpen { // with one more, writeLine says that it is too deep
		p.frames = append(p.frames, f)
	}
	return text
}

// close returns an end tag as it is written, and closes its element and those
// in it. A tag that ends nothing gives nothing.
func (p *mdxReducer) close(t *token) string {
	i := p.opened(t.tag.name)
	if i < 0 {
		return ""
	}
	f := p.frames[i]
	p.frames = p.frames[:i]
	t.block = !f.inline
	return "</" + f.html + ">"
}

// writeCode writes the code of an HTML element as a fenced block.
func (p *mdxReducer) writeCode(c *fencedCode, column int) {
	if c == nil {
		return
	}
	indent := strings.Repeat(" ", column)
	run := "~~~"
	for strings.Contains(c.text, run) {
		run += "~"
	}
	p.newline(c.line)
	p.write(indent+run+c.lang, c.line)
	for line := range strings.SplitSeq(strings.Trim(c.text, "\n"), "\n") {
		p.write(indent+line, c.line)
	}
	p.write(indent+run, c.line)
}

// A token is a piece of a line of Markdown: text or a tag.
type token struct {
	text []byte
	tag  *tag // nil for text
	line int

	block  bool // whether the tag is of an element that stands on lines of its own
	parent int  // the token of the element around it, on the same line, or -1
	pair   int  // for a tag, that of the other end of the element on the same line, or -1
}

func (t token) isBlank() bool { return t.tag == nil && len(bytes.TrimSpace(t.text)) == 0 }

// A textLine is a line of Markdown, in pieces.
type textLine struct {
	line   int
	indent int    // in columns
	marker string // of lists and quotations
	tokens []token
	apart  bool        // whether it holds a title, which stands apart
	code   *fencedCode // an element of code that ends it, or nil
}

func (l *textLine) text(s string, line int) {
	if n := len(l.tokens); n > 0 && l.tokens[n-1].tag == nil {
		l.tokens[n-1].text = append(l.tokens[n-1].text, s...)
		return
	}
	l.tokens = append(l.tokens, token{text: []byte(s), line: line, parent: -1, pair: -1})
}

// isCells reports whether the line is of a table: what it holds stays on it.
func (l *textLine) isCells() bool {
	return len(l.tokens) > 0 && l.tokens[0].tag == nil && bytes.HasPrefix(l.tokens[0].text, []byte("|"))
}
