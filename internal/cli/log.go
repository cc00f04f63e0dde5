package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"slices"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/git"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/report"
	"github.com/spf13/cobra"
)

// logOptions are the flags of errgen log.
type logOptions struct {
	git.Range
	format, plot string
}

func logCommand(a *app) *cobra.Command {
	var o logOptions
	cmd := &cobra.Command{
		Use:   "log [FILE]",
		Short: "A catalogue's git history as a changelog",
		Long: `Log prints what each commit changed in a catalogue, the newest first, as
Markdown, with a plot of the entries by status over time. It follows renames of
the file, and first parents: what a pull request brought in stands once, under
its merge. A commit whose catalogue cannot be read is named, and the next one
compared with the one before it.`,
		Example: `  errgen log > CHANGELOG-errors.md
  errgen log --since v1.2.0 errors.yaml
  errgen log --plot errors.svg`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.format != "markdown" && o.format != "svg" {
				return usage(cmd, fmt.Errorf("there is no format %q\n\tuse markdown or svg", o.format))
			}
			file, err := a.oneCatalog(args)
			if err != nil {
				return err
			}
			return a.log(cmd.Context(), file, o)
		},
	}
	a.addFlags(cmd, "catalog")
	flags := cmd.Flags()
	flags.StringVar(&o.Since, "since", "", "only what came after this `revision`")
	flags.IntVar(&o.Max, "max", 0, "only the `number` of newest commits; 0 for all")
	flags.StringVar(&o.format, "format", "markdown", "`format` of the output: markdown, or svg for the plot alone")
	flags.StringVar(&o.plot, "plot", "", "write the plot to this `file`, as SVG")
	return cmd
}

// log prints the history of a catalogue.
func (a *app) log(ctx context.Context, file string, o logOptions) error {
	log, err := a.changelog(ctx, file, o.Range)
	if err != nil {
		return err
	}
	if o.plot != "" {
		out, err := newOutput(o.plot, []byte(log.Plot.SVG()))
		if err != nil {
			return err
		}
		if err := a.finish(ctx, outputs{out}, false); err != nil {
			return err
		}
	}
	if o.format == "svg" {
		_, err := io.WriteString(a.out, log.Plot.SVG())
		return err
	}
	return log.WriteMarkdown(a.out)
}

// oneCatalog returns the catalogue that the arguments or the settings name.
func (a *app) oneCatalog(args []string) (string, error) {
	if len(args) > 0 {
		return args[0], nil
	}
	targets, err := a.targets()
	if err != nil {
		return "", err
	}
	if len(targets) > 1 {
		return "", fmt.Errorf("%s has several catalogues\n\tname one", configName)
	}
	return targets[0].Catalog, nil
}

// changelog returns what each commit of a range changed in a file.
func (a *app) changelog(ctx context.Context, file string, history git.Range) (report.Changelog, error) {
	log := report.Changelog{Title: "Changes of " + filepath.ToSlash(file), Levels: diffReport(nil, diffOptions{}).Levels}
	commits, err := git.History(ctx, file, history)
	if err != nil {
		return log, err
	}
	if len(commits) == 0 && history.Since == "" {
		return log, fmt.Errorf("git has no history of %s\n\tcommit it first", file)
	}
	slices.Reverse(commits)
	if git.IsShallow(ctx, file) {
		a.note("errgen log: the clone is shallow, so older commits are missing")
	}
	l := lineage{Changelog: &log}
	err = l.read(ctx, file, commits)
	slices.Reverse(log.Versions)
	return log, err
}

// A lineage builds a changelog, the oldest commit first.
type lineage struct {
	*report.Changelog
	last  *catalog.Catalog // the last that could be read; nil before the first
	begun bool             // there was a catalogue before, be it one that could not be read
}

// read adds the commits.
func (l *lineage) read(ctx context.Context, file string, commits []git.Commit) error {
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
			l.gone(commits[next])
		}
		if owners[i] < 0 {
			l.last, _, _ = catalog.Read(file, content)
			l.begun = true
			return nil
		}
		l.add(commits[next], content)
		next++
		return ctx.Err()
	})
	for ; err == nil && next < len(commits); next++ {
		l.gone(commits[next])
	}
	return err
}

// versionOf returns the version of a commit, without what it changed.
func versionOf(c git.Commit) report.Version {
	return report.Version{Hash: c.Hash, Date: c.Date, Subject: c.Subject}
}

// gone adds a commit that took the catalogue away.
func (l *lineage) gone(c git.Commit) {
	v := versionOf(c)
	v.Note = "The catalogue was taken away."
	l.Versions = append(l.Versions, v)
}

// add adds a commit that left the catalogue with this content.
func (l *lineage) add(c git.Commit, content []byte) {
	v := versionOf(c)
	begun := l.begun
	l.begun = true
	now, _, err := catalog.Read(c.Path, content)
	var problems problem.List
	switch {
	case errors.As(err, &problems):
		v.Note = "The catalogue cannot be read: " + problems[0].String()
		l.Versions = append(l.Versions, v)
		return
	case l.last == nil && begun:
		v.Note = fmt.Sprintf("The catalogue can be read again, and has %d errors.", len(now.Errors))
	case l.last == nil:
		v.Note = fmt.Sprintf("The catalogue begins, with %d errors.", len(now.Errors))
	default:
		pair := comparison{old: side{Catalog: l.last}, new: side{Catalog: now}}
		v.Items = diffReport([]comparison{pair}, diffOptions{}).Items
	}
	if len(v.Items) == 0 && v.Note == "" {
		v.Note = "The form changed, and nothing that it says."
	}
	l.last = now
	l.Versions = append(l.Versions, v)
	s := sample(c, now)
	if n := len(l.Plot); n > 0 && s.Date.Before(l.Plot[n-1].Date) {
		s.Date = l.Plot[n-1].Date // the clocks of two people differ
	}
	l.Plot = append(l.Plot, s)
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
