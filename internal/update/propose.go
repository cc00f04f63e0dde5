package update

import (
	"context"
	"errors"
	"slices"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/propose"
	"github.com/errgen/errgen/scrape/site"
)

// Propose proposes a profile for the locations of s. Of a live page that leads to
// pages of errors, at most maxPages of these are read, too.
func (r *Reader) Propose(ctx context.Context, s config.Settings, want propose.Request, maxPages int) (*propose.Proposal, error) {
	pages, err := r.Pages(ctx, nil, s)
	if err != nil {
		return nil, err
	}
	want.Pages = pages
	alone := propose.Propose(want)
	if alone.Verdict == propose.Sure || len(pages) != 1 || !pages[0].IsLive() {
		return alone, nil
	}
	follow := propose.Follow(pages[0])
	if follow == "" {
		return alone, nil
	}
	want.Start, want.Follow = s.From[0], []string{follow}
	if want.Pages, err = r.follow(ctx, s, want, maxPages); err != nil {
		return nil, err
	}
	all := propose.Propose(want)
	if all.Verdict < alone.Verdict || all.Errors() < alone.Errors() {
		return alone, nil
	}
	return all, nil
}

// follow gets the pages that a start page leads to. Those that are too many are left
// out: a profile is proposed from some of them.
func (r *Reader) follow(ctx context.Context, s config.Settings, want propose.Request, maxPages int) ([]*page.Page, error) {
	p := &scrape.Profile{Name: "proposed", Pages: &scrape.Pages{Start: []string{want.Start}, Follow: want.Follow, Max: maxPages}}
	s.From = []string{site.LivePages}
	pages, err := r.Pages(ctx, p, s)
	var problems problem.List
	if errors.As(err, &problems) && len(pages) > 0 && !slices.ContainsFunc(problems, func(p problem.Problem) bool { return p.Rule != "too-many-pages" }) {
		r.Note("read %d pages, and there are more; --max-pages says how many to read", len(pages))
		return pages, nil
	}
	return pages, err
}
