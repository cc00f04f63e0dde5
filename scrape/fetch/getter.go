package fetch

import (
	"errors"
	"fmt"
	"net/url"
)

// A getter fetches one document.
type getter struct {
	client *Client
	hosts  []string // the hosts that are allowed
	types  []string // the media types that are preferred
	accept string   // the header
}

func (c *Client) getter(u *url.URL, accept []string) *getter {
	g := &getter{c, c.Hosts, accept, acceptHeader(accept)}
	if len(g.hosts) == 0 {
		g.hosts = []string{u.Host}
	}
	return g
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
