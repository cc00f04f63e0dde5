package scrape

import (
	"fmt"
	"strings"

	"github.com/errgen/errgen/scrape/page"
)

// checkPages reports what is wrong with where the live pages are. The crawl
// compiles it again, when it is asked for.
func (c *compiler) checkPages(p *Pages) {
	c.patterns("pages.follow", p.Follow)
	c.patterns("pages.skip", p.Skip)
	if len(p.Start) == 0 {
		c.problem("pages.start", "missing-field", "the profile does not say with which page the live pages begin", "give the address of the overview, or of llms.txt")
	}
	for i, start := range p.Start {
		if _, err := page.ParseAddress(start); err != nil {
			c.problem(fmt.Sprintf("pages.start[%d]", i), "bad-address", err.Error(), "give an address such as https://example.com/docs/errors")
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
}
