package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/generate"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/internal/update"
	"github.com/errgen/errgen/scrape/site"
	"github.com/errgen/errgen/templates"
	"github.com/spf13/cobra"
)

func checkCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Check offline that documentation, catalogue and Go agree",
		Long: `Check scrapes the saved documentation, generates the Go package and the documents
that errgen.yaml names, and compares all of them with the files on disk. It writes
nothing and needs no network. It exits 1 and prints the difference when the
catalogue or a generated file is not what it should be, is missing, or should not
be there.`,
		Example: `  errgen check                       # as errgen.yaml says; in CI
  errgen check --catalog errors.yaml --dir stytchb2b`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.check(cmd.Context(), func(command string) string { return withFlags(cmd, command) })
		},
	}
	a.addFlags(cmd, slices.Concat(documentationSettings, packageSettings)...)
	return cmd
}

// check compares everything that errgen generates with the files on disk. As adds
// the flags of this run to another command.
func (a *app) check(ctx context.Context, as func(command string) string) error {
	targets, err := a.targets(ctx, false)
	if err != nil {
		return err
	}
	repairs := repairs{as: as, onlyLineEnds: true}
	for _, t := range targets {
		scraped, err := a.reader(ctx).Check(ctx, t)
		if err != nil {
			return err
		}
		generated, err := generate.Package(t)
		if err != nil {
			return err
		}
		documents, err := generate.Documents(ctx, t)
		if err != nil {
			return err
		}
		repairs.add(scrapeAgain(t, len(targets) > 1), scraped)
		repairs.add("errgen generate", generated.Files.Stale())
		repairs.add("errgen docs", documents.Stale())
		if err := a.show(repairs.stale); err != nil {
			return err
		}
		repairs.stale = nil
	}
	if len(repairs.commands) == 0 {
		return nil
	}
	a.note("errgen check: not current; to repair: %s", strings.Join(repairs.commands, " && "))
	if repairs.onlyLineEnds {
		a.note(lineEndsHint)
	}
	return errFinding
}

// repairs are the commands that make stale files current.
type repairs struct {
	as           func(command string) string
	stale        outfile.Outputs // files that are not shown yet
	commands     []string
	onlyLineEnds bool // whether all stale files differ in nothing else
}

// add adds the command for stale files, if there are any.
func (r *repairs) add(command string, stale outfile.Outputs) {
	if len(stale) == 0 {
		return
	}
	if command = r.as(command); !slices.Contains(r.commands, command) {
		r.commands = append(r.commands, command)
	}
	r.stale = append(r.stale, stale...)
	r.onlyLineEnds = r.onlyLineEnds && stale.DifferInLineEnds()
}

// scrapeAgain returns the command that makes the catalogue of s current without
// the network: live pages would bring in what the vendor has changed since.
func scrapeAgain(s config.Settings, ofSeveral bool) string {
	saved := update.Saved(s)
	command := "errgen scrape"
	switch {
	case !update.ReadsOffline(s):
		command = "errgen lint --fix"
	case slices.ContainsFunc(s.From, site.IsLive):
		for _, from := range saved {
			command += " --from " + templates.ShellWord(from)
		}
	default:
		return command
	}
	if ofSeveral {
		command += " --catalog " + templates.ShellWord(s.Catalog)
	}
	return command
}

// withFlags adds to a command those flags that cmd was given, that the command
// takes, and that it does not have yet.
func withFlags(cmd *cobra.Command, command string) string {
	takes := map[string][]string{
		"errgen scrape": documentationSettings, "errgen generate": packageSettings,
		"errgen docs": docsSettings, "errgen lint": nameSettings,
	}
	words := strings.Fields(command)
	for _, name := range append([]string{"config"}, takes[strings.Join(words[:2], " ")]...) {
		f := cmd.Flags().Lookup(name)
		if f == nil || !f.Changed || slices.Contains(words, "--"+name) {
			continue
		}
		values, err := cmd.Flags().GetStringArray(name)
		if err != nil { // it is not a list
			values = []string{f.Value.String()}
		}
		for _, value := range values {
			command += " --" + name + " " + templates.ShellWord(value)
		}
	}
	return command
}
