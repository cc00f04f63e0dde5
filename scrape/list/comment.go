package list

import (
	"regexp"
	"strings"
	"unicode"
)

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
