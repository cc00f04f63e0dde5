package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/netip"
	"net/url"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/fetch"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/site"
)

// defaultTimeout is how long live pages may take: 1,000 of them, as many as a
// profile allows by default, take half of it.
const defaultTimeout = "15m"

// unhurried is a rate of requests that nobody waits for.
const unhurried = 1e6

// documentation returns the pages of t and the profile to read them by.
func (a *app) documentation(ctx context.Context, t settings) (*scrape.Profile, []*page.Page, error) {
	if t.Profile == "" {
		return nil, nil, fmt.Errorf("no profile says how to read the documentation\n\tgive one with --profile or in %s; built in: %s",
			configName, strings.Join(scrape.Profiles(), ", "))
	}
	profile, err := scrape.LoadProfile(t.Profile)
	if err != nil {
		return nil, nil, err
	}
	if t.From, err = t.locations(profile); err != nil {
		return nil, nil, err
	}
	if i := slices.IndexFunc(t.From, func(from string) bool { return site.IsPart(profile, from) }); i >= 0 && t.Save != "" {
		return nil, nil, fmt.Errorf("%s is one page of several, and a snapshot has them all\n\tgive the page that leads to them, or leave out --save", t.From[i])
	}
	pages, err := a.pages(ctx, profile, t)
	return profile, pages, err
}

// locations returns where the documentation is: the live pages, where s does
// not say it and the profile does.
func (s settings) locations(profile *scrape.Profile) ([]string, error) {
	switch {
	case len(s.From) > 0:
		return s.From, nil
	case profile.Pages != nil:
		return []string{site.LivePages}, nil
	}
	return nil, fmt.Errorf("no location of the documentation, and the profile %s does not say where its live pages are\n\tgive an address or saved pages with --from or in %s, or add pages to the profile",
		profile.Name, configName)
}

// pages loads the locations of s. The profile may be nil. Pages that cannot be
// read are all reported; the others come with the error.
func (a *app) pages(ctx context.Context, profile *scrape.Profile, s settings) ([]*page.Page, error) {
	l := site.Loader{Profile: profile, Stdin: a.in, AcceptEdits: s.recordsOver()}
	timed := ctx
	if slices.ContainsFunc(s.From, site.IsLive) {
		client, err := s.client(profile)
		if err != nil {
			return nil, err
		}
		defer client.CloseIdleConnections()
		l.Live.Get = getter(client, isOn(s.Render))
		if !isOn(s.Quiet) {
			p := startProgress(a.err, a.command)
			defer p.stop()
			l.Live.Progress = func(at site.Progress) { p.set(reached{at.Done, at.Known, at.Entries, at.Page}) }
			client.Notify = p.event
		}
		timeout, err := s.timeout()
		if err != nil {
			return nil, err
		}
		var cancel context.CancelFunc
		timed, cancel = context.WithTimeout(ctx, timeout)
		defer cancel()
	}
	var pages []*page.Page
	var problems problem.List
	for _, location := range s.From {
		found, err := await(ctx, func() ([]*page.Page, error) { return l.Load(timed, location) })
		var unreadable problem.List
		switch {
		case errors.As(err, &unreadable):
			problems = append(problems, unreadable...)
		case errors.Is(err, fs.ErrNotExist) && isFolder(location) && profile != nil && profile.Pages != nil:
			return nil, fmt.Errorf("%w\n\tto record the live pages there: errgen scrape --catalog %s --from live --save %s", err, s.Catalog, location)
		case err != nil:
			return nil, err
		}
		pages = append(pages, found...)
	}
	if err := problems.Err(); err != nil {
		if len(pages) > 0 {
			a.note("the other pages were read: %d", len(pages))
		}
		return pages, unreadableError{err}
	}
	return pages, nil
}

// recordsOver reports whether s has the folder that it reads recorded anew:
// then what a person edited there is meant.
func (s settings) recordsOver() bool {
	return s.Save != "" && slices.ContainsFunc(s.From, func(from string) bool { return filepath.Clean(from) == filepath.Clean(s.Save) })
}

// client returns the client for the live pages at the locations of s. The
// profile may be nil.
func (s settings) client(profile *scrape.Profile) (*fetch.Client, error) {
	if err := fetch.CheckContact(s.Contact); err != nil {
		return nil, err
	}
	c := &fetch.Client{
		Contact:      s.Contact,
		AllowPrivate: isOn(s.AllowPrivate),
		IgnoreRobots: isOn(s.IgnoreRobots),
		Offline:      isOn(s.Offline),
	}
	for _, from := range s.From {
		if !site.IsLive(from) {
			continue
		}
		hosts, err := site.Hosts(profile, from)
		if err != nil {
			return nil, err
		}
		c.Hosts = append(c.Hosts, hosts...)
	}
	if c.AllowPrivate && !slices.ContainsFunc(c.Hosts, isElsewhere) {
		c.Rate = unhurried
	}
	switch {
	case !isOn(s.NoCache):
		var err error
		c.CacheDir, err = fetch.DefaultCacheDir()
		return c, err
	case c.Offline:
		return nil, errors.New("--offline reads pages from the cache, and --no-cache does without\n\tgive one of the two")
	}
	return c, nil
}

// isElsewhere reports whether a host, which may have a port, is not this
// machine, so that politeness is due.
func isElsewhere(host string) bool {
	name := (&url.URL{Host: host}).Hostname()
	ip, err := netip.ParseAddr(name)
	return name != "localhost" && (err != nil || !ip.IsLoopback())
}

// getter returns what gets the documents of a crawl. With render, a browser
// reads those that are asked for as HTML.
func getter(c *fetch.Client, render bool) func(context.Context, string, ...string) (*fetch.Response, error) {
	if !render {
		return c.Get
	}
	return func(ctx context.Context, address string, accept ...string) (*fetch.Response, error) {
		if slices.Contains(accept, "text/html") {
			return c.Render(ctx, address)
		}
		return c.Get(ctx, address, accept...)
	}
}

// timeout returns how long live pages may take.
func (s settings) timeout() (time.Duration, error) {
	text := cmp.Or(s.Timeout, defaultTimeout)
	timeout, err := time.ParseDuration(text)
	if err != nil || timeout <= 0 {
		return 0, fmt.Errorf("--timeout %q is no duration\n\tgive a number with its unit, such as 90s or 10m", text)
	}
	return timeout, nil
}
