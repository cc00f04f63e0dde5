package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/propose"
	"github.com/errgen/errgen/scrape/site"
	"github.com/errgen/errgen/templates"
	"github.com/spf13/cobra"
)

// proposeOptions are the flags of errgen propose.
type proposeOptions struct {
	name, output, types string
	maxPages            int
}

// defaultProposePages is how many pages an index may lead to by default.
const defaultProposePages = 50

func proposeCommand(a *app) *cobra.Command {
	var o proposeOptions
	cmd := &cobra.Command{
		Use:   "propose LOCATION…",
		Short: "Propose a profile for pages without one",
		Long: `Propose reads pages that no profile is known for and prints a profile: YAML with a
comment on each rule that says what supports it. On standard error it shows what the
profile reads: how many errors, which fields they have, three errors in full, and
what speaks against it.

It exits 0 where it is sure, 1 where a person has to look, with what it is unsure
of as comments, and 3 where nothing looks like a list of errors. A location is what
--from of errgen scrape takes. Where an address is that of an index, the pages that
it leads to are read, too.`,
		Example: `  errgen propose https://example.com/docs/errors --output acme.yaml
  errgen propose saved/errors.html --name acme
  errgen propose saved --types sdk-types.txt   # the types that must be there, a line each`,
		RunE: func(cmd *cobra.Command, locations []string) error {
			if len(locations) == 0 {
				return usage(cmd, errors.New("no location is given"))
			}
			if o.maxPages < 1 {
				return usage(cmd, fmt.Errorf("--max-pages is %d, but must be at least 1", o.maxPages))
			}
			return a.propose(cmd, locations, o)
		},
	}
	a.addFlags(cmd, slices.Concat(liveSettings)...)
	cmd.Flags().StringVar(&o.name, "name", "", "`name` of the API in the profile: one word in lower case")
	cmd.Flags().StringVar(&o.output, "output", "", "`file` to write the profile to; by default it is printed")
	cmd.Flags().StringVar(&o.types, "types", "", "`file` with types that must be found, a line each")
	cmd.Flags().IntVar(&o.maxPages, "max-pages", defaultProposePages, "`number` of pages to read of those that an index leads to")
	return cmd
}

// propose prints or writes a profile for locations.
func (a *app) propose(cmd *cobra.Command, locations []string, o proposeOptions) error {
	p, err := a.proposal(cmd.Context(), locations, o)
	if err != nil {
		return err
	}
	if err := a.putProfile(cmd.Context(), p, o.output); err != nil {
		return err
	}
	if p.Verdict == propose.Unsure {
		return errFinding
	}
	return nil
}

// proposal returns the profile for locations, and shows what it reads.
func (a *app) proposal(ctx context.Context, locations []string, o proposeOptions) (*propose.Proposal, error) {
	env, err := config.Environment()
	if err != nil {
		return nil, err
	}
	s := a.config.Flags.Over(env)
	s.From = locations
	if s.Repository, err = a.config.Repository(); err != nil {
		return nil, err
	}
	want := propose.Request{Name: o.name}
	if want.Types, err = a.typesOf(o.types); err != nil {
		return nil, err
	}
	p, err := a.reader(ctx).Propose(ctx, s, want, o.maxPages)
	if err != nil {
		return nil, err
	}
	a.note("%s", strings.TrimSuffix(p.Preview(), "\n"))
	if p.Verdict == propose.Nothing {
		return nil, errUnreadable
	}
	return p, nil
}

// isDocumentation reports whether what init is given is documentation, and no profile.
func isDocumentation(location string) bool {
	if page.IsAddress(location) {
		return true
	}
	info, err := os.Stat(location)
	return err == nil && (info.IsDir() || site.IsPageName(location))
}

// initFrom proposes a profile for documentation and writes it. It returns the file. An
// unsure one is for a person to look at before anything is made of it.
func (a *app) initFrom(ctx context.Context, location string, dryRun bool) (file string, err error) {
	p, err := a.proposal(ctx, []string{location}, proposeOptions{maxPages: defaultProposePages})
	if err != nil {
		return "", err
	}
	file = path.Join("docs", p.Catalog.Name+".yaml")
	if dryRun {
		file = ""
	}
	if err := a.putProfile(ctx, p, file); err != nil || dryRun {
		return file, err
	}
	a.config.Flags.From = []string{location}
	if p.Verdict == propose.Unsure {
		a.note("errgen init: look at %s first, which says what it is unsure of; then run  errgen init %s --from %s", file, file, templates.ShellWord(location))
		return file, errFinding
	}
	a.note("errgen init: look at %s first: its comments say what each rule was made from", file)
	return file, nil
}

// putProfile writes a proposed profile to a file, or prints it.
func (a *app) putProfile(ctx context.Context, p *propose.Proposal, file string) error {
	if file == "" {
		_, err := a.out.Write(p.Profile)
		return err
	}
	repo, err := a.config.Repository()
	if err != nil {
		return err
	}
	if err := a.settle(ctx, true); err != nil {
		return err
	}
	out, err := outfile.New(repo, file, p.Profile)
	if err != nil {
		return err
	}
	return a.finish(ctx, outfile.Outputs{out}, false)
}

// typesOf returns the lines of a file, or none without a name.
func (a *app) typesOf(file string) (types []string, err error) {
	if file == "" {
		return nil, nil
	}
	data, err := a.read(file, infile.Large)
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			types = append(types, line)
		}
	}
	return types, err
}
