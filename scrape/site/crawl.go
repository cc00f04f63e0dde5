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
	"github.com/errgen/errgen/scrape/fetch"
	"github.com/errgen/errgen/scrape/page"
)

// Live says how to reach live pages.
type Live struct {
	// Get gets the document at an address, of one of the media types that are
	// accepted if it can; it is [fetch.Client.Get], or the like.
	Get func(ctx context.Context, address string, accept ...string) (*fetch.Response, error)

	// Start takes the place of the start pages of the profile, where it is given.
	Start string

	// Progress is told how far the crawl is when a page is asked for and when it
	// is done. It is called by one goroutine at a time; nil is nobody.
	Progress func(Progress)
}

// A Progress is how far a crawl is.
type Progress struct {
	Done, Known int    // pages
	Entries     int    // that were found in the pages, problems apart
	Page        string // the address at hand: of those that were asked for and are not done, the first
}

// Crawl gets the live pages of a profile: the start pages, and those that they
// link to as the profile says, directly or through other pages. The order and
// the speed of the answers do not matter: pages come sorted by address, each
// once.
//
// The error is a [problem.List] with every page that could not be had or
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

// A target is a page to get.
type target struct {
	key     string // what tells it from others
	address string // where it is asked for
	isStart bool
}

// A crawl gets pages level by level: all that are linked to from one level are
// known before the first of them is asked for, so that what is found does not
// depend on who answers first.
type crawl struct {
	profile  *scrape.Profile
	rules    *pageRules
	live     Live
	known    map[string]bool // keys of the pages that are not to be got any more
	found    map[string]bool // addresses of the pages that were got
	next     []target
	pages    []*page.Page
	problems problem.List
	over     bool // whether there are more pages, or more in them, than may be

	links int    // how many addresses the pages link to
	link1 string // the first of them
	leads bool   // whether any of them is one to follow

	mu     sync.Mutex // of what follows, and of calls of Progress
	atHand []string   // the addresses that are asked for, in that order
	done   int
	total  int // pages that were ever to be got
	count  int // entries in the pages got
	size   int // bytes of the pages got
}

// add adds a page to those to get, unless it is known.
func (c *crawl) add(t target) {
	if !c.known[t.key] {
		c.known[t.key] = true
		c.total++
		c.next = append(c.next, t)
	}
}

// level gets the pages at hand, all at once, and then makes those that they
// link to the next. The client bounds how many are asked for at a time.
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

// begin tells that a page is asked for.
func (c *crawl) begin(t target) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.atHand = append(c.atHand, t.address)
	c.progress(c.atHand[0])
}

// end tells that a page is done. The page is nil where none was got.
func (c *crawl) end(t target, p *page.Page) {
	entries := 0
	if p != nil && c.live.Progress != nil {
		entries = entriesOn(c.profile, p)
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.done++
	c.count += entries
	c.atHand = slices.DeleteFunc(c.atHand, func(address string) bool { return address == t.address })
	c.progress(append(slices.Clone(c.atHand), t.address)[0])
}

// progress tells how far the crawl is, at an address. The caller holds the lock.
func (c *crawl) progress(at string) {
	if c.live.Progress != nil {
		c.live.Progress(Progress{c.done, c.total, c.count, at})
	}
}

// entriesOn returns how many entries a page has, as far as it can be read. The
// profile may be nil.
func entriesOn(p *scrape.Profile, pg *page.Page) int {
	if p == nil {
		return 0
	}
	r, _ := scrape.ExtractPage(p, pg) // its problems are told at the end, with those of all pages
	return len(r.Scrape.Entries)
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
			"mend pages.follow and pages.skip of the profile, or raise pages.max")
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
		"mend pages.follow of the profile if the documentation has moved; if a browser makes the links of the page, try --render")
}

func (c *crawl) report(p, rule, message, fix string) {
	c.problems = append(c.problems, problem.Problem{File: p, Rule: rule, Message: message, Fix: fix})
}
