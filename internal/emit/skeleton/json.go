package skeleton

import (
	"encoding/json"
	"strings"
	"unicode/utf8"
)

// A scanner reads a JSON object from the front of a text, in one pass, and
// keeps the values that stand at places. It accepts what encoding/json does.
type scanner struct {
	rest  string                  // what is not read yet
	found [inner + objects]string // the last value at each place, as it stands in the text; "" for none
}

// object reads the object at a place, and reports whether it is one to its
// end. What stands before the first place where it is none is kept.
func (s *scanner) object(at place) bool {
	if !s.skip('{') {
		return false
	}
	if s.skip('}') {
		return true
	}
	for {
		key, ok := s.key()
		if !ok || !s.skip(':') || !s.value(next(at, key)) {
			return false
		}
		if !s.skip(',') {
			return s.skip('}')
		}
	}
}

// key reads the key of a value of an object.
func (s *scanner) key() (string, bool) {
	s.space()
	literal := s.rest[:extent(s.rest)]
	s.rest = s.rest[len(literal):]
	return unquote(literal)
}

// value reads a value, and keeps it as the one at a place. Of an object that
// is cut off, it keeps what stands at places in it.
func (s *scanner) value(at place) bool {
	s.space()
	begin := s.rest
	if at != elsewhere && begin != "" && begin[0] == '{' {
		if !s.object(at) {
			return false
		}
	} else {
		s.rest = begin[extent(begin):]
	}
	value := begin[:len(begin)-len(s.rest)]
	s.found[at] = value
	return value != ""
}

// skip skips white space and then the byte c, and reports whether it is there.
func (s *scanner) skip(c byte) bool {
	s.space()
	if s.rest == "" || s.rest[0] != c {
		return false
	}
	s.rest = s.rest[1:]
	return true
}

// space skips white space.
func (s *scanner) space() {
	for s.rest != "" && strings.IndexByte(" \n\r\t", s.rest[0]) >= 0 {
		s.rest = s.rest[1:]
	}
}

// extent returns how long the value is that text begins with, in bytes; 0 if
// it is none, or might be cut off.
func extent(text string) int {
	if text == "" {
		return 0
	}
	n, simple := 0, false
	switch text[0] {
	case '"':
		n, simple = quoted(text)
	case '{', '[':
		n = bracketed(text)
	default:
		n = max(strings.IndexAny(text, ",]} \n\r\t"), 0)
	}
	if simple || json.Valid([]byte(text[:n])) {
		return n
	}
	return 0
}

// quoted returns how long the string is that text begins with, 0 if it is cut
// off, and whether it is valid for certain.
func quoted(text string) (n int, simple bool) {
	simple = true
	for i := 1; i < len(text); i++ {
		switch c := text[i]; {
		case c == '"':
			return i + 1, simple
		case c == '\\':
			simple = false
			i++
		case c < ' ':
			simple = false
		}
	}
	return 0, false
}

// bracketed returns how long the object or array is that text begins with; 0
// if it is cut off.
func bracketed(text string) int {
	depth := 0
	for i := 0; i < len(text); i++ {
		switch text[i] {
		case '"':
			n, _ := quoted(text[i:])
			if n == 0 {
				return 0
			}
			i += n - 1
		case '{', '[':
			depth++
		case '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
		}
	}
	return 0
}

// unquote returns the text of a value, and whether it is a string.
func unquote(value string) (string, bool) {
	if value == "" || value[0] != '"' {
		return "", false
	}
	if strings.IndexByte(value, '\\') < 0 && utf8.ValidString(value) {
		return value[1 : len(value)-1], true
	}
	var text string
	err := json.Unmarshal([]byte(value), &text)
	return text, err == nil
}
