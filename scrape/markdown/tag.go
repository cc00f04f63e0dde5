package markdown

import (
	"html"
	"regexp"
	"strings"
)

// A tag is a tag of HTML or JSX.
type tag struct {
	size    int    // in the source, in bytes
	name    string // empty for the tags of a fragment, <> and </>
	closing bool
	self    bool              // closes itself, as in <br />
	attrs   map[string]string // those whose value is a string or a number
}

// maxTag bounds the size of a tag. The largest known carry an icon as SVG.
const maxTag = 64 << 10

var (
	tagStart = regexp.MustCompile(`^<(/?)(?:([A-Za-z][\w.-]*)([\s/>])|>)`)
	attrName = regexp.MustCompile("^[^\\s\"'<>/={}`]+")
	attrBare = regexp.MustCompile("^[^\\s\"'=<>`{}]+")
	numberIn = regexp.MustCompile(`^\{\s*(\d+)\s*\}$`)
)

// scanTag returns the tag that s begins with, how much of s had to be looked
// at, and whether there is a tag.
func scanTag(s string) (t tag, looked int, ok bool) {
	s = s[:min(len(s), maxTag)]
	m := tagStart.FindStringSubmatch(s[:min(len(s), 256)])
	if m == nil {
		return tag{}, min(len(s), 256), false
	}
	t = tag{name: m[2], closing: m[1] != ""}
	if m[2] == "" {
		t.size = len(m[0])
		return t, t.size, true
	}
	for at := len(m[0]) - len(m[3]); at < len(s); {
		at += len(s[at:]) - len(strings.TrimLeft(s[at:], " \t\n"))
		switch rest := s[at:]; {
		case rest == "":
		case strings.HasPrefix(rest, ">"):
			t.size = at + 1
			return t, t.size, true
		case strings.HasPrefix(rest, "/>"):
			t.size, t.self = at+2, true
			return t, t.size, true
		default:
			n := t.attribute(rest)
			if n == 0 {
				return tag{}, at, false
			}
			if n < 0 {
				return tag{}, len(s), false
			}
			at += n
		}
	}
	return tag{}, len(s), false
}

// attribute reads the attribute that s begins with and returns its size: 0
// when there is none, and less than 0 when it does not end.
func (t *tag) attribute(s string) int {
	if s[0] == '{' {
		return expression(s) // {...props}
	}
	name := attrName.FindString(s)
	if name == "" {
		return 0
	}
	at := len(name)
	rest := strings.TrimLeft(s[at:], " \t\n")
	if !strings.HasPrefix(rest, "=") {
		t.set(name, "")
		return at
	}
	rest = strings.TrimLeft(rest[1:], " \t\n")
	value, n := attributeValue(rest)
	if n <= 0 {
		return n
	}
	if value != nil {
		t.set(name, html.UnescapeString(*value))
	}
	return len(s) - len(rest) + n
}

func (t *tag) set(name, value string) {
	if t.attrs == nil {
		t.attrs = map[string]string{}
	}
	if _, repeated := t.attrs[name]; !repeated {
		t.attrs[name] = value
	}
}

// attributeValue returns the value that s begins with, nil when only a
// program could tell it, and its size as attribute does.
func attributeValue(s string) (value *string, size int) {
	if s == "" {
		return nil, 0
	}
	switch s[0] {
	case '"', '\'':
		end := strings.IndexByte(s[1:], s[0])
		if end < 0 {
			return nil, -1
		}
		text := s[1 : 1+end]
		return &text, end + 2
	case '{':
		n := expression(s)
		if n < 0 {
			return nil, n
		}
		if text, ok := literal(s[:n]); ok {
			return &text, n
		}
		if m := numberIn.FindStringSubmatch(s[:n]); m != nil {
			return &m[1], n
		}
		return nil, n
	}
	bare := attrBare.FindString(s)
	return &bare, len(bare)
}

// expression returns the size of the expression in braces that s begins with,
// or less than 0 when it does not end. Braces in strings and comments do not count.
func expression(s string) int {
	b := brackets{}
	for i := 0; i < len(s); i += b.step(s[i:]) {
		if b.depth == 1 && s[i] == '}' && b.quote == 0 {
			return i + 1
		}
	}
	return -1
}

// brackets follows the nesting of a piece of JavaScript.
type brackets struct {
	depth int
	quote byte // of the string at hand, or 0
}

// step takes in what s begins with, and returns how much of s it was.
func (b *brackets) step(s string) int {
	c := s[0]
	switch {
	case b.quote != 0 && c == '\\':
		return min(2, len(s))
	case b.quote != 0:
		if c == b.quote || c == '\n' && b.quote != '`' {
			b.quote = 0 // no string holds a line break; an apostrophe in text began none
		}
	case c == '"', c == '\'', c == '`':
		b.quote = c
	case strings.HasPrefix(s, "/*"):
		if end := strings.Index(s, "*/"); end > 0 {
			return end + 2
		}
		return len(s)
	case c == '{', c == '(', c == '[':
		b.depth++
	case c == '}', c == ')', c == ']':
		b.depth--
	}
	return 1
}

var literalText = regexp.MustCompile("^\\{\\s*(?:\"([^\"\\\\\n]*)\"|'([^'\\\\\n]*)'|`([^`$\\\\]*)`)\\s*\\}")

// literal returns the text of an expression that is a string and nothing else.
func literal(expr string) (string, bool) {
	m := literalText.FindStringSubmatch(expr)
	if m == nil {
		return "", false
	}
	return m[1] + m[2] + m[3], true
}
