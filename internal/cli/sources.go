package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/report"
	"github.com/errgen/errgen/internal/sources"
	"github.com/spf13/cobra"
)

// sourcesOptions are the flags of errgen sources.
type sourcesOptions struct {
	format string
	show   sources.Options
	rules  bool
}

func sourcesCommand(a *app) *cobra.Command {
	var o sourcesOptions
	cmd := &cobra.Command{
		Use:   "sources",
		Short: "Compare documentation, SDK and specification",
		Long: `Sources compares what a vendor publishes in several places: the pages of the
documentation as one source, and each list of errgen.yaml and of the profile as
another. It prints for each what only it has and what it lacks, types that are
probably the same and spelled differently, and where statuses, numbers or messages
differ. Categories and descriptions that differ are shown, too, but never fail.

It reads saved pages and recorded lists, as errgen check does, or the locations of
--from. It writes nothing, and exits 0 whatever the sources say, or with --strict 1
where they differ. It exits 3 where one of them cannot be read. A type that may be
on a page that was not read does not count as a difference.`,
		Example: `  errgen sources                     # as errgen.yaml says
  errgen sources --strict            # the gate of a vendor: exit 1 where they differ
  errgen sources --all               # every type, and not the first ten of each kind
  errgen sources --from live         # the live pages and lists`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := report.CheckFormat(o.format); err != nil {
				return usage(cmd, err)
			}
			if o.rules {
				for _, rule := range sources.Rules() {
					a.listRule(rule)
				}
				return nil
			}
			return a.sources(cmd.Context(), o)
		},
	}
	a.addFlags(cmd, slices.Concat(documentationSettings, liveSettings)...)
	flags := cmd.Flags()
	flags.StringVar(&o.format, "format", "text", "`format` of the output: "+strings.Join(report.Formats(), ", "))
	flags.BoolVar(&o.show.Strict, "strict", false, "make differences errors, and exit 1 if there is any")
	flags.BoolVar(&o.show.All, "all", false, "list everything: text, markdown and github otherwise have the first ten of each kind")
	flags.BoolVar(&o.rules, "rules", false, "list the rules, with level and meaning")
	return cmd
}

// sources prints how the sources of each catalogue differ. A catalogue with one
// source has nothing to compare, which is an error if all are so.
func (a *app) sources(ctx context.Context, o sourcesOptions) error {
	targets, err := a.config.Targets()
	if err != nil {
		return err
	}
	var all sources.Comparisons
	for _, t := range targets {
		p, err := a.reader(ctx).Publication(ctx, t, len(a.config.Flags.From) > 0)
		if err != nil {
			return err
		}
		c := sources.Compare(p)
		if len(c.Sources) < 2 {
			a.note("%s: nothing to compare: the only source is %s", a.command, c.Sources[0].Name)
			continue
		}
		all = append(all, c)
	}
	if len(all) == 0 {
		return problem.Errorf("name the list of an SDK or a specification under lists in "+config.Name, "no catalogue has two sources")
	}
	if err := all.Write(a.out, o.format, o.show); err != nil {
		return err
	}
	if o.show.Strict && all.Differ() {
		return errFinding
	}
	return nil
}
