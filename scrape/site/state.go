package site

import (
	"slices"
	"sync"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
)

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
	size   int // bytes that are kept of the pages got
}

// add adds a page to those to get, unless it is known.
func (c *crawl) add(t target) {
	if !c.known[t.key] {
		c.known[t.key] = true
		c.total++
		c.next = append(c.next, t)
	}
}

// begin reports that a page is being requested.
func (c *crawl) begin(t target) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.atHand = append(c.atHand, t.address)
	c.progress(c.atHand[0])
}

// end reports that a page is done. The page is nil if it could not be fetched.
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

// progress reports how far the crawl has come, at an address. The caller holds the lock.
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

func (c *crawl) report(p, rule, message, fix string) {
	c.problems = append(c.problems, problem.Problem{File: p, Rule: rule, Message: message, Fix: fix})
}

// weigh adds what is kept of a page, and reports whether there is room for it.
func (c *crawl) weigh(size int) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.size += size
	return c.size <= maxKept
}

// maxKept bounds what is kept of all pages together, in bytes: their sources and
// their blocks.
const maxKept = 256 << 20
