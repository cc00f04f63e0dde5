package site

import (
	"context"
	"errors"
	"fmt"
	"path"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/fetch"
	"github.com/errgen/errgen/scrape/page"
)

// The media types in which pages are requested.
var (
	markdownTypes = []string{"text/markdown", "text/plain"}
	pageTypes     = []string{"text/html", "application/xhtml+xml", "text/markdown", "text/plain"}
)

// get gets one page: as Markdown, if the profile says so and the site has it.
func (c *crawl) get(ctx context.Context, t target) (*page.Page, error) {
	if address := markdownOf(t.address); c.rules.markdown && (c.rules.alone || !t.isStart) && address != "" {
		r, err := c.live.Get(ctx, address, markdownTypes...)
		if err == nil && !page.LooksLikeHTML(r.Body) {
			return c.read(r, "text/markdown")
		}
		if err != nil && !isMissing(err) {
			return nil, err
		}
	}
	r, err := c.live.Get(ctx, t.address, pageTypes...)
	if err != nil {
		return nil, err
	}
	return c.read(r, r.Type)
}

// isMissing reports whether a site, or offline the cache, has no page in such a
// form.
func isMissing(err error) bool {
	var failed *fetch.Error
	return errors.As(err, &failed) && (failed.Kind == fetch.NotFound || failed.Kind == fetch.ContentType || failed.Kind == fetch.Offline)
}

// read reads a document of a media type into a page with its final address.
func (c *crawl) read(r *fetch.Response, media string) (*page.Page, error) {
	u, err := page.ParseAddress(r.Final)
	if err != nil {
		return nil, err
	}
	if path.Base(u.Path) == "llms.txt" {
		media = "text/markdown" // https://llmstxt.org, "Format"
	}
	if r.Charset != "" {
		media += "; charset=" + r.Charset
	}
	if !c.weigh(len(r.Body)) {
		return nil, errTooMuch
	}
	p, err := page.Read(u.String(), page.Origin{Type: media, Body: r.Body})
	if err != nil {
		return nil, err
	}
	if !c.weigh(p.Memory() - len(r.Body)) {
		return nil, errTooMuch
	}
	p.URL = c.rules.key(u)
	return p, nil
}

var errTooMuch = errors.New("too much")

// fail reports a page that could not be fetched or could not be read.
func (c *crawl) fail(t target, err error) {
	var unreadable problem.List
	var failed *fetch.Error
	switch {
	case errors.As(err, &unreadable):
		c.problems = append(c.problems, unreadable...)
	case errors.Is(err, errTooMuch):
		if !c.over {
			c.over = true
			c.report(c.rules.starts[0].String(), "too-many-pages", fmt.Sprintf("the pages take more than %d MiB of memory together", maxKept>>20),
				"fix pages.follow and pages.skip of the profile")
		}
	case errors.As(err, &failed):
		rule := "unreachable-page"
		if failed.Kind == fetch.NotFound {
			rule = "missing-page"
		}
		c.report(t.address, rule, "the page could not be read: "+failed.Message, failed.Fix)
	case errors.Is(err, context.DeadlineExceeded):
		c.report(t.address, "unreachable-page", "the time for the run was over before the page was there", "give it more with --timeout")
	default:
		c.report(t.address, "unreachable-page", "the page could not be read: "+err.Error(), "")
	}
}
