package changes

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"slices"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/diff"
	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/internal/git"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/report"
)

// Changelog returns what each commit of a range changed in a file.
func (c *Comparer) Changelog(ctx context.Context, file string, history git.Range) (report.Changelog, error) {
	log := report.Changelog{Title: "Changes of " + filepath.ToSlash(file), Levels: diff.Severities()}
	commits, err := git.History(ctx, file, history)
	if err != nil {
		return log, err
	}
	if len(commits) == 0 && history.Since == "" {
		return log, problem.Errorf("commit it first", "git has no history of %s", file)
	}
	slices.Reverse(commits)
	if git.IsShallow(ctx, file) {
		c.Note("errgen log: the clone is shallow, so older commits are missing")
	}
	b := changelogBuilder{log: &log, names: c.names(Side{File: file})}
	err = b.read(ctx, file, commits)
	slices.Reverse(log.Versions)
	return log, err
}

// A changelogBuilder builds a changelog, the oldest commit first.
type changelogBuilder struct {
	log   *report.Changelog
	last  *catalog.Catalog // the last that could be read; nil before the first
	names emit.Options
	begun bool // there was a catalogue before, readable or not
}

// read adds the commits.
func (b *changelogBuilder) read(ctx context.Context, file string, commits []git.Commit) error {
	var names []string
	var owners []int // of each name, the index of the commit it is the content after; -1 for the one before the first
	if len(commits) > 0 && commits[0].Old != "" {
		names, owners = append(names, commits[0].Old), append(owners, -1)
	}
	for i, c := range commits {
		if c.New != "" {
			names, owners = append(names, c.New), append(owners, i)
		}
	}
	next := 0
	err := git.Contents(ctx, file, names, func(i int, content []byte) error {
		for ; next < owners[i]; next++ {
			b.gone(commits[next])
		}
		if owners[i] < 0 {
			b.last, _, _ = catalog.Read(file, content)
			b.begun = true
			return nil
		}
		b.add(commits[next], content)
		next++
		return ctx.Err()
	})
	for ; err == nil && next < len(commits); next++ {
		b.gone(commits[next])
	}
	return err
}

// versionOf returns the version of a commit, without what it changed.
func versionOf(c git.Commit) report.Version {
	return report.Version{Hash: c.Hash, Date: c.Date, Subject: c.Subject}
}

// gone adds a commit that deleted the catalogue.
func (b *changelogBuilder) gone(c git.Commit) {
	v := versionOf(c)
	v.Note = "The catalogue was deleted."
	b.log.Versions = append(b.log.Versions, v)
}

// add adds a commit that left the catalogue with this content.
func (b *changelogBuilder) add(c git.Commit, content []byte) {
	v := versionOf(c)
	begun := b.begun
	b.begun = true
	now, _, err := catalog.Read(c.Path, content)
	var problems problem.List
	switch {
	case errors.As(err, &problems):
		v.Note = "The catalogue cannot be read: " + problems[0].String()
		b.log.Versions = append(b.log.Versions, v)
		return
	case b.last == nil && begun:
		v.Note = fmt.Sprintf("The catalogue can be read again, and has %d errors.", len(now.Errors))
	case b.last == nil:
		v.Note = fmt.Sprintf("The catalogue begins, with %d errors.", len(now.Errors))
	default:
		v.Items = Report([]Sides{{Old: Side{Catalog: b.last}, New: Side{Catalog: now}, Names: b.names}}, Filter{}).Items
	}
	if len(v.Items) == 0 && v.Note == "" {
		v.Note = "Only the formatting changed."
	}
	b.last = now
	b.log.Versions = append(b.log.Versions, v)
	s := sample(c, now)
	if n := len(b.log.Plot); n > 0 && s.Date.Before(b.log.Plot[n-1].Date) {
		s.Date = b.log.Plot[n-1].Date // the clocks of two people differ
	}
	b.log.Plot = append(b.log.Plot, s)
}

// sample counts the entries that the documentation has, each under its lowest
// status.
func sample(c git.Commit, now *catalog.Catalog) report.Sample {
	s := report.Sample{Date: c.Date, Counts: map[int]int{}}
	for _, e := range now.Errors {
		switch {
		case e.Removed:
		case len(e.Status) == 0:
			s.Counts[0]++
		default:
			s.Counts[slices.Min(e.Status)]++
		}
	}
	return s
}
