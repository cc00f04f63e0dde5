package skeleton

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// prefix begins the text of every error of this package.
const prefix = "skeleton: "

// A Type is an error type, exactly as responses spell it. The constants of this
// package are the documented types. A response may have another type, which is
// kept as it is.
//
// A Type is an error itself, so that it can be the target of errors.Is.
type Type string

// Error returns the type itself.
func (t Type) Error() string { return string(t) }

// An Error is an error response of the API. A field that the response does not
// have is empty. The names in parentheses are those of the fields in JSON.
type Error struct {
	StatusCode int             // the HTTP status (status_code)
	RequestID  string          // identifies the request, for support (request_id)
	Type       Type            // the error type, documented or not (error_type)
	Message    string          // the message, for developers (error_message)
	URL        string          // the documentation of the error (error_url)
	Details    json.RawMessage // any JSON value, unchanged (error_details)

	// Body is a copy of the first 4 KiB of a response body that is not in a
	// documented form, or only in part, such as the HTML page of a proxy.
	Body []byte
}

// Error returns the error in one sentence, such as
// "skeleton: 404 not_found: There is no such thing. (request_id r-1)".
// It leaves out what the response does not have.
func (e *Error) Error() string {
	if e == nil {
		return "<nil>"
	}
	text := string(e.Type)
	if text == "" && e.Message == "" {
		text = http.StatusText(e.StatusCode)
	}
	switch {
	case e.StatusCode != 0 && text != "":
		text = strconv.Itoa(e.StatusCode) + " " + text
	case e.StatusCode != 0:
		text = strconv.Itoa(e.StatusCode)
	case text == "":
		text = "error"
	}
	if e.Message != "" {
		text += ": " + e.Message
	}
	if e.RequestID != "" {
		text += " (request_id " + e.RequestID + ")"
	}
	return prefix + text
}

// Is reports whether target is the [Type] of e, or an *Error with the same
// Type. Statuses and messages are not compared. An empty type matches nothing.
func (e *Error) Is(target error) bool {
	if e == nil { // as FromResponse returns it for a response without an error
		return false
	}
	switch target := target.(type) {
	case Type:
		return target != "" && target == e.Type
	case *Error:
		return target != nil && target.Type != "" && target.Type == e.Type
	}
	return false
}
