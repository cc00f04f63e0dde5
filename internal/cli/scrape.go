package cli

import (
	"context"
	"slices"

	"github.com/errgen/errgen/internal/config"
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
			targets, err := a.config.Targets()
			if err != nil {
				return err
			}
			if trace {
				return a.traceAll(cmd.Context(), targets)
			}
			outs, err := a.reader(cmd.Context()).Scrape(cmd.Context(), targets)
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
func (a *app) traceAll(ctx context.Context, targets []config.Settings) error {
	for _, t := range targets {
		profile, pages, err := a.reader(ctx).Documentation(ctx, t)
		if err != nil {
			return err
		}
		if err := a.trace(profile, pages); err != nil {
			return err
		}
	}
	return nil
}
