package cli

import (
	"context"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/git"
	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/spf13/cobra"
)

// logOptions are the flags of errgen log.
type logOptions struct {
	commits      git.Range
	format, plot string
}

func logCommand(a *app) *cobra.Command {
	var o logOptions
	cmd := &cobra.Command{
		Use:   "log [FILE]",
		Short: "Print a catalogue's git history as a changelog",
		Long: `Log prints what each commit changed in a catalogue, the newest first, as
Markdown, with a plot of the entries by status over time. It follows renames of
the file, and first parents: what a pull request brought in is listed once, under
its merge. A commit whose catalogue cannot be read is named, and the next one
compared with the one before it.`,
		Example: `  errgen log > CHANGELOG-errors.md
  errgen log --since v1.2.0 errors.yaml
  errgen log --plot errors.svg`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			if o.format != "markdown" && o.format != "svg" {
				return usage(cmd, problem.Errorf("use markdown or svg", "there is no format %q", o.format))
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
	flags.StringVar(&o.commits.Since, "since", "", "only what came after this `revision`")
	flags.IntVar(&o.commits.Max, "max", 0, "only the `number` of newest commits; 0 for all")
	flags.StringVar(&o.format, "format", "markdown", "`format` of the output: markdown, or svg for the plot alone")
	flags.StringVar(&o.plot, "plot", "", "write the plot to this `file`, as SVG")
	return cmd
}

// log prints the history of a catalogue.
func (a *app) log(ctx context.Context, file string, o logOptions) error {
	log, err := a.changes(ctx).Changelog(ctx, file, o.commits)
	if err != nil {
		return err
	}
	if o.plot != "" {
		repo, err := a.config.Repository()
		if err != nil {
			return err
		}
		out, err := outfile.New(repo, o.plot, []byte(log.Plot.SVG()))
		if err != nil {
			return err
		}
		if err := a.finish(ctx, outfile.Outputs{out}, false); err != nil {
			return err
		}
	}
	if o.format == "svg" {
		return inert.WriteXML(a.out, log.Plot.SVG())
	}
	return log.WriteMarkdown(a.out)
}

// oneCatalog returns the catalogue that the arguments or the settings name.
func (a *app) oneCatalog(args []string) (string, error) {
	if len(args) > 0 {
		return args[0], nil
	}
	targets, err := a.config.Targets()
	if err != nil {
		return "", err
	}
	if len(targets) > 1 {
		return "", problem.Errorf("name one", "%s has several catalogues", config.Name)
	}
	return targets[0].Catalog, nil
}
