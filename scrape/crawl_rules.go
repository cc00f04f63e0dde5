package scrape

import (
	"cmp"
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"slices"
	"strings"
)

// maxPages is how many pages a crawl may lead to by default.
const maxPages = 1000

// pagesRules are Pages, compiled.
type pagesRules struct {
	starts       []*url.URL
	follow, skip []*regexp.Regexp
	hosts        []string
	markdown     bool
	alone        bool // whether the start is a page by itself, and not one that leads to others
	max          int
}

func (c *compiler) pages(p *Pages) *pagesRules {
	r := &pagesRules{
		follow:   c.patterns("pages.follow", p.Follow),
		skip:     c.patterns("pages.skip", p.Skip),
		hosts:    slices.Clone(p.Hosts),
		markdown: p.Markdown,
		max:      cmp.Or(p.Max, maxPages),
	}
	if len(p.Start) == 0 {
		c.problem("pages.start", "missing-field", "the profile does not say with which page the live pages begin", "give the address of the overview, or of llms.txt")
	}
	for i, start := range p.Start {
		u, err := parseAddress(start)
		if err != nil {
			c.problem(fmt.Sprintf("pages.start[%d]", i), "bad-address", err.Error(), "give an address such as https://example.com/docs/errors")
			continue
		}
		r.starts = append(r.starts, u)
		if len(p.Hosts) == 0 {
			r.hosts = append(r.hosts, u.Host)
		}
	}
	for i, host := range p.Hosts {
		if host == "" || strings.ContainsAny(host, "/?#@ ") {
			c.problem(fmt.Sprintf("pages.hosts[%d]", i), "bad-address", fmt.Sprintf("%q is no name of a host", host), "give it without scheme and path, as in example.com")
		}
	}
	if p.Max < 0 {
		c.problem("pages.max", "out-of-range", fmt.Sprintf("pages.max is %d, and cannot be less than 1", p.Max), "")
	}
	return r
}

// pagesFrom returns the rules of the live pages of p, with another start if one
// is given. A page that the profile follows then stands for itself; and so does
// any page where p, which may be nil, does not say where pages are.
func (p *Profile) pagesFrom(start string) (*pagesRules, error) {
	r := &pagesRules{alone: true, max: maxPages}
	if p != nil && p.rules.pages != nil {
		*r = *p.rules.pages
	}
	switch {
	case start == "" && len(r.starts) == 0:
		return nil, errors.New("the profile does not say where the live pages are\n\tgive it pages with start and follow; or give the address of a page, or saved pages")
	case start == "":
		return r, nil
	}
	u, err := parseAddress(start)
	if err != nil {
		return nil, err
	}
	r.starts = []*url.URL{u}
	if !r.allows(u.Host) {
		r.hosts = []string{u.Host} // a mirror or a preview: what is not there is not to come from the site
	}
	if r.follows(r.key(u)) {
		r.alone, r.follow = true, nil
	}
	return r, nil
}

// IsPart reports whether a location is the address of one of several pages, by
// the rules of p, so that the others are not read.
func (p *Profile) IsPart(location string) bool {
	r, err := p.pagesFrom(location)
	return err == nil && IsLive(location) && location != LiveSite && r.alone && p != nil && p.Pages != nil
}

// Hosts returns the hosts that may be asked for the live pages of p, which may
// be nil, at a location: [LiveSite] or an address.
func (p *Profile) Hosts(location string) ([]string, error) {
	if location == LiveSite {
		location = ""
	}
	r, err := p.pagesFrom(location)
	if err != nil {
		return nil, err
	}
	return r.hosts, nil
}

// follows reports whether an address is that of a page to get, as the profile
// has it.
func (r *pagesRules) follows(key string) bool {
	return matchesAny(r.follow, key) && !matchesAny(r.skip, key)
}

// allows reports whether a host, with its port, may be asked.
func (r *pagesRules) allows(host string) bool {
	return slices.ContainsFunc(r.hosts, func(h string) bool {
		h = strings.ToLower(h)
		below, isWild := strings.CutPrefix(h, "*")
		return h == host || isWild && strings.HasPrefix(below, ".") && strings.HasSuffix(host, below)
	})
}
