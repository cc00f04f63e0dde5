package list

import (
	"regexp"
	"strings"
	"unicode"
)

// A tokenKind is what a token is.
type tokenKind byte

const (
	endToken    tokenKind = iota // the end of the file
	wordToken                    // a name or a keyword
	textToken                    // a string
	numberToken                  // a number
	markToken                    // one character of punctuation
)

// A token is the smallest part of code.
type token struct {
	kind    tokenKind
	dynamic bool   // a string with values put in, or one that is not closed
	text    string // of a string, what it stands for
	line    int
	indent  int    // of the first token of a line: its column; else -1
	above   string // the comment directly above
}

// is reports whether t is the given word or mark.
func (t *token) is(s string) bool {
	return (t.kind == wordToken || t.kind == markToken) && t.text == s
}

// chunk is how many tokens are kept together. A list that grows takes three times the
// memory.
const chunk = 1 << 10

// A stream is the tokens of a file and how far they are read.
type stream struct {
	chunks [][]token // all of the same length but the last
	count  int
	at     int

	// behind has the comment that ends each line with code.
	behind map[int]string
}

// append adds a token.
func (s *stream) append(t token) {
	if s.count%chunk == 0 {
		s.chunks = append(s.chunks, make([]token, 0, chunk))
	}
	last := &s.chunks[len(s.chunks)-1]
	*last = append(*last, t)
	s.count++
}

// token returns the token at i.
func (s *stream) token(i int) *token { return &s.chunks[i/chunk][i%chunk] }

// peek returns the next token, or the one n after it.
func (s *stream) peek(n int) *token { return s.token(min(s.at+n, s.count-1)) }

// next takes a token. At the end of the file it stays there.
func (s *stream) next() *token {
	t := s.peek(0)
	if t.kind != endToken {
		s.at++
	}
	return t
}

// take takes the next token if it is the given word or mark.
func (s *stream) take(text string) bool {
	if !s.peek(0).is(text) {
		return false
	}
	s.next()
	return true
}

// opens and closes tell what a mark does to the depth.
func opens(t *token) bool {
	return t.kind == markToken && (t.text == "(" || t.text == "[" || t.text == "{")
}

func closes(t *token) bool {
	return t.kind == markToken && (t.text == ")" || t.text == "]" || t.text == "}")
}

// skipGroup skips an opening bracket and all up to the one that closes it.
func (s *stream) skipGroup() {
	depth := 0
	for {
		t := s.next()
		switch {
		case t.kind == endToken:
			return
		case opens(t):
			depth++
		case closes(t):
			depth--
		}
		if depth <= 0 {
			return
		}
	}
}

// skipTo skips to one of the marks, or to the bracket that closes the group
// around them, and takes neither.
func (s *stream) skipTo(marks ...string) {
	for {
		t := s.peek(0)
		if t.kind == endToken || closes(t) {
			return
		}
		for _, mark := range marks {
			if t.is(mark) {
				return
			}
		}
		if opens(t) {
			s.skipGroup()
			continue
		}
		s.next()
	}
}

// skipAngles skips <…> after a name, if that is what follows.
func (s *stream) skipAngles() {
	if !s.peek(0).is("<") {
		return
	}
	const most = 60
	depth := 0
	for i := range most {
		t := s.peek(i)
		switch {
		case t.is("<"):
			depth++
		case t.is(">"):
			depth--
		case t.kind == endToken, t.is(";"), t.is("{"), t.is("="):
			return
		}
		if depth == 0 {
			s.at += i + 1
			return
		}
	}
}

// lineComment reads a comment up to the end of the line.
func (l *lexer) lineComment() {
	end := strings.IndexByte(l.src[l.at:], '\n')
	if end < 0 {
		end = len(l.src) - l.at
	}
	body := l.src[l.at+len(l.dialect.line) : l.at+end]
	l.at += end
	isDoc := strings.HasPrefix(body, "/") && l.block || strings.HasPrefix(body, ":") && l.python
	l.keep(strings.TrimLeft(body, "/:!<"), l.line, isDoc)
}

// blockComment reads a comment between /* and */.
func (l *lexer) blockComment() {
	from, line, depth := l.at, l.line, 0
	had := l.lineHas
	for l.at < len(l.src) {
		switch {
		case l.has("/*") && (depth == 0 || l.nested):
			depth++
			l.at += 2
		case l.has("*/"):
			depth--
			l.at += 2
		case l.src[l.at] == '\n':
			l.newline()
		default:
			l.at++
		}
		if depth == 0 {
			body := l.src[from+2 : max(from+2, l.at-2)]
			l.lineHas = l.lineHas || had && l.line == line
			l.keep(strings.Trim(body, "*! \t\r\n"), line, strings.HasPrefix(body, "*"))
			return
		}
	}
	l.unclosed(line, "a comment")
}

// keep keeps a comment for the token below it, or as the end of its line. Lines
// of comment that follow each other are one. A plain comment describes the
// member below it only if it is a sentence.
func (l *lexer) keep(body string, line int, isDoc bool) {
	body = plainComment(body)
	if l.lineHas {
		if !isPragma(body) && strings.ContainsFunc(body, unicode.IsLetter) && len(body) <= maxText {
			l.stream.behind[line] = body
		}
		return
	}
	if l.commentAt == line-1 && l.comment.isDoc == isDoc {
		if l.comment.size += len(body) + 1; l.comment.size <= maxText {
			l.comment.parts = append(l.comment.parts, body)
		}
	} else {
		l.comment = comment{parts: []string{body}, size: len(body), isDoc: isDoc}
	}
	l.commentAt = l.line
}

// A comment is what stands above a token.
type comment struct {
	parts []string
	size  int
	isDoc bool
}

// text returns the comment as a description, or "".
func (c comment) text() string {
	s := tidy(strings.Join(c.parts, " "))
	if isPragma(s) || c.size > maxText || !c.isDoc && !isSentence(s) {
		return ""
	}
	return s
}

// isSentence reports whether a comment reads as a description: it ends with a
// full stop. What does not is a heading, or code that was taken out.
func isSentence(s string) bool { return strings.HasSuffix(s, ".") }

// pragma begins comments that are for tools and for those who maintain the code.
var pragma = regexp.MustCompile(`(?i)^(?:noqa|nolint|type:|pylint|pyright|mypy|fmt:|isort|eslint|prettier|ts-|@ts-|swiftlint|swiftformat|MARK\b|TODO\b|FIXME\b|XXX\b|region\b|endregion\b|noinspection|ktlint|detekt|sourcery|jscpd|istanbul|c8 |go:)`)

func isPragma(s string) bool { return pragma.MatchString(s) }

// tag begins a part of a comment that is for tools, such as @deprecated.
var tag = regexp.MustCompile(`(?:^|\s)@[A-Za-z]`)

// plainComment returns the text of a comment without the stars before its
// lines, and without what follows the first @tag.
func plainComment(body string) string {
	var kept []string
	for line := range strings.SplitSeq(body, "\n") {
		line = strings.TrimSpace(strings.TrimLeft(strings.TrimSpace(line), "*"))
		at := tag.FindStringIndex(line)
		if at != nil {
			line = line[:at[0]]
		}
		kept = append(kept, line)
		if at != nil {
			break
		}
	}
	return tidy(strings.Join(kept, " "))
}
