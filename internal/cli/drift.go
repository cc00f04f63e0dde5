package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/diff"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/site"
	"github.com/spf13/cobra"
)

// driftFormats are the formats of a verdict.
var driftFormats = []string{"text", "markdown", "json", "github"}

// driftOptions are the flags of errgen drift.
type driftOptions struct {
	rendering
	update, full bool
}

func driftCommand(a *app) *cobra.Command {
	var o driftOptions
	cmd := &cobra.Command{
		Use:   "drift",
		Short: "The live documentation against the catalogue",
		Long: `Drift reads the live documentation and compares it with the catalogue. It ends in
one of three verdicts, each with its exit code:
  0  in sync
  1  the documentation changed: what changed, and how much it matters
  3  the documentation could not be read as a catalogue: a page cannot be had,
     has another shape, or too much of it is gone

With --update it writes the catalogue, and the snapshot in the folder of --save
or else in the one that errgen.yaml has under from; it refuses to begin where
errgen check would read other pages than those. It writes only when the
documentation changed: with verdict 3 nothing is written, for no catalogue.`,
		Example: `  errgen drift                       # as errgen.yaml says; on a schedule
  errgen drift --diff                # with the difference of the files
  errgen drift --update --format markdown >summary.md`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !slices.Contains(driftFormats, o.format) {
				return usage(cmd, fmt.Errorf("there is no format %q\n\tuse one of %s", o.format, strings.Join(driftFormats, ", ")))
			}
			if err := o.check(); err != nil {
				return usage(cmd, err)
			}
			return a.drift(cmd.Context(), o)
		},
	}
	a.addFlags(cmd, slices.Concat(documentationSettings, []string{"save"}, liveSettings)...)
	a.addBrake(cmd)
	o.rendering.addFlags(cmd, driftFormats)
	cmd.Flags().BoolVar(&o.update, "update", false, "write the snapshot and the catalogue if the documentation changed")
	cmd.Flags().BoolVar(&o.full, "diff", false, "add how the files differ from what they should be")
	return cmd
}

// drift compares the live documentation of each catalogue with it, prints the
// verdict, and ends with its exit code.
func (a *app) drift(ctx context.Context, o driftOptions) error {
	targets, err := a.targets()
	if err != nil {
		return err
	}
	if err := a.checkBrake(targets); err != nil {
		return err
	}
	for i, t := range targets {
		targets[i] = t.live(a.flags.From)
		if !o.update {
			continue
		}
		if targets[i], err = targets[i].recorded(); err != nil {
			return err
		}
	}
	var all []*drifted
	for _, t := range targets {
		d, err := a.driftOne(ctx, t)
		if err != nil {
			return err
		}
		all = append(all, d)
	}
	rep := driftReport(all)
	if o.full {
		rep.Diff = driftDiff(all)
	}
	if err := rep.Write(a.out, o.format, a.options(o.color)); err != nil {
		return err
	}
	switch verdictOf(all) {
	case unreadable:
		return errUnreadable
	case changed:
		if o.update {
			if err := a.finish(ctx, changedOutputs(all), false); err != nil {
				return err
			}
		}
		return errFinding
	}
	return nil
}

// A drifted is the verdict on one catalogue, and what led to it.
type drifted struct {
	comparison
	verdict  verdict
	name     string       // of the catalogue
	pages    []*page.Page // that could be read
	problems problem.List // why the documentation could not be read
	warned   problem.List // what a person should know of it all the same
	outs     outputs      // the files as they should be, the catalogue last
}

// driftOne reads the live documentation of t. The error is one that is no
// verdict, such as a catalogue that is broken.
func (a *app) driftOne(ctx context.Context, t settings) (*drifted, error) {
	old, src, err := readCatalog(t.Catalog)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("%w\n\terrgen scrape makes one from the documentation", err)
	}
	if err != nil {
		return nil, err
	}
	d := &drifted{name: old.Name, comparison: comparison{old: side{name: t.Catalog, file: t.Catalog, Catalog: old, source: src}}}
	r, err := a.read(ctx, t)
	if r != nil {
		d.pages, d.warned = r.pages, r.warned
	}
	if err == nil {
		d.outs, err = r.update(a.brake)
	}
	var isVerdict unreadableError
	if errors.As(err, &isVerdict) && errors.As(err, &d.problems) {
		d.verdict = unreadable
		return d, nil
	}
	if err != nil {
		return nil, err
	}
	d.new = side{name: "the live documentation", file: t.Catalog}
	d.new.Catalog, d.new.source, err = catalog.Read(t.Catalog, d.outs[len(d.outs)-1].content)
	if err == nil && len(diff.Catalogs(d.old.Catalog, d.new.Catalog)) > 0 {
		d.verdict = changed
	}
	return d, err
}

// live returns s with the live documentation as its location, unless locations
// are given.
func (s settings) live(given []string) settings {
	s.From = given
	if len(given) == 0 {
		s.From = slices.DeleteFunc(slices.Clone(s.rowFrom), func(from string) bool { return !site.IsLive(from) })
	}
	return s
}

// recorded returns s with the folder to record the documentation in: the one
// that errgen check reads. With another, or none, the catalogue would be ahead
// of its pages, which is an error.
func (s settings) recorded() (settings, error) {
	saved := notLive(s.rowFrom)
	if s.Save == "" && len(saved) == 1 && isFolder(saved[0]) {
		s.Save = saved[0]
	}
	if !s.isAhead() {
		return s, nil
	}
	where := "the live pages would not be recorded"
	if s.Save != "" {
		where = "the live pages would be recorded in " + s.Save
	}
	return s, fmt.Errorf("--update would leave %s ahead of its documentation: errgen check reads from: %s, and %s\n\tgive one folder in %s, as in  from: docs",
		s.Catalog, strings.Join(saved, ", "), where, configName)
}

// isAhead reports whether errgen check reads other pages than those that s has
// recorded.
func (s settings) isAhead() bool {
	saved := notLive(s.rowFrom)
	return len(saved) > 1 || len(saved) == 1 && filepath.Clean(saved[0]) != filepath.Clean(s.Save)
}

// isFolder reports whether a location is a folder of saved pages, or can become
// one: a folder that is not there yet is one to make.
func isFolder(location string) bool {
	if location == site.Bundled || location == "-" || site.IsLive(location) {
		return false
	}
	info, err := os.Stat(location)
	if errors.Is(err, fs.ErrNotExist) {
		return !site.IsPageName(location)
	}
	return err == nil && info.IsDir()
}
