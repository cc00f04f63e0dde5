package fetch

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"time"
	"unicode"

	"code.dny.dev/ssrf"
)

// A Kind is a kind of failure.
type Kind string

// The kinds of an [Error].
const (
	BadAddress  Kind = "bad-address"  // the address cannot be fetched
	Blocked     Kind = "blocked"      // the host or the address is not allowed
	Refused     Kind = "robots"       // robots.txt disallows it, or could not be read
	NotFound    Kind = "not-found"    // 404 or 410
	Status      Kind = "status"       // a status other than 200
	Busy        Kind = "busy"         // the server asks to wait for longer than MaxWait, or too often
	Redirect    Kind = "redirect"     // a redirect that is not followed
	Timeout     Kind = "timeout"      // the server did not send the whole answer in time
	Network     Kind = "network"      // there was no connection, or it broke
	Certificate Kind = "certificate"  // the server cannot prove that it is the host
	TooLarge    Kind = "too-large"    // more than MaxBody
	Empty       Kind = "empty"        // a document without text
	ContentType Kind = "content-type" // not text, or compressed in an unknown way
	Offline     Kind = "offline"      // not in the cache
	Browser     Kind = "browser"      // no browser, or one that failed
)

// An Error says why a document could not be fetched, and how to fix that.
type Error struct {
	URL     string // as requested
	Kind    Kind
	Status  int    // of the answer, if there was one
	Message string // what happened
	Fix     string // what to do about it
	Err     error  // the underlying error of another package, if any

	passing bool // whether the next try may succeed
}

func (e *Error) Error() string { return e.URL + ": " + e.Message + "\n\t" + e.Fix }

func (e *Error) Unwrap() error { return e.Err }

// statusError returns the error of an answer that is neither a document nor a
// redirect.
func statusError(code int) error {
	e := &Error{Kind: Status, Status: code, Message: "the server answers " + statusText(code)}
	switch {
	case code == http.StatusNotFound, code == http.StatusGone:
		e.Kind = NotFound
		e.Fix = "check the address, and whether the documentation has moved"
	case code == http.StatusUnauthorized, code == http.StatusForbidden:
		e.Fix = "the page may need a login: save it in a browser and give the file"
	case code == http.StatusTooManyRequests:
		e.Kind, e.passing = Busy, true
		e.Fix = "try again later"
	case code >= 500:
		e.passing = code == 500 || code == 502 || code == 503 || code == 504
		e.Fix = "try again later; the server is at fault"
	default:
		e.Fix = "open the address in a browser to see what it has"
	}
	return e
}

func statusText(code int) string {
	if text := http.StatusText(code); text != "" {
		return fmt.Sprintf("%d %s", code, text)
	}
	return fmt.Sprint(code)
}

// networkError returns the error of a request without a complete answer.
func networkError(err error, timeout time.Duration) error {
	var certificate *tls.CertificateVerificationError
	var notTLS tls.RecordHeaderError
	var alert tls.AlertError
	var dns *net.DNSError
	e := &Error{Kind: Network, Err: err, Message: clip(err.Error()), Fix: "check the address and the connection, and try again"}
	switch {
	case errors.As(err, &certificate):
		e.Kind = Certificate
		e.Fix = "errgen does not read from a server that cannot prove its identity; check the address, and the clock and the certificates of this machine"
	case errors.As(err, &notTLS), errors.As(err, &alert):
		e.Fix = "check whether the server speaks HTTPS at this address"
	case isProhibited(err):
		return blockedError("it leads to an address that is private or special, or to an unusual port (" + clip(err.Error()) + ")")
	case isTimeout(err):
		e.Kind = Timeout
		e.Message = fmt.Sprintf("the server did not send the whole answer within %v", timeout)
		e.Fix = "try again later; the server or the connection is at fault"
	case errors.As(err, &dns) && dns.IsNotFound:
		e.Message = "there is no host " + dns.Name
		e.Fix = "check the address"
	default:
		e.Message = "the connection broke: " + clip(err.Error())
		e.passing = true
	}
	return e
}

// maxText is how many bytes of a server's text a message repeats.
const maxText = 300

// clip returns text of a server in a form that is safe in a message: on one
// line, without control characters, and not too long.
func clip(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsPrint(r) {
			return r
		}
		return unicode.ReplacementChar
	}, text)
	if len(text) > maxText {
		text = strings.ToValidUTF8(text[:maxText], "") + "…"
	}
	return text
}

func isProhibited(err error) bool {
	return errors.Is(err, ssrf.ErrProhibitedIP) || errors.Is(err, ssrf.ErrProhibitedPort) ||
		errors.Is(err, ssrf.ErrProhibitedNetwork) || errors.Is(err, ssrf.ErrInvalidHostPort)
}

func isTimeout(err error) bool {
	var timeout net.Error
	return errors.Is(err, context.DeadlineExceeded) || errors.As(err, &timeout) && timeout.Timeout()
}

func blockedError(message string) error {
	return &Error{
		Kind: Blocked, Message: message,
		Fix: "if the documentation really is there, on a machine or network of yours, give --allow-private",
	}
}
