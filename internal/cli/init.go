package cli

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/internal/setup"
	"github.com/errgen/errgen/scrape"
	"github.com/spf13/cobra"
	"golang.org/x/term"
)

func initCommand(a *app) *cobra.Command {
	var want setup.Request
	var dryRun bool
	cmd := &cobra.Command{
		Use:   "init [PROFILE|LOCATION]",
		Short: "Set up errgen in a Go repository",
		Long: `Init writes what a repository needs to use errgen: errgen.yaml, the saved
documentation, the first catalogue and the go:generate line; and it adds errgen
to the tools of go.mod. PROFILE is a built-in profile or a file of your own. The
documentation is the copy that errgen carries, if it has one, or else the live
site. Where errgen carries a list of types beside the pages, it is turned on.

Given the address of documentation, or a file or a folder of saved pages, init
proposes a profile for it as errgen propose does and writes it to docs. Where it is
unsure, it stops there, for a person to look at the profile.

Run it again to add files that you did not ask for at first. A file that exists
with other content is kept, unless you answer yes.`,
		Example: `  errgen init stytch-b2b --github      # with a workflow for pull requests and for drift
  errgen init docs/acme.yaml           # a profile of your own, read from the live site
  errgen init https://acme.example/errors # no profile yet: one is proposed
  errgen init --gitlab --pre-commit    # add these to a repository that has errgen.yaml
  errgen init stytch-b2b --dry-run     # write nothing, show the files`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			want.Profile = strings.Join(args, "")
			return a.init(cmd.Context(), want, dryRun)
		},
		ValidArgs: scrape.Profiles(),
	}
	a.addFlags(cmd, slices.Concat([]string{"from", "catalog", "package", "dir"}, liveSettings)...)
	cmd.Flags().BoolVar(&want.GitHub, "github", false, "add a workflow for GitHub: the gate for pull requests, and a scheduled check for drift")
	cmd.Flags().BoolVar(&want.GitLab, "gitlab", false, "add the same two jobs for GitLab")
	cmd.Flags().BoolVar(&want.PreCommit, "pre-commit", false, "add a hook for pre-commit")
	cmd.Flags().BoolVar(&dryRun, "dry-run", false, "write nothing; show the files")
	return cmd
}

// init sets up errgen in the module of the working directory, or shows the files
// that it would write.
func (a *app) init(ctx context.Context, want setup.Request, dryRun bool) error {
	if err := a.settle(ctx, !dryRun); err != nil {
		return err
	}
	if isDocumentation(want.Profile) {
		file, err := a.initFrom(ctx, want.Profile, dryRun)
		if err != nil || dryRun {
			return err
		}
		want.Profile = file
	}
	s := setup.Setup{Config: &a.config, Reader: a.reader(ctx), Version: buildVersion(), Note: a.note}
	plan, err := s.Plan(ctx, want)
	if err != nil {
		return err
	}
	if dryRun {
		a.note("errgen init: would run  %s", plan.ToolCommand())
		a.noteAll(plan.Coverage)
		return a.show(plan.Files.Stale())
	}
	outs, err := a.keepOrReplace(plan.Files)
	if err != nil {
		return err
	}
	if err := a.finish(ctx, outs, false); err != nil {
		return err
	}
	if err := plan.AddTool(ctx, a.err); err != nil {
		return err
	}
	a.note("errgen init: now run  go generate ./...  and commit what is new")
	a.noteAll(plan.Coverage)
	return nil
}

func (a *app) noteAll(texts []string) {
	for _, text := range texts {
		a.note("%s", text)
	}
}

// keepOrReplace returns the files to write: those that are not there, and those
// with other content that the person says should be replaced.
func (a *app) keepOrReplace(outs outfile.Outputs) (outfile.Outputs, error) {
	var wanted outfile.Outputs
	for _, o := range outs.Stale() {
		if o.Old == nil {
			wanted = append(wanted, o)
			continue
		}
		if a.isTerminal() {
			if err := inert.WriteDiff(a.err, outfile.Outputs{o}.Diff()); err != nil {
				return nil, err
			}
			if a.ask(fmt.Sprintf("%s is there and says something else. Replace it?", o.Path)) {
				wanted = append(wanted, o)
				continue
			}
		}
		a.note("kept %s, which says something else; errgen init --dry-run shows the difference", filepath.ToSlash(o.Path))
	}
	return wanted, nil
}

// isTerminal reports whether a person is at both ends of standard input and
// standard error, and so can be asked.
func (a *app) isTerminal() bool {
	in, ok := a.in.(*os.File)
	_, isShown := a.err.Terminal()
	return ok && isShown && term.IsTerminal(int(in.Fd()))
}

// ask asks a question that is answered with yes or no. No answer is no.
func (a *app) ask(question string) bool {
	fmt.Fprint(a.err, question, " [y/N] ")
	answer, _ := bufio.NewReader(a.in).ReadString('\n') // what cannot be read is not a yes
	switch strings.ToLower(strings.TrimSpace(answer)) {
	case "y", "yes":
		return true
	}
	return false
}
