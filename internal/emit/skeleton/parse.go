package skeleton

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
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

// Parse returns the error that the body of a response holds. The documented
// form and that of OAuth 2.0 are understood; of any other body, be it cut off,
// HTML or empty, it keeps what it can and the beginning in Error.Body. It never
// returns nil.
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

// fill sets the fields of e that body has, and reports whether body is in a
// documented form. The names of OAuth (RFC 6749, section 5.2) come second.
func (e *Error) fill(body []byte) bool {
	fields, err := decode(body)
	ok := err == nil
	if e.StatusCode == 0 {
		ok = take(&e.StatusCode, fields, "status_code") && ok
	}
	ok = take(&e.RequestID, fields, "request_id") && ok
	ok = take(&e.Type, fields, "error_type", "error") && ok
	ok = take(&e.Message, fields, "error_message", "error_description") && ok
	ok = take(&e.URL, fields, "error_url", "error_uri") && ok
	e.Details = fields["error_details"]
	return ok
}

// take sets a field to the first value of the names that is not empty, and
// reports whether each value that it saw was of the type of the field.
func take[T comparable](field *T, fields map[string]json.RawMessage, names ...string) bool {
	ok := true
	var empty T
	for _, name := range names {
		if value, found := fields[name]; found && *field == empty {
			ok = json.Unmarshal(value, field) == nil && ok
		}
	}
	return ok
}

// decode returns the fields of a JSON object. Of one that is cut off or broken
// it returns those before that place, and an error.
func decode(body []byte) (map[string]json.RawMessage, error) {
	body = bytes.TrimPrefix(body, []byte("\ufeff"))
	var fields map[string]json.RawMessage
	err := json.Unmarshal(body, &fields)
	if err != nil {
		return salvage(body), err
	}
	return fields, nil
}

// salvage returns the fields of a JSON object that are complete before the
// first place where it is not JSON any more.
func salvage(body []byte) map[string]json.RawMessage {
	d := json.NewDecoder(bytes.NewReader(body))
	if t, err := d.Token(); err != nil || t != json.Delim('{') {
		return nil
	}
	fields := map[string]json.RawMessage{}
	for d.More() {
		key, err := d.Token()
		name, ok := key.(string)
		var value json.RawMessage
		if err != nil || !ok || d.Decode(&value) != nil {
			break
		}
		fields[name] = value
	}
	return fields
}
