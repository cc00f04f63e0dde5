package site

import (
	"cmp"
	"errors"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
)

// maxPages is how many pages a crawl may lead to by default.
const maxPages = 1000

// pageRules are compiled Pages.
type pageRules struct {
	starts       []*url.URL
	follow, skip []*regexp.Regexp
	hosts        []string
	markdown     bool
	alone        bool // whether the start is a page by itself, and not one that leads to others
	max          int
}

// compilePages compiles where the live pages of a profile are. The error is
// about a profile that did not come from ParseProfile, which checks all of it.
func compilePages(p *scrape.Pages) (*pageRules, error) {
	r := &pageRules{hosts: slices.Clone(p.Hosts), markdown: p.Markdown, max: cmp.Or(p.Max, maxPages)}
	var errs [2]error
	r.follow, errs[0] = compilePatterns(p.Follow)
	r.skip, errs[1] = compilePatterns(p.Skip)
	if err := errors.Join(errs[:]...); err != nil {
		return nil, err
	}
	for _, start := range p.Start {
		u, err := page.ParseAddress(start)
		if err != nil {
			return nil, err
		}
		r.starts = append(r.starts, u)
		if len(p.Hosts) == 0 {
			r.hosts = append(r.hosts, u.Host)
		}
	}
	return r, nil
}

func compilePatterns(patterns []string) ([]*regexp.Regexp, error) {
	compiled := make([]*regexp.Regexp, len(patterns))
	for i, pattern := range patterns {
		var err error
		if compiled[i], err = regexp.Compile(pattern); err != nil {
			return nil, err
		}
	}
	return compiled, nil
}

// pagesFrom returns the rules of the live pages of p, with another start if one
// is given. A page that the profile follows then stands for itself; and so does
// any page where p, which may be nil, does not say where pages are.
func pagesFrom(p *scrape.Profile, start string) (*pageRules, error) {
	r := &pageRules{alone: true, max: maxPages}
	if p != nil && p.Pages != nil {
		var err error
		if r, err = compilePages(p.Pages); err != nil {
			return nil, err
		}
	}
	switch {
	case start == "" && len(r.starts) == 0:
		return nil, errors.New("the profile does not say where the live pages are\n\tgive it pages with start and follow; or give the address of a page, or saved pages")
	case start == "":
		return r, nil
	}
	u, err := page.ParseAddress(start)
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
func IsPart(p *scrape.Profile, location string) bool {
	r, err := pagesFrom(p, location)
	return err == nil && IsLive(location) && location != LivePages && r.alone && p != nil && p.Pages != nil
}

// Hosts returns the hosts that may be asked for the live pages of p, which may
// be nil, at a location: [LivePages] or an address.
func Hosts(p *scrape.Profile, location string) ([]string, error) {
	if location == LivePages {
		location = ""
	}
	r, err := pagesFrom(p, location)
	if err != nil {
		return nil, err
	}
	return r.hosts, nil
}

// follows reports whether an address is that of a page to get, as the profile
// has it.
func (r *pageRules) follows(key string) bool {
	return anyMatches(r.follow, key) && !anyMatches(r.skip, key)
}

func anyMatches(patterns []*regexp.Regexp, key string) bool {
	return slices.ContainsFunc(patterns, func(re *regexp.Regexp) bool { return re.MatchString(key) })
}

// allows reports whether a host, with its port, may be asked.
func (r *pageRules) allows(host string) bool {
	return slices.ContainsFunc(r.hosts, func(h string) bool {
		h = strings.ToLower(h)
		below, isWild := strings.CutPrefix(h, "*")
		return h == host || isWild && strings.HasPrefix(below, ".") && strings.HasSuffix(host, below)
	})
}

// key returns what tells the page at u from others: its address, without the
// .md or the slash at its end where these are only other forms of the page.
func (r *pageRules) key(u *url.URL) string {
	if !r.markdown {
		return u.String()
	}
	tidied := *u
	tidied.Path = pathOf(u.Path)
	if u.RawPath != "" {
		tidied.RawPath = pathOf(u.RawPath)
	}
	return tidied.String()
}
