package skeleton

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// genMaxResponse is how many bytes of a response are read.
const genMaxResponse = 1 << 20

// FromResponse parses an error response into an [*Error], as [Parse] does. It
// reads at most 1 MiB of the body, and the *Error has the status of the response
// whatever the body is. For a status below 400 it returns nil and leaves the
// body unread, unless the API sends errors with such a status, too: it then returns
// nil if the body has no error type.
//
// The second result is an error if the response is nil, or if its body could
// not be read to the end; what was read is still used.
//
// FromResponse does not close the body, which can be read again from its
// beginning.
func FromResponse(r *http.Response) (*Error, error) {
	if r == nil {
		return nil, errors.New(genPrefix + "no response")
	}
	isError := r.StatusCode >= http.StatusBadRequest
	if !isError && !genAlways {
		return nil, nil
	}
	body, err := genPeek(r)
	e := genParse(r, body)
	if err != nil {
		err = fmt.Errorf(genPrefix+"reading the response: %w", err)
	}
	if !isError && e.Type == "" {
		return nil, err
	}
	return e, err
}

// genParse parses a response with what was read of its body.
func genParse(r *http.Response, body []byte) *Error {
	e := Parse(r.StatusCode, genUnpack(r.Header, body))
	e.RetryAfter = genRetryAfter(r.Header)
	return e
}

// genPeek returns the beginning of the body of a response, which can be read
// again from its beginning.
func genPeek(r *http.Response) ([]byte, error) {
	if r.Body == nil {
		return nil, nil
	}
	body, err := io.ReadAll(io.LimitReader(r.Body, genMaxResponse))
	r.Body = struct {
		io.Reader
		io.Closer
	}{io.MultiReader(bytes.NewReader(body), r.Body), r.Body}
	return body, err
}

// genUnpack returns a body as it was before it was compressed with gzip, which
// net/http unpacks only where it asked for it. Of a body that is cut off or too
// large, it returns the beginning.
func genUnpack(h http.Header, body []byte) []byte {
	if !strings.EqualFold(h.Get("Content-Encoding"), "gzip") {
		return body
	}
	unpacked, err := gzip.NewReader(bytes.NewReader(body))
	if err != nil {
		return body
	}
	text, _ := io.ReadAll(io.LimitReader(unpacked, genMaxResponse))
	return text
}

// genRetryAfter returns how long a response asks to wait (RFC 9110, section
// 10.2.3: a number of seconds, or a date), or 0 if it does not ask for it.
func genRetryAfter(h http.Header) time.Duration {
	text := h.Get("Retry-After")
	if seconds, err := strconv.ParseUint(text, 10, 32); err == nil {
		return time.Duration(seconds) * time.Second
	}
	until, err := http.ParseTime(text)
	if err != nil {
		return 0
	}
	now, err := http.ParseTime(h.Get("Date"))
	if err != nil {
		now = time.Now()
	}
	return max(0, until.Sub(now))
}

// Transport returns a RoundTripper for the client of an SDK. An error response
// that the SDK could not read, so that its status or type would be lost, becomes
// an [*Error], which the SDK returns in an error of its own and [Is], [TypeOf]
// and errors.As find there: the HTML page of a proxy, an empty body, one that is
// cut off, and one without an error type or with details that are not an object
// or a list. All other responses are passed on, and their bodies can be read.
//
// Base sends the requests; nil stands for http.DefaultTransport. The result can
// be used by several goroutines at once if base can.
func Transport(base http.RoundTripper) http.RoundTripper {
	if base == nil {
		base = http.DefaultTransport
	}
	return genTransport{base}
}

// A genTransport is what [Transport] returns.
type genTransport struct{ base http.RoundTripper }

// RoundTrip sends a request; see [Transport].
func (t genTransport) RoundTrip(request *http.Request) (*http.Response, error) {
	r, err := t.base.RoundTrip(request)
	if err != nil || r.StatusCode < http.StatusBadRequest || request.Method == http.MethodHead {
		return r, err
	}
	body, _ := genPeek(r)
	e := genParse(r, body)
	if len(body) == genMaxResponse || e.genIsPlain() {
		return r, nil
	}
	r.Body.Close()
	return nil, e
}

// genIsPlain reports whether an SDK can read the response that e was parsed from.
func (e *Error) genIsPlain() bool {
	hasOddDetails := len(e.Details) > 0 && !strings.ContainsRune("{[n", rune(e.Details[0]))
	return e.Type != "" && e.Body == nil && !hasOddDetails
}

// genStatusText returns the text of an HTTP status, or "".
func genStatusText(code int) string { return http.StatusText(code) }

// genStatusOf returns the status of a response, or 0 if v is not one.
func genStatusOf(v any) int {
	if r, ok := v.(*http.Response); ok && r != nil {
		return r.StatusCode
	}
	return 0
}
