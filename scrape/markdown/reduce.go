package markdown

import (
	"regexp"
	"strings"
)

// A plain is a page as Markdown with nothing in it that is not Markdown or a
// plain tag of HTML, and with the line of the source that each of its lines
// is from.
type plainPage struct {
	text  string
	lines []int
	isMDX bool // whether white space before a paragraph says nothing
}

// A plainer makes a plain page, line by line.
//
// Containers, which are elements of HTML and JSX, hold Markdown at any
// indentation: what they hold is moved to the left as far as they are
// indented, and their tags get blank lines around them, so that a Markdown
// parser sees paragraphs, lists and fences where an author does.
type mdxReducer struct {
	src  string
	at   int // the byte at hand
	line int // its line, from 1

	out    strings.Builder
	lines  []int
	isMDX  bool
	blank  bool // whether the last line written is blank
	list   int  // the column where text of the innermost list item begins, 0 outside of lists
	frames []frame
	spans  codeSpans
	waste  int // how much was looked at and was not what it seemed
}

// A frame is an element that is open.
type frame struct {
	name   string
	html   string // the tag written for it
	column int    // where its tag stands, in the source
	base   int    // where its tag stands, as written
	strip  int    // how far what it holds is moved to the left; -1 until its first line is seen
	inline bool   // whether it stands in a paragraph
}

// maxWaste bounds what is looked at in vain, so that no input takes more time
// than in proportion to its size. No page written by people has much of it.
const maxWaste = 32 << 20

var (
	mdxSign        = regexp.MustCompile(`(?m)^[ \t]*</?[A-Z]|\{/\*|` + statementStart.String())
	statementStart = regexp.MustCompile(`(?m)^(?:import[ \t]+(?:["'{*]|[\w$]+(?:[ \t]*,|[ \t]+from[ \t]))|export[ \t]+(?:(?:default|const|let|var|function|async|class|type|interface)[ \t]|[{*]))`)
)

// plainMarkdown makes a plain page of the part of text from body on.
func reduce(text string, body int) (*plainPage, error) {
	p := mdxReducer{src: text, at: body, line: 1 + strings.Count(text[:body], "\n"), blank: true}
	p.isMDX = mdxSign.MatchString(text[body:])
	for p.at < len(p.src) {
		if err := p.next(); err != nil {
			return nil, err
		}
	}
	return &plainPage{p.out.String(), p.lines, p.isMDX}, nil
}

// patience returns an error when too much was looked at in vain.
func (p *mdxReducer) patience() error {
	if p.waste <= maxWaste {
		return nil
	}
	return &Error{p.line, "it has too many tags and braces that are never closed", "give the page itself, as its site publishes it"}
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
	if len(p.frames) == 0 && p.isMDX && statementStart.MatchString(line) {
		p.statement()
		return nil
	}
	if f, ok := openFence(line); ok {
		return p.fence(f)
	}
	return p.textLine()
}

// peek returns the line at hand, without its end.
func (p *mdxReducer) peek() string {
	line, _, _ := strings.Cut(p.src[p.at:], "\n")
	return line
}

// skip moves n bytes forward, or to the end.
func (p *mdxReducer) skip(n int) {
	n = min(n, len(p.src)-p.at)
	p.line += strings.Count(p.src[p.at:p.at+n], "\n")
	p.at += n
}

// write writes whole lines that are from the given line of the source on.
func (p *mdxReducer) write(text string, line int) {
	for rest := range strings.SplitSeq(text, "\n") {
		p.out.WriteString(rest)
		p.out.WriteByte('\n')
		p.lines = append(p.lines, line)
		p.blank = strings.TrimSpace(rest) == ""
		line++
	}
}

// newline ends the block at hand with a blank line.
func (p *mdxReducer) newline(line int) {
	if !p.blank {
		p.write("", line)
	}
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

// column returns where a line is written that is indented to that column in
// the source.
func (p *mdxReducer) column(indent int) int {
	strip, base := 0, 0
	if n := len(p.frames); n > 0 {
		f := &p.frames[n-1]
		if f.strip < 0 {
			f.strip = max(indent, f.column) - f.base
		}
		strip, base = f.strip, f.base
	}
	column := max(indent-strip, base)
	if column > p.list+3 && (p.isMDX || len(p.frames) > 0) {
		column = p.list // as in MDX, where no indentation makes code
	}
	return min(column, maxIndent)
}

// maxIndent bounds how deep lists may nest.
const maxIndent = 100
