package skeleton

import (
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"
)

// proper returns body as text, up to the first byte that is not valid JSON, and
// whether all of it is valid.
func proper(body []byte) (string, bool) {
	if json.Valid(body) {
		return string(body), true
	}
	text := string(body) + "\x00" // makes a truncated body invalid at its end, too
	var wrong *json.SyntaxError
	if errors.As(json.Unmarshal([]byte(text), new(any)), &wrong) {
		text = text[:wrong.Offset-1]
	}
	return text, false
}

// A scanner reads a JSON object in one pass and keeps the values at the places
// that Parse reads. Its text is valid JSON, but may be truncated. Its methods
// then report false, and the values before the end are kept.
type scanner struct {
	text  string
	next  int                     // where the text begins that is not read yet
	found [inner + objects]string // the last value at each place, as the text has it; "" for none
}

// token returns the next token: a brace, a bracket, a colon, a comma, a string
// in its quotes, or a number or word. It returns "" at the end of the text, and
// for a token that may be truncated.
func (s *scanner) token() string {
	text := s.text[s.next:]
	begin := 0
	for begin < len(text) && text[begin] <= ' ' {
		begin++
	}
	if begin == len(text) {
		return ""
	}
	end := begin + 1
	switch text[begin] {
	case '{', '}', '[', ']', ':', ',':
	case '"':
		for end < len(text) && text[end] != '"' {
			if text[end] == '\\' {
				end++
			}
			end++
		}
		end++
	default:
		for end < len(text) && strings.IndexByte(",]} \n\r\t", text[end]) < 0 {
			end++
		}
		if end == len(text) {
			return ""
		}
	}
	if end > len(text) {
		return ""
	}
	s.next += end
	return text[begin:end]
}

// object reads the object at a place, after its opening brace, and reports
// whether it could read all of it.
func (s *scanner) object(at place) bool {
	for {
		key := s.token()
		if key == "," {
			key = s.token()
		}
		name, ok := unquote(key)
		if !ok {
			return key == "}"
		}
		s.token() // the colon
		if !s.field(at, name) {
			return false
		}
	}
}

// value reads a value and keeps it as the one at a place. In an object, it also
// keeps the values at the places in it. It reports whether it could read all of
// the value.
func (s *scanner) value(at place) bool {
	token := s.token()
	begin := s.next - len(token)
	if at != elsewhere && token == "{" {
		if !s.object(at) {
			return false
		}
	} else if !s.skip(token) {
		return false
	}
	s.found[at] = s.text[begin:s.next]
	return true
}

// skip reads the rest of the value that begins with a token, and reports whether
// it could read all of it.
func (s *scanner) skip(token string) bool {
	for depth := 0; token != ""; token = s.token() {
		switch token[0] {
		case '{', '[':
			depth++
		case '}', ']':
			depth--
		}
		if depth == 0 {
			return true
		}
	}
	return false
}

// unquote returns the text of a value, and whether the value is a string.
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
