package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
)

// A Response is a fetched document.
type Response struct {
	URL     string // as requested, without a fragment
	Final   string // where it was found, after redirects
	Type    string // media type, in lower case: as declared, or text/html if the text is HTML nevertheless
	Charset string // as declared in the header, in lower case; may be empty or wrong
	Body    []byte // as sent, decompressed; never empty
	Cached  bool   // whether Body comes from the cache
}

// maxRedirects is how many redirects are followed for one document.
const maxRedirects = 10

// Get fetches the document at an address. accept lists the preferred media
// types, the best first; by default HTML, then Markdown, then plain text. A server
// may send another of these nevertheless: see Response.Type.
//
// The error is an [*Error], or wraps that of ctx if ctx was done first.
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

// atAddress adds the requested address to err.
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

// A getter fetches one document.
type getter struct {
	client *Client
	hosts  []string // the hosts that are allowed
	accept string   // the header
}

func (c *Client) getter(u *url.URL, accept []string) *getter {
	g := &getter{c, c.Hosts, acceptHeader(accept)}
	if len(g.hosts) == 0 {
		g.hosts = []string{u.Host}
	}
	return g
}

// follow fetches the document at u, and follows redirects.
func (g *getter) follow(ctx context.Context, u *url.URL, kept *entry) (*entry, error) {
	first, seen := u, map[string]bool{}
	for range maxRedirects + 1 {
		if seen[u.String()] {
			return nil, redirectError("it redirects in a circle, through " + clip(u.String()))
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
		if u, err = redirectTarget(u, a.location); err != nil {
			return nil, err
		}
	}
	return nil, redirectError(fmt.Sprintf("it redirects more than %d times", maxRedirects))
}

// hop requests u itself, if that is allowed.
func (g *getter) hop(ctx context.Context, u *url.URL, kept *entry) (*answer, error) {
	if err := g.permit(u); err != nil {
		return nil, err
	}
	if err := g.obey(ctx, u); err != nil {
		return nil, err
	}
	r := request{url: u, accept: g.accept, limit: g.client.maxBody()}
	if kept.canRevalidate(u.String()) {
		r.kept = kept
	}
	return g.client.try(ctx, r)
}

// permit returns an error if the host of an address is not allowed.
func (g *getter) permit(u *url.URL) error {
	if !isListed(g.hosts, u) {
		return &Error{
			Kind: Blocked, Message: clip(u.Host) + " is not among the hosts that may be asked",
			Fix: "if the documentation has moved there, add the host to those of the profile",
		}
	}
	return g.client.checkLiteral(u)
}

// redirectTarget returns the address that a redirect from u leads to.
func redirectTarget(u *url.URL, location string) (*url.URL, error) {
	next, err := u.Parse(location)
	if err != nil {
		return nil, redirectError(fmt.Sprintf("it redirects to %q, which is not a URL", clip(location)))
	}
	next, err = parseAddress(next.String())
	switch {
	case err != nil:
		return nil, redirectError(fmt.Sprintf("it redirects to %q, which is not an address that can be fetched", clip(location)))
	case u.Scheme == "https" && next.Scheme == "http":
		return nil, redirectError("it redirects from https to " + clip(next.String()) + ", where anyone on the way could change it")
	}
	return next, nil
}

func redirectError(message string) error {
	return &Error{Kind: Redirect, Message: message, Fix: "open the address in a browser, and give the one that it ends at"}
}

// afterRedirect adds the address after a redirect to err.
func afterRedirect(u *url.URL, err error) error {
	var e *Error
	if !errors.As(err, &e) {
		return err
	}
	at := *e
	at.Message = "redirected to " + clip(u.String()) + ": " + e.Message
	return &at
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
