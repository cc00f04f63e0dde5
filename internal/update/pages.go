package update

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/list"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/site"
)

// Documentation returns the pages of t and the profile that reads them.
func (r *Reader) Documentation(ctx context.Context, t config.Settings) (*scrape.Profile, []*page.Page, error) {
	if t.Profile == "" {
		return nil, nil, problem.Errorf("give one with --profile or in "+config.Name+"; built in: "+strings.Join(scrape.Profiles(), ", "),
			"no profile says how to read the documentation")
	}
	profile, err := t.LoadProfile()
	if err != nil {
		return nil, nil, err
	}
	if t.From, err = locations(t, profile); err != nil {
		return nil, nil, err
	}
	if profile.IsLists() {
		return profile, nil, checkListLocations(profile, t.From)
	}
	if i := slices.IndexFunc(t.From, func(from string) bool { return site.IsPart(profile, from) }); i >= 0 && t.Save != "" {
		return nil, nil, problem.Errorf("give the page that leads to them, or leave out --save",
			"%s is one page of several, but a snapshot needs all of them", t.From[i])
	}
	pages, err := r.Pages(ctx, profile, t)
	return profile, pages, err
}

// locations returns where the documentation is: the live pages if s names none
// and the profile does.
func locations(s config.Settings, profile *scrape.Profile) ([]string, error) {
	switch {
	case len(s.From) > 0:
		return s.From, nil
	case profile.Pages != nil || profile.IsLists() && hasAddress(profile, s):
		return []string{site.LivePages}, nil
	case profile.IsLists():
		return nil, nil
	}
	return nil, problem.Errorf("give an address or saved pages with --from or in "+config.Name+", or add pages to the profile",
		"no location of the documentation is given, and the profile %s does not say where its live pages are", profile.Name)
}

// hasAddress reports whether a list of s is read from the network.
func hasAddress(profile *scrape.Profile, s config.Settings) bool {
	sources, err := sourcesOf(profile, s)
	return err == nil && slices.ContainsFunc(sources, func(l list.Source) bool { return l.HasAddress() })
}

// checkListLocations returns an error if a location is a page, and the profile has
// no layout to read it by.
func checkListLocations(profile *scrape.Profile, locations []string) error {
	for _, from := range locations {
		if from != site.LivePages && from != site.Bundled && !isFolder(from) {
			return problem.Errorf("give live, or the folder that the lists are recorded in; lists in files need no location",
				"%s is a page, but the profile %s has only lists", from, profile.Name)
		}
	}
	return nil
}

// Pages loads the locations of s. The profile may be nil. Pages that cannot be
// read are all reported; the others come with the error.
func (r *Reader) Pages(ctx context.Context, profile *scrape.Profile, s config.Settings) ([]*page.Page, error) {
	l := site.Loader{
		Repository: s.Repository, Profile: profile, Stdin: r.Stdin, AcceptEdits: recordsOver(s),
		Warn: func(p problem.Problem) { r.Note("%s", p) },
	}
	timed := ctx
	if slices.ContainsFunc(s.From, site.IsLive) {
		stop, err := r.connect(&l, s)
		if err != nil {
			return nil, err
		}
		defer stop()
		timeout, err := timeoutOf(s)
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
		found, err := l.Load(timed, location)
		if ctx.Err() != nil {
			return nil, ctx.Err() // err blames the pages for the interrupt
		}
		var unreadable problem.List
		switch {
		case errors.As(err, &unreadable):
			problems = append(problems, unreadable...)
		case errors.Is(err, fs.ErrNotExist) && isFolder(location) && profile != nil && profile.Pages != nil:
			return nil, problem.Errorf("to record the live pages there: errgen scrape --catalog "+s.Catalog+" --from live --save "+location, "%w", err)
		case err != nil:
			return nil, err
		}
		pages = append(pages, found...)
	}
	if err := problems.Err(); err != nil {
		if len(pages) > 0 {
			r.Note("the other pages were read: %d", len(pages))
		}
		return pages, UnreadableError{err}
	}
	return pages, nil
}

// recordsOver reports whether s records the pages in the folder that it reads:
// edits of a person there are then intended.
func recordsOver(s config.Settings) bool {
	return s.Save != "" && slices.ContainsFunc(s.From, func(from string) bool { return filepath.Clean(from) == filepath.Clean(s.Save) })
}
