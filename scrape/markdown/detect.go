package markdown

import (
	"regexp"
	"strings"
)

// statement matches how a statement of MDX begins.
const statement = `(?:import[ \t]+(?:["'{*]|[\w$]+(?:[ \t]*,|[ \t]+from[ \t]))|export[ \t]+(?:(?:default|const|let|var|function|async|class|type|interface)[ \t]|[{*]))`

// What a line of Markdown has and a line of a page's text, as a browser shows
// it, has not.
var (
	statementStart = regexp.MustCompile(`^` + statement)
	headingLine    = regexp.MustCompile(`^ {0,3}#{1,6}[ \t]+\S`)
	tableRule      = regexp.MustCompile(`^[ \t]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)+\|?[ \t]*$|^[ \t]*\|[ \t]*:?-+:?[ \t]*\|[ \t]*$`)
	programLine    = regexp.MustCompile(`^(?:[ \t]*</?[A-Z]\w*(?:[\s/>]|$)|\{/\*|` + statement + `)`) // anchored once: it is not tried all along a line
	quotedLine     = regexp.MustCompile(`^ {0,3}> ?\S`)
	inlineLink     = regexp.MustCompile(`\[[^\[\]]+\]\([^()\s]+\)`)
	strongText     = regexp.MustCompile(`\*\*[^*\s][^*]*\*\*`)
	codeSpan       = regexp.MustCompile("`[^`]+`")
	escapedMark    = regexp.MustCompile(`\w\\[_*]\w`)
)

// Detect reports whether source is Markdown or MDX, to judge by its
// content: it has front matter, a fence, a table, headings, or two other signs.
// One alone does not do: a text capture may hold the sample of a shell with a
// comment in it, or that of a program with a component and an import.
func Detect(source []byte) bool {
	text := strings.ReplaceAll(string(source), "\r\n", "\n")
	if front, _ := cutFront(text); front != nil {
		return true
	}
	var seen signCounts
	for line := range strings.Lines(text) {
		seen.line(strings.TrimSuffix(line, "\n"))
	}
	seen.line("")
	return seen.enough()
}

// signCounts are the signs of Markdown seen in the lines of a page.
type signCounts struct {
	fence                                           string // the run that opened a fence which is not closed yet
	fences, headings                                int
	table, program, quote, link, bold, code, escape bool

	seen, afterBlank, heading bool // of the lines before: any text; a blank one last; a heading last, after a blank one
}

func (s *signCounts) line(line string) {
	if s.fence != "" {
		if closesFence(line, s.fence) {
			s.fence = ""
			s.fences++
		}
		return
	}
	blank := strings.TrimSpace(line) == ""
	if s.heading && blank {
		s.headings++
	}
	s.heading = headingLine.MatchString(line) && (s.afterBlank || !s.seen)
	if s.heading && !s.seen {
		s.headings++ // a page that begins with one is rarely anything else
	}
	s.seen, s.afterBlank = s.seen || !blank, blank
	if f, ok := openFence(line); ok {
		s.fence = f.run
	}
	s.table = s.table || strings.Contains(line, "|") && tableRule.MatchString(line)
	s.program = s.program || programLine.MatchString(line)
	s.quote = s.quote || quotedLine.MatchString(line)
	s.inline(line)
}

func (s *signCounts) inline(line string) {
	s.link = s.link || strings.Contains(line, "](") && inlineLink.MatchString(line)
	s.bold = s.bold || strings.Contains(line, "**") && strongText.MatchString(line)
	s.code = s.code || strings.Contains(line, "`") && codeSpan.MatchString(line)
	s.escape = s.escape || strings.Contains(line, `\`) && escapedMark.MatchString(line)
}

func (s *signCounts) enough() bool {
	if s.fences > 0 || s.table || s.headings > 1 {
		return true
	}
	n := s.headings
	for _, sign := range []bool{s.program, s.quote, s.link, s.bold, s.code, s.escape} {
		if sign {
			n++
		}
	}
	return n > 1
}
