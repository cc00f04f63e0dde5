package markdown

import "strings"

// maxOpen bounds how many elements may be open at once.
const maxOpen = 200

// writeLine writes a line of text: tags as tags of HTML, those of block-level
// elements apart from the paragraphs around them.
func (p *mdxReducer) writeLine(l *line) error {
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
		p.write(headingID.ReplaceAllString(head+text, `$1<a id="$3"></a>$2`), l.line)
		if last.block && !quoted {
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
func (p *mdxReducer) lineColumn(l *line) int {
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
func (l *line) ends() (first, last *token) {
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
func (l *line) nest() {
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
func (l *line) close(i int, open []int) []int {
	for j := len(open) - 1; j >= 0; j-- {
		if o := &l.tokens[open[j]]; o.tag.name == l.tokens[i].tag.name {
			o.pair, l.tokens[i].pair = i, open[j]
			return open[:j]
		}
	}
	return open
}

func (l *line) classify() {
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
func (p *mdxReducer) render(l *line) string {
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
	return strings.TrimLeft(strings.TrimRight(b.String(), " \t"), " \t")
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
	f := frame{name: t.tag.name, html: name, column: column, inline: !t.block}
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

// opened returns the innermost open element of that name, or -1.
func (p *mdxReducer) opened(name string) int {
	for i := len(p.frames) - 1; i >= 0; i-- {
		if p.frames[i].name == name {
			return i
		}
	}
	return -1
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

// endInline closes the inline elements that are open at the end of a
// paragraph: what looked like one may have been a placeholder.
func (p *mdxReducer) endInline() {
	for n := len(p.frames); n > 0 && p.frames[n-1].inline; n = len(p.frames) {
		p.frames = p.frames[:n-1]
	}
}
