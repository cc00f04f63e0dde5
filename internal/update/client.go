package update

import (
	"cmp"
	"context"
	"net/netip"
	"net/url"
	"slices"
	"time"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/fetch"
	"github.com/errgen/errgen/scrape/list"
	"github.com/errgen/errgen/scrape/site"
)

// defaultTimeout is how long reading live pages may take: 1,000 pages, as many as
// a profile allows by default, take half of it.
const defaultTimeout = "15m"

// unhurried is a rate of requests that nobody waits for.
const unhurried = 1e6

// connect makes l read live pages as s says, and show its progress. The caller
// must call stop afterwards.
func (r *Reader) connect(l *site.Loader, s config.Settings) (stop func(), err error) {
	client, err := newClient(s, l.Profile)
	if err != nil {
		return nil, err
	}
	l.Live.Get = getter(client, isOn(s.Render))
	if r.Progress == nil || isOn(s.Quiet) {
		return client.CloseIdleConnections, nil
	}
	p := r.Progress()
	l.Live.Progress = p.Set
	client.Notify = p.Event
	return func() {
		p.Stop()
		client.CloseIdleConnections()
	}, nil
}

// newClient returns the client for the live pages at the locations of s. The
// profile may be nil.
func newClient(s config.Settings, profile *scrape.Profile) (*fetch.Client, error) {
	c, err := clientOf(s)
	if err != nil {
		return nil, err
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
	return c, nil
}

// listClient returns the client for lists, and how long they may take. For each
// list the host of its address may be asked, and no other.
func listClient(s config.Settings, sources []list.Source) (*fetch.Client, time.Duration, error) {
	c, err := clientOf(s)
	if err != nil {
		return nil, 0, err
	}
	isFar := func(from string) bool {
		u, err := url.Parse(from)
		return list.IsAddress(from) && (err != nil || isElsewhere(u.Host))
	}
	if c.AllowPrivate && !slices.ContainsFunc(sources, func(l list.Source) bool { return slices.ContainsFunc(l.From, isFar) }) {
		c.Rate = unhurried
	}
	timeout, err := timeoutOf(s)
	return c, timeout, err
}

// clientOf returns a client as s says, which may ask the host of each address.
func clientOf(s config.Settings) (*fetch.Client, error) {
	if err := fetch.CheckContact(s.Contact); err != nil {
		return nil, err
	}
	c := &fetch.Client{
		Contact:      s.Contact,
		AllowPrivate: isOn(s.AllowPrivate),
		IgnoreRobots: isOn(s.IgnoreRobots),
		Offline:      isOn(s.Offline),
	}
	switch {
	case !isOn(s.NoCache):
		var err error
		c.CacheDir, err = fetch.DefaultCacheDir()
		return c, err
	case c.Offline:
		return nil, problem.Errorf("give one of the two", "--offline needs the cache, and --no-cache turns it off")
	}
	return c, nil
}

// isElsewhere reports whether a host, which may have a port, is not this machine
// and must be treated politely.
func isElsewhere(host string) bool {
	name := (&url.URL{Host: host}).Hostname()
	ip, err := netip.ParseAddr(name)
	return name != "localhost" && (err != nil || !ip.IsLoopback())
}

// getter returns the function that fetches the documents of a crawl. With render,
// a browser reads those that are requested as HTML.
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

// timeoutOf returns how long live pages may take.
func timeoutOf(s config.Settings) (time.Duration, error) {
	text := cmp.Or(s.Timeout, defaultTimeout)
	timeout, err := time.ParseDuration(text)
	if err != nil || timeout <= 0 {
		return 0, problem.Errorf("give a number with its unit, such as 90s or 10m", "--timeout %q is not a duration", text)
	}
	return timeout, nil
}

// isOn reports whether a setting that is on, off or not given is on.
func isOn(v *bool) bool { return v != nil && *v }
