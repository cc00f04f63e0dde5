package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/changes"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/report"
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

// verdictOf returns the gravest verdict.
func verdictOf(all []*update.DriftResult) update.Verdict {
	gravest := update.InSync
	for _, d := range all {
		gravest = max(gravest, d.Verdict)
	}
	return gravest
}

// driftReport returns the verdicts with the reasons for them.
func driftReport(all []*update.DriftResult) report.Report {
	var changed []changes.Sides
	var titles []string
	for _, d := range all {
		titles = append(titles, driftTitle(d))
		if d.Verdict == update.Changed {
			changed = append(changed, sidesOf(d))
		}
	}
	rep := changes.Report(changed, changes.Filter{FailOn: problem.Text.String()})
	rep.Command = "errgen drift"
	rep.Title = strings.Join(titles, "; ")
	rep.Verdict = verdictOf(all).String()
	if len(changed) == 0 {
		rep.Bump = report.Bump{}
	}
	rep.Levels = slices.Insert(rep.Levels, 0, problem.Unreadable)
	var found []report.Item
	for _, d := range all {
		for _, p := range d.Problems {
			found = append(found, unreadableItem(p))
		}
		if d.Verdict == update.Unreadable {
			rep.Notes = append(rep.Notes, readPages(d))
		}
		for _, p := range d.Warnings {
			rep.Notes = append(rep.Notes, p.String())
		}
	}
	rep.Items = append(found, rep.Items...)
	return rep
}

// sidesOf returns the catalogue and the live documentation as sides to compare.
func sidesOf(d *update.DriftResult) changes.Sides {
	return changes.Sides{
		Names: d.Names,
		Old:   changes.Side{Name: d.File, File: d.File, Catalog: d.Old, Source: d.OldSource},
		New:   changes.Side{Name: "the live documentation", File: d.File, Catalog: d.New, Source: d.NewSource},
	}
}

// driftTitle returns the verdict on one catalogue in words.
func driftTitle(d *update.DriftResult) string {
	switch d.Verdict {
	case update.Unreadable:
		return d.Name + ": the documentation could not be read as a catalogue"
	case update.Changed:
		if d.OnlyRead {
			return d.Name + ": other pages were read than for the catalogue; what it has of the documentation did not change"
		}
		return d.Name + ": the documentation changed"
	}
	if len(d.Pages) == 0 {
		return d.Name + ": in sync, with " + d.New.Count("")
	}
	return fmt.Sprintf("%s: in sync, with %s and %s", d.Name, count(len(d.Pages), "page"), count(d.Errors, "error"))
}

// unreadableItem returns a reason why documentation could not be read.
func unreadableItem(p problem.Problem) report.Item {
	return report.Item{
		Rule: p.Rule, Severity: problem.Unreadable, Message: p.Message, Fix: p.Fix,
		File: p.File, Line: p.Line, Column: p.Column, Failing: true,
	}
}

// readPages returns which pages could be read, in words.
func readPages(d *update.DriftResult) string {
	if len(d.Pages) == 0 {
		return d.Name + ": no page could be read"
	}
	var names []string
	for _, page := range d.Pages {
		names = append(names, page.Name)
	}
	return fmt.Sprintf("%s: %s could be read: %s", d.Name, count(len(names), "page"), strings.Join(names, ", "))
}

// changedOutputs returns the files of the catalogues whose documentation
// changed.
func changedOutputs(all []*update.DriftResult) outfile.Outputs {
	var outs outfile.Outputs
	for _, d := range all {
		if d.Verdict == update.Changed {
			outs = append(outs, d.Outputs...)
		}
	}
	return outs
}

// driftDiff returns how the catalogues differ from what they should be.
func driftDiff(all []*update.DriftResult) string {
	var b strings.Builder
	for _, d := range all {
		if d.Verdict == update.Changed {
			b.WriteString(outfile.Outputs{d.Catalog()}.Diff())
		}
	}
	return b.String()
}
