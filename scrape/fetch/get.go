package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
)

// A Response is a document.
type Response struct {
	URL     string // as it was asked for, without fragment
	Final   string // where it was in the end, after redirects
	Type    string // media type, in lower case: as declared, or text/html where the text is HTML nevertheless
	Charset string // as declared in the header, in lower case; may be empty or wrong
	Body    []byte // as it was sent, unpacked; never empty
	Cached  bool   // whether Body comes from the cache
}

// maxRedirects bounds the redirects of one document.
const maxRedirects = 10

// Get returns the document at an address. accept holds the media types that
// are wanted, the best first; by default it is HTML, then Markdown, then plain
// text. A server may send another of these all the same: see Response.Type.
//
// The error is an [*Error], or wraps that of ctx when ctx was done before.
func (c *Client) Get(ctx context.Context, address string, accept ...string) (*Response, error) {
	r, err := c.get(ctx, address, accept)
	return r, atAddress(address, err)
}

func (c *Client) get(ctx context.Context, address string, accept []string) (*Response, error) {
	u, err := parseAddress(address)
	if err != nil {
		return nil, err
	}
	g := c.getter(u, accept)
	kept := c.load(u, g.accept)
	if c.Offline {
		return kept.offline()
	}
	e, err := g.follow(ctx, u, kept)
	if err != nil {
		return nil, err
	}
	if !e.Cached {
		c.store(e, g.accept)
	}
	return e.Response, nil
}

// atAddress adds to err the address that was asked for.
func atAddress(address string, err error) error {
	var e *Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &e):
		at := *e
		at.URL = address
		return &at
	}
	return fmt.Errorf("%s: %w", address, err)
}

// A getter gets one document.
type getter struct {
	*Client
	hosts  []string // that may be asked
	accept string   // the header
}

func (c *Client) getter(u *url.URL, accept []string) *getter {
	g := &getter{c, c.Hosts, acceptHeader(accept)}
	if len(g.hosts) == 0 {
		g.hosts = []string{u.Host}
	}
	return g
}

// follow gets the document at u, and follows redirects.
func (g *getter) follow(ctx context.Context, u *url.URL, kept *entry) (*entry, error) {
	first, seen := u, map[string]bool{}
	for range maxRedirects + 1 {
		if seen[u.String()] {
			return nil, redirectError("it redirects in a circle, over " + clip(u.String()))
		}
		seen[u.String()] = true
		a, err := g.hop(ctx, u, kept)
		var e *entry
		if err == nil && a.location == "" {
			e, err = a.entry(first, u, kept)
		}
		switch {
		case err != nil && u != first:
			return nil, afterRedirect(u, err)
		case err != nil, e != nil:
			return e, err
		}
		if u, err = target(u, a.location); err != nil {
			return nil, err
		}
	}
	return nil, redirectError(fmt.Sprintf("it redirects more than %d times", maxRedirects))
}

// hop asks for u itself, if it may be asked for.
func (g *getter) hop(ctx context.Context, u *url.URL, kept *entry) (*answer, error) {
	if err := g.permit(u); err != nil {
		return nil, err
	}
	if err := g.obey(ctx, u); err != nil {
		return nil, err
	}
	r := request{url: u, accept: g.accept, limit: g.maxBody()}
	if kept.canRevalidate(u.String()) {
		r.kept = kept
	}
	return g.try(ctx, r)
}

// permit returns the error of an address whose host may not be asked.
func (g *getter) permit(u *url.URL) error {
	if !isListed(g.hosts, u) {
		return &Error{
			Kind: Blocked, Message: clip(u.Host) + " is not among the hosts that may be asked",
			Fix: "if the documentation has moved there, add the host to those of the profile",
		}
	}
	return g.checkLiteral(u)
}

// target returns the address that a redirect from u leads to.
func target(u *url.URL, location string) (*url.URL, error) {
	next, err := u.Parse(location)
	if err != nil {
		return nil, redirectError(fmt.Sprintf("it redirects to %q, which is no URL", clip(location)))
	}
	next, err = parseAddress(next.String())
	switch {
	case err != nil:
		return nil, redirectError(fmt.Sprintf("it redirects to %q, which is no address that can be fetched", clip(location)))
	case u.Scheme == "https" && next.Scheme == "http":
		return nil, redirectError("it redirects from https to " + clip(next.String()) + ", where anyone on the way could change it")
	}
	return next, nil
}

func redirectError(message string) error {
	return &Error{Kind: Redirect, Message: message, Fix: "open the address in a browser, and give the one that it ends at"}
}

// afterRedirect adds to err the address that it is about.
func afterRedirect(u *url.URL, err error) error {
	var e *Error
	if !errors.As(err, &e) {
		return err
	}
	at := *e
	at.Message = "redirected to " + clip(u.String()) + ": " + e.Message
	return &at
}

// isRedirect reports whether an answer with this status leads elsewhere.
func isRedirect(code int) bool {
	switch code {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther,
		http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
		return true
	}
	return false
}
