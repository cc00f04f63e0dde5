package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
)

// maxRedirects is how many redirects are followed for one document.
const maxRedirects = 10

// Get fetches the document at an address. accept lists the preferred media
// types, the best first; by default HTML, then Markdown, then plain text. A server
// may send another of these nevertheless: see Response.Type. With */* at the end
// it may send text of any type.
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
			e, err = g.entry(a, hop{first, u, kept})
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

// A hop is the last request for a document: it was requested at the address first,
// and redirects led to the address last. The cache may have kept it.
type hop struct {
	first, last fmt.Stringer
	kept        *entry
}

// entry returns the document in an answer.
func (g *getter) entry(a *answer, h hop) (*entry, error) {
	if a.status == http.StatusNotModified {
		return h.kept, nil
	}
	declared, charset := mediaType(a.header.Get("Content-Type"))
	actual, err := documentType(declared, a.body, g.types)
	if err != nil {
		return nil, err
	}
	return &entry{
		ETag:         a.header.Get("ETag"),
		LastModified: a.header.Get("Last-Modified"),
		Response:     &Response{URL: h.first.String(), Final: h.last.String(), Type: actual, Charset: charset, Body: a.body},
	}, nil
}
