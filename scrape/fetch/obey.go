package fetch

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
)

// maxRobotsRedirects are the redirects of a robots.txt that are followed
// (RFC 9309, 2.3.1.2). What is further counts as not there.
const maxRobotsRedirects = 5

// obey returns an error if the robots.txt of the host of u disallows it.
func (g *getter) obey(ctx context.Context, u *url.URL) error {
	if g.IgnoreRobots {
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

// robots returns the rules of the host of u, which are read once.
func (g *getter) robots(ctx context.Context, u *url.URL) (*robots, error) {
	h := g.host(u)
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

// readRobots gets the robots.txt of the host of u. One that is not there allows
// everything, one that cannot be had nothing (RFC 9309, 2.3.1).
func (g *getter) readRobots(ctx context.Context, u *url.URL) (*robots, error) {
	at := &url.URL{Scheme: u.Scheme, Host: u.Host, Path: "/robots.txt"}
	for range maxRobotsRedirects + 1 {
		a, err := g.robotsHop(ctx, at)
		var e *Error
		switch {
		case errors.As(err, &e) && 400 <= e.Status && e.Status < 500 && e.Status != http.StatusTooManyRequests:
			return &robots{}, nil
		case err != nil:
			return nil, noRobots(u, err)
		case a.location == "":
			return parseRobots(a.body), nil
		}
		if at, err = target(at, a.location); err != nil {
			return nil, noRobots(u, err)
		}
	}
	return &robots{}, nil
}

func (g *getter) robotsHop(ctx context.Context, at *url.URL) (*answer, error) {
	if err := g.permit(at); err != nil {
		return nil, err
	}
	return g.try(ctx, request{url: at, accept: "text/plain, */*;q=0.1", limit: maxRobots, cut: true})
}

// noRobots returns the error of a host whose robots.txt cannot be had.
func noRobots(u *url.URL, err error) error {
	var e *Error
	if !errors.As(err, &e) {
		return err
	}
	refused := *e
	refused.Message = fmt.Sprintf("%s/robots.txt cannot be read, so nothing of that host may be: %s", origin(u), e.Message)
	if e.Kind == Status || e.Kind == Busy {
		refused.Kind = Refused
		refused.Fix = "try again later, or give --ignore-robots if you may"
	}
	return &refused
}
