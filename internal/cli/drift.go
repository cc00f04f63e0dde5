package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/update"
	"github.com/spf13/cobra"
)

// driftFormats are the formats of a verdict.
var driftFormats = []string{"text", "markdown", "json", "github"}

// driftOptions are the flags of errgen drift.
type driftOptions struct {
	print        rendering
	update, full bool
}

func driftCommand(a *app) *cobra.Command {
	var o driftOptions
	cmd := &cobra.Command{
		Use:   "drift",
		Short: "Compare the live documentation with the catalogue",
		Long: `Drift reads the live documentation and compares it with the catalogue. It ends in
one of three verdicts, each with its exit code:
  0  in sync
  1  the documentation changed: what changed, and how much it matters
  3  the documentation could not be read as a catalogue: a page cannot be
     fetched, has another shape, or too much of it is gone

With --update it writes the catalogue, and the snapshot in the folder of --save
or else in the one that errgen.yaml has under from; it refuses to begin where
errgen check would read other pages than those. It writes only when the
documentation changed: with verdict 3 nothing is written, for no catalogue.`,
		Example: `  errgen drift                       # as errgen.yaml says; on a schedule
  errgen drift --diff                # with the difference of the files
  errgen drift --update --format markdown >summary.md`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if !slices.Contains(driftFormats, o.print.format) {
				return usage(cmd, problem.Errorf("use one of "+strings.Join(driftFormats, ", "), "there is no format %q", o.print.format))
			}
			if err := o.print.check(); err != nil {
				return usage(cmd, err)
			}
			return a.drift(cmd.Context(), o)
		},
	}
	a.addFlags(cmd, slices.Concat(documentationSettings, []string{"save"}, liveSettings)...)
	a.addBrake(cmd)
	o.print.addFlags(cmd, driftFormats)
	cmd.Flags().BoolVar(&o.update, "update", false, "write the snapshot and the catalogue if the documentation changed")
	cmd.Flags().BoolVar(&o.full, "diff", false, "add how the files differ from what they should be")
	return cmd
}

// drift compares the live documentation of each catalogue with it, prints the
// verdict, and ends with its exit code.
func (a *app) drift(ctx context.Context, o driftOptions) error {
	targets, err := a.targets(ctx, o.update)
	if err != nil {
		return err
	}
	all, err := a.reader(ctx).Drift(ctx, targets, update.DriftOptions{From: a.config.Flags.From, Record: o.update})
	if err != nil {
		return err
	}
	rep := driftReport(all)
	if o.full {
		rep.Diff = driftDiff(all)
	}
	if err := rep.Write(a.out, o.print.format, a.options(o.print.color)); err != nil {
		return err
	}
	switch verdictOf(all) {
	case update.Unreadable:
		return errUnreadable
	case update.Changed:
		if o.update {
			if err := a.finish(ctx, changedOutputs(all), false); err != nil {
				return err
			}
		}
		return errFinding
	}
	return nil
}
