package markdown

import (
	"regexp"
	"strings"
)

var mdxSign = regexp.MustCompile(`(?m)^[ \t]*</?[A-Z]|\{/\*|` + statementStart.String())

// reduce turns the part of text from body on into a plain page.
func reduce(text string, body int) (*plainPage, error) {
	p := mdxReducer{src: text, body: body, at: body, line: 1 + strings.Count(text[:body], "\n"), blank: true}
	p.notes, p.pairs = footnotes(text[body:]), shortcodes(text[body:])
	p.isMDX = mdxSign.MatchString(text[body:])
	for p.at < len(p.src) {
		if err := p.next(); err != nil {
			return nil, err
		}
	}
	if err := p.cutOff(); err != nil {
		return nil, err
	}
	return &plainPage{p.out.String(), p.lines, p.isMDX}, nil
}

// next takes in one line, or more where they belong together.
func (p *mdxReducer) next() error {
	if err := p.patience(); err != nil {
		return err
	}
	line := p.peek()
	if strings.TrimSpace(line) == "" {
		p.endInline()
		p.newline(p.line)
		p.skip(len(line) + 1)
		return nil
	}
	p.leaveBoxes(line)
	if len(p.frames) == 0 && p.isMDX && statementStart.MatchString(line) {
		p.statement()
		return nil
	}
	if f, ok := openFence(line); ok {
		return p.fence(f)
	}
	if p.note() {
		return nil
	}
	return p.takeLine()
}

// statement skips an import or export of MDX: up to the end of the line where
// its brackets are closed, or else, where they never are, up to a blank line.
func (p *mdxReducer) statement() {
	p.newline(p.line)
	rest := p.src[p.at:]
	b := brackets{}
	for i := 0; i < len(rest); i += b.step(rest[i:]) {
		if rest[i] == '\n' && b.depth <= 0 && b.quote != '`' && !goesOn(rest[:i]) {
			p.skip(i + 1)
			return
		}
	}
	if b.depth <= 0 {
		p.skip(len(rest))
		return
	}
	p.waste += len(rest)
	end := strings.Index(rest, "\n\n")
	if end < 0 {
		end = len(rest)
	}
	p.skip(end)
}

// goesOn reports whether a statement whose first lines are s has more of them.
func goesOn(s string) bool {
	s = strings.TrimRight(s, " \t")
	return s != "" && strings.ContainsRune("=,(+?:|&>", rune(s[len(s)-1]))
}

// fence takes in a fenced code block, and writes it so that its fences and
// what it holds are indented alike.
func (p *mdxReducer) fence(f fence) error {
	if strings.Contains(f.prefix, ">") {
		return p.quotedFence(f)
	}
	opened, column := p.line, width(f.prefix)
	at := p.column(column)
	marker := strings.TrimLeft(f.prefix, " \t")
	indent := strings.Repeat(" ", at)
	head := indent
	if marker != "" { // the fence is the first of a list item
		at = p.column(column - width(marker))
		head = strings.Repeat(" ", at) + marker
		indent = strings.Repeat(" ", width(head))
		p.list = len(indent)
	}
	p.write(head+f.run+f.lang, opened)
	for p.skip(len(p.peek()) + 1); p.at < len(p.src); p.skip(len(p.peek()) + 1) {
		line := p.peek()
		if closesFence(line, f.run) {
			p.write(indent+f.run, p.line)
			p.skip(len(line) + 1)
			return nil
		}
		if inner, ok := openFence(line); ok && strings.HasPrefix(inner.run, f.run) {
			break
		}
		p.write(indent+dedent(line, column), p.line)
	}
	return unclosed(opened, "the fenced code that", "close the fence; all that follows it would be taken for code")
}

// quotedFence takes in a fenced code block in a quotation, which ends with it.
func (p *mdxReducer) quotedFence(f fence) error {
	line := p.peek()
	p.write(line, p.line)
	for p.skip(len(line) + 1); p.at < len(p.src); {
		line = p.peek()
		prefix := blockPrefix.FindString(line)
		if !strings.Contains(prefix, ">") {
			break
		}
		p.write(line, p.line)
		p.skip(len(line) + 1)
		if closesFence(line[len(prefix):], f.run) {
			break
		}
	}
	return nil
}
