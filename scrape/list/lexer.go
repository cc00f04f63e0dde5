package list

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// A dialect says how the tokens of a language look.
type dialect struct {
	line   string // what begins a comment up to the end of the line
	block  bool   // whether there are /* comments */
	nested bool   // whether these nest
	quotes string // what begins and ends a string
	triple bool   // whether strings go over lines between tripled quotes
	python bool   // prefixes of strings, \N escapes
	swift  bool   // \(values) and #"raw"# strings
	dollar bool   // ${values} in double quotes, as in Kotlin
	tick   bool   // ${values} between backquotes, and /regular expressions/
}

// A lexer splits code into tokens.
type lexer struct {
	dialect
	src    string
	at     int
	line   int
	start  int // where the line begins
	stream *stream

	// comment is the one that ended last, and at which line.
	comment   comment
	commentAt int
	lineHas   bool // whether the line has a token
	broken    []fault
}

// A fault is a place where the code cannot be right.
type fault struct {
	line int
	what string
}

// lex returns the tokens of a file. It reports what is not closed.
func lex(r *collector, f File, d dialect) *stream {
	l := &lexer{dialect: d, src: string(f.Data), line: 1, stream: &stream{behind: map[int]string{}}}
	for l.skipSpace() {
		if !r.spend(tokenCost) {
			r.large(f, l.line)
			l.stream = &stream{}
			break
		}
		l.token()
	}
	l.stream.append(token{kind: endToken, line: l.line})
	for _, b := range l.broken {
		r.at(f.Name, b.line).report("syntax", b.what+" begins here and does not end", "see whether the file is whole, and whether form is right")
	}
	return l.stream
}

func (l *lexer) has(s string) bool { return strings.HasPrefix(l.src[l.at:], s) }

// newline counts the line break at l.at and goes behind it.
func (l *lexer) newline() {
	l.at++
	l.line++
	l.start = l.at
	l.lineHas = false
}

// skipSpace goes to the next token and reports whether there is one.
func (l *lexer) skipSpace() bool {
	for l.at < len(l.src) {
		c := l.src[l.at]
		switch {
		case c == '\n':
			l.newline()
		case c == ' ' || c == '\t' || c == '\r' || c == '\f' || c == 0:
			l.at++
		case c == '\\' && l.python && (l.has("\\\n") || l.has("\\\r\n")):
			l.at++
			for l.src[l.at] != '\n' {
				l.at++
			}
			has := l.lineHas
			l.newline()
			l.lineHas = has
		case l.has(l.dialect.line):
			l.lineComment()
		case l.block && l.has("/*"):
			l.blockComment()
		default:
			return true
		}
	}
	return false
}

// token reads the token at l.at.
func (l *lexer) token() {
	t := token{line: l.line, indent: -1}
	if !l.lineHas {
		t.indent = l.at - l.start
		if l.commentAt == l.line-1 || l.commentAt == l.line {
			t.above = l.comment.text()
		}
		l.comment, l.commentAt = comment{}, 0
	}
	l.lineHas = true
	r, size := utf8.DecodeRuneInString(l.src[l.at:])
	switch {
	case l.prefixed():
		l.literal(&t)
	case r == '`' && !l.tick:
		l.quotedName(&t)
	case isNameStart(r):
		l.word(&t)
	case r >= '0' && r <= '9':
		l.number(&t)
	case l.tick && r == '/' && l.expectsValue():
		l.regex(&t)
	default:
		t.kind, t.text = markToken, l.src[l.at:l.at+size]
		l.at += size
	}
	l.stream.append(t)
}

func isNameStart(r rune) bool { return r == '_' || r == '$' || unicode.IsLetter(r) }

func isNamePart(r rune) bool { return isNameStart(r) || unicode.IsDigit(r) }

func (l *lexer) word(t *token) {
	t.kind = wordToken
	end := strings.IndexFunc(l.src[l.at:], func(r rune) bool { return !isNamePart(r) })
	if end < 0 {
		end = len(l.src) - l.at
	}
	t.text = l.src[l.at : l.at+end]
	l.at += end
}

// quotedName reads a name between backquotes, as Kotlin and Swift have them.
func (l *lexer) quotedName(t *token) {
	t.kind = wordToken
	end := strings.IndexAny(l.src[l.at+1:], "`\n")
	if end < 0 || l.src[l.at+1+end] == '\n' {
		t.kind, t.text = markToken, "`"
		l.at++
		return
	}
	t.text = l.src[l.at+1 : l.at+1+end]
	l.at += end + 2
}

// number reads a number as JSON would have it, without separators and
// suffixes; other numbers keep their spelling.
func (l *lexer) number(t *token) {
	t.kind = numberToken
	from := l.at
	for l.at < len(l.src) {
		c := l.src[l.at]
		isDot := c == '.' && l.at+1 < len(l.src) && l.src[l.at+1] >= '0' && l.src[l.at+1] <= '9'
		if !isDot && c != '_' && !(c < utf8.RuneSelf && isNamePart(rune(c))) {
			break
		}
		l.at++
	}
	t.text = strings.TrimRight(strings.ReplaceAll(l.src[from:l.at], "_", ""), "LuUn")
}

// expectsValue reports whether a / begins a regular expression, since what
// stands before it is not a value that could be divided.
func (l *lexer) expectsValue() bool {
	if l.stream.count == 0 {
		return true
	}
	last := l.stream.token(l.stream.count - 1)
	return last.kind == markToken && strings.Contains("(,=:[!&|?{};+", last.text) || last.is("return")
}

// regex reads a regular expression of TypeScript as a string with values in
// it: nothing that could be a type.
func (l *lexer) regex(t *token) {
	t.kind, t.dynamic = textToken, true
	inClass := false
	for l.at++; l.at < len(l.src) && l.src[l.at] != '\n'; l.at++ {
		switch c := l.src[l.at]; {
		case c == '\\' && l.at+1 < len(l.src) && l.src[l.at+1] != '\n':
			l.at++
		case c == '[':
			inClass = true
		case c == ']':
			inClass = false
		case c == '/' && !inClass:
			l.at++
			return
		}
	}
}

func (l *lexer) unclosed(line int, what string) {
	const most = 3
	if len(l.broken) < most {
		l.broken = append(l.broken, fault{line, what})
	}
}
