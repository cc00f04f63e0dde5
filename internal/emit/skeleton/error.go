// The files columns.go, error.go, info.go, json.go, lookup.go and parse.go are the
// hand-written half of every generated package: emit writes them out under
// another name. The others are emitted from a sample, so that these can be
// tested as they are.

package skeleton

import (
	"encoding/json"
	"net/http"
	"strconv"
)

// prefix begins the text of every error of this package.
const prefix = "skeleton: "

// A Type is an error type, exactly as on the wire. The constants of this
// package are the documented types; a response may hold another one, and it is
// kept as it came.
//
// A Type is an error, to be the target of errors.Is.
type Type string

// Error returns the type itself.
func (t Type) Error() string { return string(t) }

// An Error is an error response of the API. What the response does not say is
// an empty field. In parentheses are the fields of the JSON that hold it.
type Error struct {
	StatusCode int             // the HTTP status (status_code)
	RequestID  string          // what to name when asking for support (request_id)
	Type       Type            // the error type, documented or not (error_type)
	Message    string          // the message, for people (error_message)
	URL        string          // the documentation of the error (error_url)
	Details    json.RawMessage // any JSON value, as it came (error_details)

	// Body is a copy of the first 4 KiB of a response body that was not, or
	// not in full, in a documented form, such as the HTML page of a proxy.
	Body []byte
}

// Error returns the error in one sentence, such as
// "skeleton: 404 not_found: There is no such thing. (request_id r-1)".
// What the response did not say is left out.
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

// Is reports whether target is the same error by type alone, whatever the
// status and the message: a [Type], or an *Error with the same Type. The empty
// type matches nothing.
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
