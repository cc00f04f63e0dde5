package markdown

import "strings"

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
	body int // where it begins
	at   int // the byte at hand
	line int // its line, from 1

	out    strings.Builder
	lines  []int
	isMDX  bool
	blank  bool // whether the last line written is blank
	list   int  // the column where text of the innermost list item begins, 0 outside of lists
	frames []frame
	spans  codeSpans
	notes  map[string]string // the footnotes, by label
	pairs  map[string]bool   // the tags of template languages that are closed
	waste  int               // how much was looked at and was not what it seemed
}

// A frame is an element that is open.
type frame struct {
	name   string
	html   string // the tag written for it
	column int    // where its tag stands, in the source
	base   int    // where its tag stands, as written
	strip  int    // how far what it holds is moved to the left; -1 until its first line is seen
	inline bool   // whether it stands in a paragraph
	line   int    // where its tag stands
}

// maxWaste bounds what is looked at in vain, so that no input takes more time
// than in proportion to its size. No page written by people has much of it.
const maxWaste = 32 << 20

// patience returns an error when too much was looked at in vain.
func (p *mdxReducer) patience() error {
	if p.waste <= maxWaste {
		return nil
	}
	return &Error{p.line, "it has too many tags and braces that are never closed", "give the page itself, as its site publishes it"}
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

// opened returns the innermost open element of that name, or -1.
func (p *mdxReducer) opened(name string) int {
	for i := len(p.frames) - 1; i >= 0; i-- {
		if p.frames[i].name == name {
			return i
		}
	}
	return -1
}

// endInline closes the inline elements that are open at the end of a
// paragraph: what looked like one may have been a placeholder.
func (p *mdxReducer) endInline() {
	for n := len(p.frames); n > 0 && p.frames[n-1].inline; n = len(p.frames) {
		p.frames = p.frames[:n-1]
	}
}

// maxOpen bounds how many elements may be open at once.
const maxOpen = 200
