package skeleton

import (
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"
)

// proper returns body as text, up to the first byte with which it is not JSON,
// and whether there is none.
func proper(body []byte) (string, bool) {
	if json.Valid(body) {
		return string(body), true
	}
	text := string(body) + "\x00" // so that what is cut off is wrong at its end, too
	var wrong *json.SyntaxError
	if errors.As(json.Unmarshal([]byte(text), new(any)), &wrong) {
		text = text[:wrong.Offset-1]
	}
	return text, false
}

// A scanner reads an object of JSON in one pass, and keeps the values that
// stand at places. Its text is JSON as far as it goes, but may be cut off. A
// method that reports whether it was read to its end reports false then; what
// stands before is kept.
type scanner struct {
	text  string
	next  int                     // what is not read yet begins here
	found [inner + objects]string // the last value at each place, as it stands in the text; "" for none
}

// token returns the next token: a brace, a bracket, a colon, a comma, a string
// in its quotes, or a number or word. It is empty at the end, and when it may be
// cut off.
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

// object reads the object at a place, after its brace, and reports whether it
// was read to its end.
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

// value reads a value, keeps it as the one at a place, and reports whether it
// was read to its end. Of an object, it also keeps what stands at places in it.
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
// it was read to its end.
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
