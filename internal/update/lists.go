package update

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/fetch"
	"github.com/errgen/errgen/scrape/list"
	"github.com/errgen/errgen/scrape/site"
)

// listTypes are the media types that lists are asked for in.
var listTypes = []string{"text/plain", "application/json", "application/yaml", "text/csv", "*/*"}

// sourcesOf returns the lists that are on for s.
func sourcesOf(profile *scrape.Profile, s config.Settings) ([]list.Source, error) {
	merged, problems := list.Merge(profile.Lists, s.Lists)
	for i := range problems {
		problems[i].File = filepath.ToSlash(filepath.Join(s.Base, config.Name))
		problems[i].Path = "lists" + problems[i].Path
	}
	return list.On(merged), problems.Err()
}

// lists reads the lists that are on for s. With an [UnreadableError], the others
// are left out.
func (r *Reader) lists(ctx context.Context, profile *scrape.Profile, s config.Settings) ([]site.List, error) {
	sources, err := sourcesOf(profile, s)
	if err != nil || len(sources) == 0 {
		return nil, err
	}
	if s.From, err = locations(s, profile); err != nil {
		return nil, err
	}
	l := site.Loader{Repository: s.Repository, Profile: profile, AcceptEdits: recordsOver(s)}
	if slices.ContainsFunc(s.From, site.IsLive) && slices.ContainsFunc(sources, func(s list.Source) bool { return s.HasAddress() }) {
		client, timeout, err := listClient(s, sources)
		if err != nil {
			return nil, err
		}
		defer client.CloseIdleConnections()
		l.Live.GetList = func(ctx context.Context, address string) (*fetch.Response, error) {
			return client.Get(ctx, address, listTypes...)
		}
		var cancel context.CancelFunc
		ctx, cancel = context.WithTimeout(ctx, timeout)
		defer cancel()
	}
	lists, err := l.LoadLists(ctx, sources, s.From)
	if unreadable, ok := errors.AsType[problem.List](err); ok {
		return lists, UnreadableError{unreadable}
	}
	return lists, err
}

// readLists returns what lists say, and the warnings about them. The error is an
// [UnreadableError] with everything that is wrong with them.
func readLists(lists []site.List) ([]catalog.List, problem.List, error) {
	var read []catalog.List
	var problems problem.List
	for _, l := range lists {
		items, found := l.Read()
		problems = append(problems, found...)
		to := catalog.List{Name: l.Source.Name, Entries: make([]catalog.Observation, len(items))}
		for i, it := range items {
			to.Entries[i] = catalog.Observation{Entry: entryOf(it), File: it.File, Line: it.Line}
		}
		read = append(read, to)
	}
	if err := problems.Errors().Err(); err != nil {
		return nil, nil, UnreadableError{err}
	}
	return read, problems, nil
}

// entryOf returns what a list says of an error.
func entryOf(it list.Item) catalog.Entry {
	e := catalog.Entry{Type: it.Type, Status: it.Status, Category: it.Category, Number: it.Number, Description: it.Description, Causes: it.Causes, Steps: it.Steps}
	if len(it.Message) > 0 {
		e.Message, e.MoreMessages = it.Message[0], it.Message[1:]
	}
	return e
}

// joinUnreadable returns both of two errors where they say that documentation could
// not be read, and else the first that says something else.
func joinUnreadable(a, b error) error {
	var x, y problem.List
	switch {
	case a == nil:
		return b
	case b == nil || !errors.As(a, &x) || !errors.As(b, &y):
		return a
	}
	return UnreadableError{slices.Concat(x, y)}
}

// ReadsOffline reports whether the documentation of s can be read without the
// network: it is saved, or consists of lists in files alone.
func ReadsOffline(s config.Settings) bool {
	if len(Saved(s)) > 0 {
		return true
	}
	profile, err := s.LoadProfile()
	return err == nil && profile.IsLists() && len(s.From) == 0 && !hasAddress(profile, s)
}
