package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
)

// maxRobotsRedirects is how many redirects of a robots.txt are followed
// (RFC 9309, 2.3.1.2). After more of them, the file counts as missing.
const maxRobotsRedirects = 5

// obey returns an error if the robots.txt of the host of u disallows it.
func (g *getter) obey(ctx context.Context, u *url.URL) error {
	if g.client.IgnoreRobots {
		return nil
	}
	rules, err := g.robots(ctx, u)
	if err != nil {
		return err
	}
	if allowed, pattern := rules.decide(u.RequestURI()); !allowed {
		return &Error{
			Kind:    Refused,
			Message: fmt.Sprintf("%s/robots.txt does not allow it: Disallow: %s", origin(u), clip(pattern)),
			Fix:     "ask the vendor, save the page by hand and give the file, or give --ignore-robots if you may",
		}
	}
	return nil
}

// robots returns the rules of the host of u, which it reads once.
func (g *getter) robots(ctx context.Context, u *url.URL) (*robots, error) {
	h := g.client.host(u)
	select {
	case h.reading <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	defer func() { <-h.reading }()
	if h.robots != nil || h.refused != nil {
		return h.robots, h.refused
	}
	rules, err := g.readRobots(ctx, u)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err == nil && rules.delay > 0 {
		h.slow(rules.delay)
	}
	h.robots, h.refused = rules, err
	return rules, err
}

// readRobots fetches the robots.txt of the host of u. A missing file allows
// everything; a file that cannot be fetched allows nothing (RFC 9309, 2.3.1).
func (g *getter) readRobots(ctx context.Context, u *url.URL) (*robots, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	for range maxRobotsRedirects + 1 {
		a, err := g.robotsHop(ctx, at)
		var e *Error
		switch {
		case errors.As(err, &e) && 400 <= e.Status && e.Status < 500 && e.Status != http.StatusTooManyRequests:
			return &robots{}, nil
		case err != nil:
			return nil, robotsError(u, err)
		case a.location == "":
			return parseRobots(a.body), nil
		}
		if at, err = redirectTarget(at, a.location); err != nil {
			return nil, robotsError(u, err)
		}
	}
	return &robots{}, nil
}

func (g *getter) robotsHop(ctx context.Context, at *url.URL) (*answer, error) {
	if err := g.permit(at); err != nil {
		return nil, err
	}
	return g.client.try(ctx, request{url: at, accept: "text/plain, */*;q=0.1", limit: maxRobots, cut: true})
}

// robotsError returns the error of a host whose robots.txt cannot be fetched.
func robotsError(u *url.URL, err error) error {
	var e *Error
	if !errors.As(err, &e) {
		return err
	}
	refused := *e
	refused.Message = fmt.Sprintf("%s/robots.txt cannot be read, so no page of that host may be fetched: %s", origin(u), e.Message)
	if e.Kind == Status || e.Kind == Busy {
		refused.Kind = Refused
		refused.Fix = "try again later, or give --ignore-robots if you may"
	}
	return &refused
}
