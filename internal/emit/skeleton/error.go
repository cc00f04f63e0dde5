package skeleton

import (
	"encoding/json"
	"iter"
	"slices"
	"strconv"
	"time"
)

// genPrefix begins the text of every error of this package.
const genPrefix = "skeleton: "

// A Type is an error type, exactly as responses spell it. The constants of this
// package are the documented types. A response may have another type, which is
// kept as it is.
//
// A Type is an error itself, so that it can be the target of errors.Is.
type Type string

// Error returns the type itself.
func (t Type) Error() string { return string(t) }

// Known returns the type if it is documented, and "other" if it is not, so that
// the values of a metric's label are limited in number.
func (t Type) Known() string {
	if genFind(t) == 0 {
		return "other"
	}
	return string(t)
}

// TypeOf returns the type of the first error response in err or in what it wraps,
// at any depth, and whether there is one with a type. It finds what
// [From] finds, and a [Type] that is an error by itself.
func TypeOf(err error) (Type, bool) {
	for t := range genTypes(err) {
		return t, true
	}
	return "", false
}

// Is reports whether err, or an error that it wraps at any depth, is an error
// response of one of the types. It finds what [TypeOf] finds, and looks at each
// error that is joined with others.
func Is(err error, types ...Type) bool {
	for t := range genTypes(err) {
		if slices.Contains(types, t) {
			return true
		}
	}
	return false
}

// An Error is an error response of the API. A field that the response does not
// have is empty. The names in parentheses are those of the fields in JSON.
type Error struct {
	StatusCode int             // the HTTP status (status_code)
	RequestID  string          // identifies the request, for support (request_id)
	Type       Type            // the error type, documented or not (error_type)
	Message    string          // the message, for developers (error_message)
	URL        string          // the documentation of the error (error_url)
	Details    json.RawMessage // any JSON value, unchanged (error_details)

	// RetryAfter is how long the response asks to wait, by its header Retry-After.
	// Parse, which sees no header, leaves it 0.
	RetryAfter time.Duration

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
		text = genStatusText(e.StatusCode)
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
	return genPrefix + text
}

// Info returns what the documentation says about the type of e, and whether it is
// documented.
func (e *Error) Info() (Info, bool) {
	if e == nil {
		return Info{}, false
	}
	return Lookup(e.Type)
}

// Retryable reports whether the same request may succeed when it is sent again
// later: what [Info.Retryable] says about the type if its documentation says
// anything, and otherwise whether the status of the response is 408, 429, 500,
// 502, 503 or 504.
func (e *Error) Retryable() bool {
	info, _ := e.Info()
	if retryable, isSaid := info.genRetry(); isSaid {
		return retryable
	}
	return e != nil && genIsTransient(e.StatusCode)
}

// genIsTransient reports whether a request may succeed later after an HTTP status.
func genIsTransient(status int) bool {
	switch status {
	case 408, 429, 500, 502, 503, 504:
		return true
	}
	return false
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

// From returns the first error response in err or in what it wraps, at any depth,
// and whether there is one: an [*Error] as it is, or an error of an SDK, converted.
func From(err error) (*Error, bool) {
	for _, e := range genTree(err) {
		if e != nil {
			return e, true
		}
	}
	return nil, false
}

// genTypes returns the types that [TypeOf] may return for an error, the first first.
func genTypes(err error) iter.Seq[Type] {
	return func(yield func(Type) bool) {
		for node, e := range genTree(err) {
			t, _ := node.(Type)
			if e != nil {
				t = e.Type
			}
			if t != "" && !yield(t) {
				return
			}
		}
	}
}

// genTree returns err and what it wraps, each error before those in it, with the
// error response that it is, or nil.
func genTree(err error) iter.Seq2[error, *Error] {
	return func(yield func(error, *Error) bool) { genWalk(err, yield) }
}

// genWalk calls yield for each error of a tree until it returns false, and
// reports whether it never did. What an error response wraps is not looked for.
func genWalk(err error, yield func(error, *Error) bool) bool {
	if err == nil {
		return true
	}
	e, isNil := genConvert(err)
	if !yield(err, e) {
		return false
	}
	if e != nil || isNil {
		return true
	}
	switch err := err.(type) {
	case interface{ Unwrap() error }:
		return genWalk(err.Unwrap(), yield)
	case interface{ Unwrap() []error }:
		for _, each := range err.Unwrap() {
			if !genWalk(each, yield) {
				return false
			}
		}
	}
	return true
}
