package list

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxValues is how deep strings may have values with strings in them.
const maxValues = 20

// A quoting is how one string is written.
type quoting struct {
	prefix string // r, b, f … in Python, # in Swift
	quote  string // one or three characters
	raw    bool   // whether backslashes are plain
	values string // what begins a value in the string: ${, \( or {; "" for none
}

// prefixed reports whether a string begins at l.at.
func (l *lexer) prefixed() bool {
	_, ok := l.quoting()
	return ok
}

// quoting returns how the string at l.at is written.
func (l *lexer) quoting() (q quoting, ok bool) {
	rest := l.src[l.at:]
	n := 0
	switch {
	case l.python:
		for n < 2 && n < len(rest) && strings.IndexByte("rRbBuUfFtT", rest[n]) >= 0 {
			n++
		}
	case l.swift:
		for n < len(rest) && n < 10 && rest[n] == '#' {
			n++
		}
	}
	if n >= len(rest) || strings.IndexByte(l.quotes, rest[n]) < 0 {
		return q, false
	}
	q.prefix, q.quote = rest[:n], rest[n:n+1]
	if l.triple && len(rest) >= n+3 && rest[n+1] == rest[n] && rest[n+2] == rest[n] {
		q.quote = rest[n : n+3]
	}
	lower := strings.ToLower(q.prefix)
	switch {
	case l.python:
		q.raw = strings.Contains(lower, "r")
		if strings.ContainsAny(lower, "ft") {
			q.values = "{"
		}
	case l.swift:
		q.raw, q.values = n > 0, `\`+q.prefix+"("
	case l.dollar:
		q.raw = q.quote == `"""`
		if rest[n] == '"' {
			q.values = "${"
		}
	case l.tick && rest[n] == '`':
		q.values = "${"
	}
	return q, true
}

// literal reads the string at l.at.
func (l *lexer) literal(t *token) {
	q, _ := l.quoting()
	t.kind = textToken
	t.text, t.dynamic = l.quoted(q, 0)
	if len(q.quote) == 3 {
		t.text = strings.Trim(t.text, "\r\n")
	}
}

// quoted reads a string and returns what it stands for, and whether that
// cannot be said.
func (l *lexer) quoted(q quoting, depth int) (s string, dynamic bool) {
	line := l.line
	l.at += len(q.prefix) + len(q.quote)
	end := q.quote
	if l.swift {
		end += q.prefix
	}
	manyLines := len(q.quote) == 3 || q.quote == "`"
	var b strings.Builder
	for l.at < len(l.src) {
		c := l.src[l.at]
		switch {
		case l.has(end):
			l.at += len(end)
			return b.String(), dynamic
		case q.values == "{" && l.has("{{"):
			l.at += 2
			b.WriteByte('{')
		case q.values != "" && l.has(q.values):
			dynamic = true
			l.at += len(q.values)
			l.value(q.values[len(q.values)-1], depth)
		case c == '\n' && !manyLines:
			return b.String(), true
		default:
			dynamic = l.character(&b, q) || dynamic
		}
	}
	if manyLines {
		l.unclosed(line, "a string")
	}
	return b.String(), true
}

// character reads one character of a string, or an escape. It reports whether
// it is the beginning of $name, a value in a string of Kotlin.
func (l *lexer) character(b *strings.Builder, q quoting) bool {
	c := l.src[l.at]
	after := l.src[l.at+1 : min(l.at+2, len(l.src))]
	switch {
	case c == '\\' && q.raw && l.python && after != "" && after != "\n":
		b.WriteString(l.src[l.at : l.at+2])
		l.at += 2
		return false
	case c == '\\' && !q.raw:
		l.escape(b)
		return false
	case c == '\n':
		b.WriteByte(c)
		l.newline()
		l.lineHas = true
		return false
	}
	b.WriteByte(c)
	l.at++
	return c == '$' && l.dollar && q.quote != "'" && after != "" && isNameStart(rune(after[0]))
}

// value skips a value in a string, which may have strings in it.
func (l *lexer) value(open byte, depth int) {
	closing := byte('}')
	if open == '(' {
		closing = ')'
	}
	for nested := 1; l.at < len(l.src) && nested > 0; {
		c := l.src[l.at]
		q, isString := l.quoting()
		switch {
		case isString && depth < maxValues:
			l.quoted(q, depth+1)
			continue
		case c == '\n' && !l.tick && !l.dollar && !l.swift:
			return
		case c == '\n':
			l.newline()
			l.lineHas = true
			continue
		case c == open:
			nested++
		case c == closing:
			nested--
		}
		l.at++
	}
}

// simpleEscapes maps the character behind a backslash to what it stands for.
var simpleEscapes = map[byte]string{'n': "\n", 't': "\t", 'r': "\r", 'b': "\b", 'f': "\f", 'v': "\v", 'a': "\a", '\n': "", '\r': ""}

// escape reads a backslash and what follows it.
func (l *lexer) escape(b *strings.Builder) {
	l.at++
	if l.at >= len(l.src) {
		return
	}
	c := l.src[l.at]
	if c == '\n' {
		l.newline()
		l.lineHas = true
		return
	}
	l.at++
	if s, ok := simpleEscapes[c]; ok {
		b.WriteString(s)
		return
	}
	digits := map[byte]int{'x': 2, 'u': 4, 'U': 8}[c]
	rest := l.src[l.at:]
	if (c == 'u' || c == 'U') && strings.HasPrefix(rest, "{") {
		if end := strings.IndexByte(rest[:min(len(rest), 12)], '}'); end > 0 {
			writeCode(b, rest[1:end])
			l.at += end + 1
			return
		}
	}
	if digits > 0 && len(rest) >= digits && writeCode(b, rest[:digits]) {
		l.at += digits
		return
	}
	if c == '0' {
		b.WriteByte(0)
		return
	}
	l.at--
	_, size := utf8.DecodeRuneInString(l.src[l.at:])
	b.WriteString(l.src[l.at : l.at+size])
	l.at += size
}

// writeCode writes the character of a hexadecimal number.
func writeCode(b *strings.Builder, hex string) bool {
	code, err := strconv.ParseUint(hex, 16, 32)
	if err != nil || code > utf8.MaxRune {
		return false
	}
	b.WriteRune(rune(code))
	return true
}
