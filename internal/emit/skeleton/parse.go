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
	// maxResponse is how much of a response FromResponse reads, in bytes.
	maxResponse = 1 << 20

	// maxBody is how much of a body Error.Body keeps, in bytes.
	maxBody = 4 << 10
)

// FromResponse returns the error that an HTTP response holds, or nil when its
// status is below 400; the body is then left unread. Otherwise it reads at
// most 1 MiB of the body and returns an *Error that has the status, whatever
// the body is; see [Parse]. The second result says that the response is nil,
// or that its body could not be read to the end; what was read is still used.
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

// Parse returns the error that the body of a response holds: a JSON object with
// the fields that [Error] names, or with those of OAuth 2.0. Of any other body,
// be it cut off, HTML or empty, it keeps what it can and the beginning in
// Error.Body. It never returns nil.
//
// The status is that of the response and wins over what the body says; where
// it is 0, the one of the body is taken.
func Parse(status int, body []byte) *Error {
	e := &Error{StatusCode: status}
	if !e.fill(body) || e.Type == "" {
		e.Body = bytes.Clone(body[:min(len(body), maxBody)])
	}
	return e
}

// A place is where a value stands in a response body.
type place int

// The places that Parse reads. Those of OAuth (RFC 6749, section 5.2) come
// second to those of the API.
const (
	elsewhere place = iota // what is not read
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

// null is the JSON value that says nothing.
const null = "null"

// fill sets the fields of e that body has, and reports whether body is in a
// documented form.
func (e *Error) fill(body []byte) bool {
	s := scanner{rest: string(bytes.TrimPrefix(body, []byte("\ufeff")))}
	ok := s.object(top)
	s.space()
	ok = s.rest == "" && ok
	if e.StatusCode == 0 {
		ok = s.number(&e.StatusCode, atStatus) && ok
	}
	ok = s.text(&e.RequestID, atRequestID) && ok
	ok = s.text(&e.Message, atMessage, atOAuthMessage) && ok
	ok = s.text(&e.URL, atURL, atOAuthURL) && ok
	ok = s.errorType(&e.Type) && ok
	if len(body) > maxBody { // The texts are parts of a copy of it, which is then too large to be kept.
		e.RequestID, e.Message, e.URL = strings.Clone(e.RequestID), strings.Clone(e.Message), strings.Clone(e.URL)
	}
	if details := s.found[atDetails]; details != "" {
		e.Details = json.RawMessage(details)
	}
	return ok
}

// number sets a field to the whole number at a place, if there is one, and
// reports whether there is nothing else.
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

// text sets a field to the first of the texts at places that is not empty, and
// reports whether there was nothing but texts up to it.
func (s *scanner) text(field *string, places ...place) bool {
	ok := true
	for _, at := range places {
		value := s.found[at]
		if value == "" || value == null || *field != "" {
			continue
		}
		text, isText := unquote(value)
		*field, ok = text, isText && ok
	}
	return ok
}

// errorType is text for the type, which may also be a number. A type that is
// documented becomes the text that the tables have, so that nothing is kept
// of the body for it.
func (s *scanner) errorType(field *Type) bool {
	if code := s.found[atType]; code != "" && strings.IndexByte("-0123456789", code[0]) >= 0 {
		*field = known(code)
		return true
	}
	var text string
	ok := s.text(&text, atType, atOAuthType)
	*field = known(text)
	return ok
}

// known returns text as a type: if it is documented, as the tables have it.
func known(text string) Type {
	if i, ok := Lookup(Type(text)); ok {
		return i.Type()
	}
	return Type(strings.Clone(text))
}
