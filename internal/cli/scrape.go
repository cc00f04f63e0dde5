package cli

import (
	"context"
	"errors"
	"path/filepath"
	"slices"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/generate"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/internal/update"
	"github.com/spf13/cobra"
)

// scrapeOptions are the flags of errgen scrape that say what it writes.
type scrapeOptions struct{ check, trace, generate bool }

func scrapeCommand(a *app) *cobra.Command {
	var o scrapeOptions
	cmd := &cobra.Command{
		Use:   "scrape",
		Short: "Read error documentation into a catalogue",
		Long: `Scrape reads error documentation and brings the catalogue up to date with it.
What people wrote in the catalogue stays; an entry that the documentation no
longer has stays too, marked as removed.

The documentation is at the locations of --from: the live pages, from the
address of an overview or of a single page, or "live" for where the profile
says; saved pages, as a file, a folder or - for standard input; or "bundled", for
what errgen carries. Without a location it is "live". --save records the pages in
a folder, which --from reads without the network.

Lists that the profile or errgen.yaml names (lists) are read beside the pages, from
files or addresses; those at addresses are recorded by --save, too.`,
		Example: `  errgen scrape                      # as errgen.yaml says
  errgen scrape --profile stytch-b2b --save docs/stytch
  errgen scrape --generate           # the catalogue and its Go package, in one run
  errgen scrape --check              # write nothing, show the difference, exit 1
  errgen scrape --trace              # write nothing, list each block and the rule that took it
  errgen scrape --profile stytch-b2b --from saved-pages --catalog errors.yaml`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return a.scrape(cmd, o) },
	}
	a.addFlags(cmd, slices.Concat(documentationSettings, []string{"save"}, liveSettings)...)
	a.addBrake(cmd)
	a.addPrune(cmd)
	cmd.Flags().BoolVar(&o.check, "check", false, "write nothing; show what would change and exit 1 if anything would")
	cmd.Flags().BoolVar(&o.generate, "generate", false, "generate the packages too, as errgen generate does, and print a line for each catalogue")
	cmd.Flags().BoolVar(&o.trace, "trace", false, "write nothing; list each block of the documentation and the rule that took it")
	return cmd
}

// scrape runs what the flags ask for.
func (a *app) scrape(cmd *cobra.Command, o scrapeOptions) error {
	ctx := cmd.Context()
	if o.generate && (o.check || o.trace) {
		return usage(cmd, errors.New("--generate writes files, and --check and --trace write none"))
	}
	targets, err := a.targets(ctx, !o.check && !o.trace)
	if err != nil {
		return err
	}
	if o.trace {
		return a.traceAll(ctx, targets)
	}
	results, err := a.reader(ctx).Scrape(ctx, targets)
	if err != nil {
		return err
	}
	if o.generate {
		return a.generateFrom(ctx, targets, results)
	}
	if err := a.finish(ctx, outputsOf(results), o.check); err != nil || o.check {
		return err
	}
	for _, r := range results {
		a.noteCoverage(r, len(results) > 1)
	}
	return nil
}

// noteCoverage says how much of the documentation of a catalogue was read.
func (a *app) noteCoverage(r update.ScrapeResult, isOneOfSeveral bool) {
	if isOneOfSeveral {
		a.note("%s: %s", filepath.ToSlash(r.File), r.Coverage)
		return
	}
	a.note("%s", r.Coverage)
}

func outputsOf(results []update.ScrapeResult) outfile.Outputs {
	var outs outfile.Outputs
	for _, r := range results {
		outs = append(outs, r.Outputs...)
	}
	return outs
}

// generateFrom writes what was scraped, and the packages that follow from it. It
// ends with a line for each catalogue that says how many files were written.
func (a *app) generateFrom(ctx context.Context, targets []config.Settings, results []update.ScrapeResult) error {
	if err := a.finish(ctx, outputsOf(results), false); err != nil {
		return err
	}
	packages, err := generate.Packages(targets)
	if err != nil {
		return err
	}
	if err := a.finish(ctx, generate.Files(packages), false); err != nil {
		return err
	}
	for i, r := range results {
		if r.Partial {
			a.noteCoverage(r, len(results) > 1)
		}
		p := packages[i]
		written := len(r.Outputs.Stale()) + len(p.Files.Stale())
		a.note("%s → %s → %s: %s", r.Read,
			filepath.ToSlash(r.File), filepath.ToSlash(p.Dir), writtenFiles(written))
	}
	return nil
}

// writtenFiles says how many files were written.
func writtenFiles(n int) string {
	if n == 0 {
		return "all current"
	}
	return count(n, "file") + " written"
}

// traceAll lists what becomes of each block of the documentation.
func (a *app) traceAll(ctx context.Context, targets []config.Settings) error {
	for _, t := range targets {
		profile, pages, err := a.reader(ctx).Documentation(ctx, t)
		if err != nil {
			return err
		}
		if profile.IsLists() {
			a.note("errgen scrape: the profile %s consists of lists alone, and there are no blocks to trace", profile.Name)
			continue
		}
		if err := a.trace(profile, pages); err != nil {
			return err
		}
	}
	return nil
}
