package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/site"
	"github.com/spf13/cobra"
)

func scrapeCommand(a *app) *cobra.Command {
	var check, trace bool
	cmd := &cobra.Command{
		Use:   "scrape",
		Short: "Documentation → catalogue",
		Long: `Scrape reads error documentation and brings the catalogue up to date with it.
What people wrote in the catalogue stays; an entry that the documentation no
longer has stays too, marked as removed.

The documentation is at the locations of --from: the live pages, from the
address of an overview or of a single page, or "live" for where the profile
says; saved pages, as a file, a folder or - for standard input; or "bundled", for
what errgen carries. Without a location it is "live". --save records the pages in
a folder, which --from reads without the network.`,
		Example: `  errgen scrape                      # as errgen.yaml says
  errgen scrape --profile stytch-b2b --save docs/stytch
  errgen scrape --check              # write nothing, show the difference, exit 1
  errgen scrape --trace              # write nothing, list each block and the rule that took it
  errgen scrape --profile stytch-b2b --from saved-pages --catalog errors.yaml`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if trace {
				return a.traceAll(cmd.Context())
			}
			outs, err := a.scrapeAll(cmd.Context())
			if err != nil {
				return err
			}
			return a.finish(cmd.Context(), outs, check)
		},
	}
	a.addFlags(cmd, slices.Concat(documentationSettings, []string{"save"}, liveSettings)...)
	a.addBrake(cmd)
	a.addPrune(cmd)
	cmd.Flags().BoolVar(&check, "check", false, "write nothing; show what would change and exit 1 if anything would")
	cmd.Flags().BoolVar(&trace, "trace", false, "write nothing; list each block of the documentation and the rule that took it")
	return cmd
}

// traceAll lists what becomes of each block of the documentation.
func (a *app) traceAll(ctx context.Context) error {
	targets, err := a.targets()
	if err != nil {
		return err
	}
	for _, t := range targets {
		profile, pages, err := a.documentation(ctx, t)
		if err != nil {
			return err
		}
		if err := a.trace(profile, pages); err != nil {
			return err
		}
	}
	return nil
}

// scrapeAll returns the catalogues as the documentation says they should be,
// and the snapshots of it.
func (a *app) scrapeAll(ctx context.Context) (outputs, error) {
	targets, err := a.targets()
	if err != nil {
		return nil, err
	}
	var outs outputs
	if err := errors.Join(a.checkBrake(targets), a.checkPrune(targets)); err != nil {
		return nil, err
	}
	for _, t := range targets {
		r, err := a.read(ctx, t)
		if err != nil {
			return nil, err
		}
		out, err := r.update(a.brake)
		if err != nil {
			return nil, err
		}
		if slices.ContainsFunc(r.From, site.IsLive) && t.isAhead() && len(out.stale()) > 0 {
			a.note("errgen scrape: %s comes from live pages, and errgen check reads %s; to record them there, add --save", t.Catalog, strings.Join(t.rowFrom, ", "))
		}
		outs = append(outs, out...)
	}
	return outs, nil
}

// scrapeOne returns the catalogue of t as its documentation says it should be.
func (a *app) scrapeOne(ctx context.Context, t settings) (output, error) {
	s, err := a.read(ctx, t)
	if err != nil {
		return output{}, err
	}
	return s.output()
}

// A reading is what the documentation of one catalogue makes of it.
type reading struct {
	settings
	profile *scrape.Profile
	pages   []*page.Page
	old     *catalog.Catalog   // nil where there is none yet
	source  *strictyaml.Source // of old
	merged  *catalog.Catalog
	warned  problem.List // warnings, which hold nothing back
}

// read reads the documentation of t. The catalogue comes first: it takes less
// time to find that it is broken. With an [unreadableError], the reading has the
// pages that could be read.
func (a *app) read(ctx context.Context, t settings) (*reading, error) {
	old, src, err := readCatalog(t.Catalog)
	if err := ignoreNotExist(err); err != nil {
		return nil, err
	}
	profile, pages, err := a.documentation(ctx, t)
	r := &reading{settings: t, profile: profile, pages: pages, old: old, source: src}
	if err != nil {
		return r, err
	}
	seen, err := scrape.Extract(profile, pages)
	if err != nil {
		return r, unreadableError{err}
	}
	var problems problem.List
	r.merged, problems = catalog.Merge(old, seen)
	if len(a.pruned) > 0 {
		if problems, err = r.prune(a.pruned, seen); err != nil {
			return r, err
		}
	}
	problems = r.place(problems)
	for i := range problems {
		problems[i].File = cmp.Or(problems[i].File, t.Catalog)
	}
	a.warn(problems)
	r.warned = slices.DeleteFunc(slices.Clone(problems), func(p problem.Problem) bool { return !p.Warning })
	if err := problems.Errors().Err(); err != nil {
		return r, unreadableError{err}
	}
	if err := r.merged.Validate().Errors().Err(); err != nil {
		return r, unreadableError{err}
	}
	return r, nil
}

// place says of the problems that lead into the merged catalogue where its file
// will have them.
func (r *reading) place(problems problem.List) problem.List {
	leads := func(p problem.Problem) bool { return p.Path != "" }
	if !slices.ContainsFunc(problems, leads) {
		return problems
	}
	data, err := r.merged.Encode()
	if err != nil {
		return problems // which has more to say than their place
	}
	_, src, _ := catalog.Read(r.Catalog, data) // an error of it is of the pages, and is reported as such
	problems = slices.Clone(problems)
	for i, p := range problems {
		if leads(p) {
			problems[i] = src.Place(problem.List{p})[0]
		}
	}
	return problems
}

// update returns the snapshot and the catalogue as they should be, unless the
// brake holds them back. Whatever is written comes this way.
func (r *reading) update(brake catalog.Brake) (outputs, error) {
	problems := brake.Check(r.old, r.merged)
	for i := range problems {
		problems[i].File = r.Catalog
	}
	if err := problems.Err(); err != nil {
		return nil, unreadableError{err}
	}
	outs, err := r.snapshot()
	if err != nil {
		return nil, err
	}
	out, err := r.output()
	return append(outs, out), err
}

// output returns the catalogue as it should be.
func (r *reading) output() (output, error) {
	data, err := r.merged.Encode()
	if err != nil {
		return output{}, unreadableError{err}
	}
	return newOutput(r.Catalog, data)
}

// snapshot returns the files that record the pages, if they are to be.
func (r *reading) snapshot() (outputs, error) {
	if r.Save == "" {
		return nil, nil
	}
	if info, err := os.Stat(r.Save); err == nil && !info.IsDir() {
		return nil, fmt.Errorf("%s is a file, and a snapshot is a folder\n\tgive another name with --save", r.Save)
	}
	files, err := site.Snapshot(r.profile, r.pages, os.DirFS(r.Save))
	if err != nil {
		return nil, inFolder(r.Save, err)
	}
	var outs outputs
	for _, f := range files {
		out, err := newOutput(filepath.Join(r.Save, filepath.FromSlash(f.Name)), f.Content)
		if err != nil {
			return nil, err
		}
		outs = append(outs, out)
	}
	return outs, nil
}

// inFolder returns an error about the files of a snapshot with its folder.
func inFolder(dir string, err error) error {
	var problems problem.List
	if !errors.As(err, &problems) {
		return err
	}
	for i := range problems {
		problems[i].File = filepath.ToSlash(filepath.Join(dir, problems[i].File))
	}
	last := &problems[len(problems)-1]
	last.Fix = strings.TrimPrefix(last.Fix+"\n\tmend the file, or restore it, as with git checkout", "\n\t")
	return problems
}

// await returns what f returns, or the error of ctx as soon as it is done: a
// read that waits for input cannot be told to stop.
func await[T any](ctx context.Context, f func() (T, error)) (T, error) {
	type result struct {
		value T
		err   error
	}
	done := make(chan result, 1)
	go func() {
		value, err := f()
		done <- result{value, err}
	}()
	select {
	case r := <-done:
		return r.value, r.err
	case <-ctx.Done():
		var zero T
		return zero, ctx.Err()
	}
}

// warn prints the problems that do not stop the command.
func (a *app) warn(problems problem.List) {
	for _, p := range problems {
		if p.Warning {
			a.note("%s", p)
		}
	}
}
