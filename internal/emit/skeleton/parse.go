package skeleton

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
)

const (
	// maxResponse is how many bytes of a response FromResponse reads.
	maxResponse = 1 << 20

	// maxBody is how many bytes of a body Error.Body keeps.
	maxBody = 4 << 10
)

// FromResponse parses an error response into an [*Error], as [Parse] does. It
// reads at most 1 MiB of the body, and the *Error has the status of the response
// whatever the body is. For a status below 400 it returns nil and leaves the
// body unread.
//
// The second result is an error if the response is nil, or if its body could
// not be read to the end; what was read is still used.
//
// FromResponse does not close the body.
func FromResponse(r *http.Response) (*Error, error) {
	if r == nil {
		return nil, errors.New(prefix + "no response")
	}
	if r.StatusCode < http.StatusBadRequest {
		return nil, nil
	}
	if r.Body == nil {
		return Parse(r.StatusCode, nil), nil
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, maxResponse))
	if err != nil {
		err = fmt.Errorf(prefix+"reading the response: %w", err)
	}
	return Parse(r.StatusCode, body), err
}

// Parse parses the body of an error response: a JSON object with the fields that
// [Error] names, or with those of OAuth 2.0. From any other body, be it
// truncated, HTML or empty, it keeps what it can, and the beginning in
// Error.Body. It never returns nil.
//
// The status is that of the response and takes precedence over one in the body.
// If it is 0, the one in the body is used.
func Parse(status int, body []byte) *Error {
	e := &Error{StatusCode: status}
	if !e.fill(body) || e.Type == "" {
		e.Body = append(e.Body, body[:min(len(body), maxBody)]...)
	}
	return e
}

// A place says where in a response body a value is.
type place int

// The places that Parse reads. Those of OAuth (RFC 6749, section 5.2) come
// second to those of the API.
const (
	elsewhere place = iota // anywhere that is not read
	top                    // the whole body
	atStatus
	atRequestID
	atType
	atMessage
	atURL
	atDetails
	atOAuthType
	atOAuthMessage
	atOAuthURL
	inner // and what follows: the objects on the way to the others
)

// null is the JSON value that counts as no value.
const null = "null"

// fill sets the fields of e that the body has, and reports whether the body is
// in a documented form.
func (e *Error) fill(body []byte) bool {
	text, ok := proper(bytes.TrimPrefix(body, []byte("\ufeff")))
	s := scanner{text: text}
	ok = s.token() == "{" && s.object(top) && ok
	if e.StatusCode == 0 {
		ok = s.number(&e.StatusCode, atStatus) && ok
	}
	ok = s.string(&e.RequestID, atRequestID) && ok
	ok = s.string(&e.Message, atMessage, atOAuthMessage) && ok
	ok = s.string(&e.URL, atURL, atOAuthURL) && ok
	var code string
	ok = s.string(&code, atType, atOAuthType) && ok
	e.Type = known(code)
	if details := s.found[atDetails]; details != "" {
		e.Details = json.RawMessage(details)
	}
	return ok
}

// number sets a field to the whole number at a place, if there is one. It
// reports false if there is a value that is not a whole number.
func (s *scanner) number(field *int, at place) bool {
	value := s.found[at]
	if value == "" || value == null {
		return true
	}
	number, err := strconv.Atoi(value)
	if err == nil {
		*field = number
	}
	return err == nil
}

// string sets a field to the first string at the places that is not empty. It
// reports false if a value before it is not a string. A type may also be a
// number.
func (s *scanner) string(field *string, places ...place) bool {
	ok := true
	for _, at := range places {
		value := s.found[at]
		if value == "" || value == null || *field != "" {
			continue
		}
		text, isText := unquote(value)
		if at == atType && strings.IndexByte("-0123456789", value[0]) >= 0 {
			text, isText = value, true
		}
		if len(s.text) > maxBody { // The text is a part of what is too large to be kept.
			text = strings.Clone(text)
		}
		*field, ok = text, isText && ok
	}
	return ok
}

// known returns text as a type. A documented type is taken from the tables, so
// that it does not keep the body in memory.
func known(text string) Type {
	if row := find(Type(text)); row != 0 {
		return typeOf(row)
	}
	return Type(text)
}
