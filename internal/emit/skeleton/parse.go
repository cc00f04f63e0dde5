package skeleton

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode/utf8"
)

const (
	// genMaxBody is how many bytes of a body Error.Body keeps.
	genMaxBody = 4 << 10

	// genMaxDepth is how many values in each other are read where encoding/json
	// does not limit it.
	genMaxDepth = 1000

	// genNull is the JSON value that counts as no value.
	genNull = "null"
)

// Parse parses the body of an error response: the fields that [Error] names and, in
// JSON, those of OAuth 2.0 (RFC 6749, section 5.2). From a body in another form, be
// it truncated, HTML or empty, it keeps what it can, and the beginning in Error.Body.
// It never returns nil.
//
// The status is that of the response and takes precedence over one in the body.
// If it is 0, the one in the body is used.
func Parse(status int, body []byte) *Error {
	e := &Error{StatusCode: status}
	if !e.genFill(body) || e.Type == "" {
		e.Body = append(e.Body, body[:min(len(body), genMaxBody)]...)
	}
	return e
}

// genFill sets the fields of e that the body has, and reports whether the body is
// in a documented form.
func (e *Error) genFill(body []byte) bool {
	r, isWhole := genRead(bytes.TrimPrefix(body, []byte("\ufeff")))
	ok := r.fields(e)
	if !isWhole {
		e.Details = nil // It may be a part of the value.
	}
	return isWhole && ok
}

// A genReader has what [Parse] has read of a body: each value by its path, as a wire
// writes it, such as error.code or errors.0.code.
type genReader map[string]json.RawMessage

// text sets a field to the first text at the paths that is not empty. It reports
// false if a value before it is not a text.
func (r genReader) text(field *string, paths ...string) bool {
	ok := true
	for _, path := range paths {
		value := r[path]
		if *field != "" || value == nil || string(value) == genNull {
			continue
		}
		ok = value[0] == '"' && ok
		*field = genUnquote(value)
	}
	return ok
}

// errorType sets a field to the type at the first of the paths that has one. A
// type may be a text or a number.
func (r genReader) errorType(field *Type, paths ...string) bool {
	for _, path := range paths {
		if value := r[path]; value != nil && strings.IndexByte("-0123456789", value[0]) >= 0 {
			r[path] = json.RawMessage(strconv.Quote(string(value)))
		}
	}
	var text string
	ok := r.text(&text, paths...)
	*field = genKnown(text)
	return ok
}

// status sets a field that is 0 to the whole number at the first of the paths
// that has one. It may be written as a text.
func (r genReader) status(field *int, paths ...string) bool {
	ok := true
	for _, path := range paths {
		value := r[path]
		if *field != 0 || value == nil || string(value) == genNull {
			continue
		}
		number, err := strconv.Atoi(strings.Trim(string(value), `"`))
		ok = err == nil && ok
		if err == nil {
			*field = number
		}
	}
	return ok
}

// details sets a field to the value at the first of the paths that has one, and
// returns true, since any value will do.
func (r genReader) details(field *json.RawMessage, paths ...string) bool {
	for _, path := range paths {
		if *field == nil {
			*field = r[path]
		}
	}
	return true
}

// genJoin returns the path of a key in the value at a path.
func genJoin(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// genUnquote returns the text of a value in JSON, or "" if it is not a text.
func genUnquote(value json.RawMessage) string {
	if value[0] != '"' {
		return ""
	}
	if bytes.IndexByte(value, '\\') < 0 && utf8.Valid(value) {
		return string(value[1 : len(value)-1]) // faster, and nearly always so
	}
	var text string
	if json.Unmarshal(value, &text) != nil {
		return ""
	}
	return text
}

// genKnown returns text as a type. A documented type is taken from the tables, so
// that it takes no memory of its own.
func genKnown(text string) Type {
	if row := genFind(Type(text)); row != 0 {
		return genTypeOf(row)
	}
	return Type(text)
}
