package site

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
)

// Crawl gets the live pages of a profile: the start pages, and those that they
// link to as the profile says, directly or through other pages. The order and
// the speed of the answers do not matter: pages come sorted by address, each
// once.
//
// The error is a [problem.List] with every page that could not be fetched or
// read, beside the pages that could; or that of ctx, as soon as it is canceled.
// No page is left out silently.
func Crawl(ctx context.Context, p *scrape.Profile, live Live) ([]*page.Page, error) {
	rules, err := pagesFrom(p, live.Start)
	if err != nil {
		return nil, err
	}
	c := &crawl{profile: p, rules: rules, live: live, known: map[string]bool{}, found: map[string]bool{}}
	for _, start := range rules.starts {
		c.add(target{key: c.rules.key(start), address: start.String(), isStart: true})
	}
	for len(c.next) > 0 && !c.over {
		if err := c.level(ctx); err != nil {
			return nil, err
		}
	}
	c.checkLinks()
	slices.SortFunc(c.pages, func(a, b *page.Page) int { return strings.Compare(a.URL, b.URL) })
	slices.SortStableFunc(c.problems, func(a, b problem.Problem) int { return strings.Compare(a.File, b.File) })
	return c.pages, c.problems.Err()
}

// level gets the pages at hand, all at once; the pages that they link to are the
// next level. The client bounds how many are requested at a time.
func (c *crawl) level(ctx context.Context) error {
	level := c.next
	c.next = nil
	slices.SortFunc(level, func(a, b target) int { return strings.Compare(a.key, b.key) })
	pages, errs := make([]*page.Page, len(level)), make([]error, len(level))
	var running sync.WaitGroup
	for i, t := range level {
		running.Go(func() {
			c.begin(t)
			pages[i], errs[i] = c.get(ctx, t)
			c.end(t, pages[i])
		})
	}
	running.Wait()
	if err := ctx.Err(); errors.Is(err, context.Canceled) {
		return err
	}
	for i, t := range level {
		if errs[i] != nil {
			c.fail(t, errs[i])
			continue
		}
		c.take(t, pages[i])
	}
	return nil
}

// take keeps a page, unless a redirect led to one that is there already, and
// adds what it links to.
func (c *crawl) take(t target, p *page.Page) {
	if p.URL != t.key && !t.isStart && !c.rules.follows(p.URL) {
		c.report(t.address, "redirected-page", "the page leads to "+p.URL+", which the profile does not follow",
			"if the page has moved there, add that address to pages.follow; if it is gone, add this one to pages.skip")
		return
	}
	if c.found[p.URL] {
		return
	}
	c.found[p.URL] = true
	c.known[p.URL] = true
	c.pages = append(c.pages, p)
	if p.URL != t.key {
		p.Origin.Asked = t.key
	}
	base := p.BaseURL()
	for _, link := range p.Links {
		c.link(p, page.Resolve(base, link))
	}
}

// link adds the page at an address that a page links to, if it is one to
// follow. The address may be nil.
func (c *crawl) link(p *page.Page, to *url.URL) {
	if to == nil || c.over || !c.rules.allows(to.Host) {
		return
	}
	key := c.rules.key(to)
	c.links++
	c.link1 = cmp.Or(c.link1, key)
	if !c.rules.follows(key) {
		return
	}
	c.leads = true
	if !c.known[key] && c.total >= c.rules.max {
		c.over = true
		c.report(p.Name, "too-many-pages", fmt.Sprintf("the documentation has more than %d pages; the one too many is %s", c.rules.max, key),
			"fix pages.follow and pages.skip of the profile, or raise pages.max")
		return
	}
	c.add(target{key: key, address: key})
}

// checkLinks reports start pages that lead nowhere: then it is their layout
// that changed, or the profile is of another site.
func (c *crawl) checkLinks() {
	if c.leads || len(c.rules.follow) == 0 || len(c.problems) > 0 {
		return
	}
	near := "; it has no link at all"
	if c.links > 0 {
		near = fmt.Sprintf("; the first of its %d links is %s", c.links, c.link1)
	}
	c.report(c.rules.starts[0].String(), "no-links", fmt.Sprintf("the page leads to no other: no address that it links to matches pages.follow %q%s", c.rules.follow, near),
		"fix pages.follow of the profile if the documentation has moved; if a browser makes the links of the page, try --render")
}
