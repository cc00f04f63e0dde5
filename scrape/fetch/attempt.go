package fetch

import (
	"context"
	"net/http"
	"net/url"
	"time"
)

// A request is a request for one address.
type request struct {
	url    *url.URL
	accept string
	limit  int64  // the most bytes of the body
	cut    bool   // whether a longer body is cut instead of refused
	kept   *entry // the document in the cache; may be nil
}

// An answer is the response of a server: a document, or a redirect to one.
type answer struct {
	status   int
	header   http.Header
	body     []byte
	location string // of a redirect
	ending   ending // how it is known that body is whole
}

// attempt waits for the turn of a request and sends it once. The error is an
// *Error, or that of ctx.
func (c *Client) attempt(ctx context.Context, r request) (*answer, error) {
	done, err := c.turn(ctx, c.host(r.url))
	if err != nil {
		return nil, err
	}
	defer done()
	timeout := positive(c.Timeout, defaultTimeout)
	within, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	a, err := c.send(within, r)
	switch {
	case err == nil, isOurs(err):
		return a, err
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case within.Err() != nil:
		err = within.Err() // the error of the transport says less
	}
	return nil, networkError(err, timeout)
}

func isOurs(err error) bool {
	_, ok := err.(*Error)
	return ok
}

// send sends a request and reads the answer. The error is an *Error if the
// answer is at fault.
func (c *Client) send(ctx context.Context, r request) (*answer, error) {
	req, err := c.newRequest(ctx, r)
	if err != nil {
		return nil, err
	}
	transport, err := c.setUp().transport(req)
	if err != nil {
		return nil, err
	}
	resp, err := transport.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	defer resp.Body.Close()
	a := &answer{status: resp.StatusCode, header: resp.Header}
	switch {
	case a.status == http.StatusOK:
		if a.body, err = readBody(resp, r.limit, r.cut); err == nil {
			a.ending = endingOf(resp, a.body)
		}
		return a, err
	case a.status == http.StatusNotModified && r.kept != nil:
		return a, nil
	case isRedirect(a.status) && resp.Header.Get("Location") != "":
		a.location = resp.Header.Get("Location")
		return a, nil
	}
	return a, statusError(a.status)
}

func (c *Client) newRequest(ctx context.Context, r request) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, r.url.String(), nil)
	if err != nil {
		return nil, addressError(err.Error())
	}
	agent, err := userAgent(c.Contact)
	if err != nil {
		return nil, err
	}
	req.Header.Set("User-Agent", agent)
	req.Header.Set("Accept", r.accept)
	req.Header.Set("Accept-Encoding", "gzip")
	r.kept.condition(req.Header)
	return req, nil
}

// date returns the time on the server, or the local time if the server does not
// say.
func (a *answer) date() time.Time {
	if t, err := http.ParseTime(a.header.Get("Date")); err == nil {
		return t
	}
	return time.Now()
}

// isRedirect reports whether a status is that of a redirect.
func isRedirect(code int) bool {
	switch code {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}
