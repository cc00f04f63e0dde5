package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/templates"
	"github.com/spf13/cobra"
)

// An initPlan is what the flags of init ask for.
type initPlan struct {
	github, gitlab, preCommit, dryRun bool
}

func initCommand(a *app) *cobra.Command {
	var plan initPlan
	cmd := &cobra.Command{
		Use:   "init [PROFILE]",
		Short: "Set up errgen in a Go repository",
		Long: `Init writes what a repository needs to use errgen: errgen.yaml, the saved
documentation, the first catalogue and the go:generate line; and it adds errgen
to the tools of go.mod. PROFILE is a built-in profile or a file of your own. The
documentation is the one that errgen carries, where it has some, or else the
live one.

It can be run again, to add what was not asked for at first. A file that is
there and says something else is kept, unless you answer yes.`,
		Example: `  errgen init stytch-b2b --github      # with a workflow for pull requests and for drift
  errgen init docs/acme.yaml           # a profile of your own, read from the live site
  errgen init --gitlab --pre-commit    # add these to a repository that has errgen.yaml
  errgen init stytch-b2b --dry-run     # write nothing, show the files`,
		Args: cobra.MaximumNArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.init(cmd.Context(), strings.Join(args, ""), plan)
		},
		ValidArgs: scrape.Profiles(),
	}
	a.addFlags(cmd, slices.Concat([]string{"from", "catalog", "package", "dir"}, liveSettings)...)
	cmd.Flags().BoolVar(&plan.github, "github", false, "add a workflow for GitHub: the gate for pull requests, and a scheduled check for drift")
	cmd.Flags().BoolVar(&plan.gitlab, "gitlab", false, "add the same two jobs for GitLab")
	cmd.Flags().BoolVar(&plan.preCommit, "pre-commit", false, "add a hook for pre-commit")
	cmd.Flags().BoolVar(&plan.dryRun, "dry-run", false, "write nothing; show the files")
	return cmd
}

func (a *app) init(ctx context.Context, profile string, plan initPlan) error {
	mod, err := readGoModule(ctx)
	if err != nil {
		return err
	}
	rows, outs, err := a.initCatalogs(ctx, mod, profile)
	if err != nil {
		return err
	}
	files, err := plan.files(mod, rows)
	if err != nil {
		return err
	}
	if outs, err = a.keepOrReplace(append(outs, files...), plan.dryRun); err != nil {
		return err
	}
	if plan.dryRun {
		a.note("errgen init: would run  %s", strings.Join(mod.addTool(), " "))
		return outs.diff(a.out)
	}
	if err := a.finish(ctx, outs, false); err != nil {
		return err
	}
	if err := mod.runAddTool(ctx, a.err); err != nil {
		return err
	}
	a.note("errgen init: now run  go generate ./...  and commit what is new")
	return nil
}

// initCatalogs returns the rows of errgen.yaml, and the files that it and its
// catalogues are to be made of, as far as they are not there.
func (a *app) initCatalogs(ctx context.Context, mod *goModule, profile string) ([]settings, outputs, error) {
	rows, err := a.configured()
	if err != nil {
		return nil, nil, err
	}
	if profile == "" && len(rows) == 0 {
		return nil, nil, fmt.Errorf("no profile says which documentation to read\n\tgive a built-in one (%s) or a file of your own; docs/profiles.md of errgen teaches how to write one", strings.Join(scrape.Profiles(), ", "))
	}
	var outs outputs
	if profile != "" && !slices.ContainsFunc(rows, func(s settings) bool { return s.isOf(profile) }) {
		row, config, err := a.newRow(mod, profile)
		if err != nil {
			return nil, nil, err
		}
		if len(rows) > 0 {
			_, lines, _ := strings.Cut(string(config.content), "catalogs:\n")
			return nil, nil, fmt.Errorf("%s is there and has no catalogue with the profile %s\n\tadd these lines to it, and run errgen init again:\n%s", configName, profile, lines)
		}
		rows, outs = append(rows, row), append(outs, config)
	}
	for _, row := range rows {
		first, err := a.firstCatalog(ctx, row)
		if err != nil {
			return nil, nil, err
		}
		outs = append(outs, first...)
	}
	return rows, outs, nil
}

// isOf reports whether s names a profile, given from the working directory.
func (s settings) isOf(profile string) bool {
	return s.Profile == profile || filepath.Clean(s.Profile) == filepath.Clean(profile)
}

// newRow returns a row of errgen.yaml for a profile, and the file with it.
func (a *app) newRow(mod *goModule, name string) (settings, output, error) {
	profile, err := scrape.LoadProfile(name)
	if err != nil {
		return settings{}, output{}, err
	}
	row := a.flags.withDefaults(profile.Name)
	if a.flags.Dir == "" {
		row.Dir = filepath.Join(mod.dir, "internal", row.Package)
	}
	row.base = mod.dir
	row.Profile = name
	row.Catalog = cmp.Or(row.Catalog, filepath.Join(row.Dir, "errors.yaml"))
	row.From = []string{filepath.Join(row.Dir, "docs")}
	set := templates.Setup{Package: row.Package, Profile: name}
	for to, path := range map[*string]string{&set.Catalog: row.Catalog, &set.Dir: row.Dir, &set.From: row.From[0]} {
		if *to, err = mod.rel(path); err != nil {
			return settings{}, output{}, err
		}
	}
	if _, err := os.Stat(name); err == nil { // a file, not a built-in name
		if set.Profile, err = mod.rel(name); err != nil {
			return settings{}, output{}, err
		}
	}
	content, err := templates.SetupFile("errgen.yaml", set)
	if err != nil {
		return settings{}, output{}, err
	}
	config, err := newOutput(filepath.Join(mod.dir, configName), content)
	return row, config, err
}

// files returns the files that go beside the catalogues.
func (p initPlan) files(mod *goModule, rows []settings) (outputs, error) {
	set := templates.Setup{Go: mod.goVersion, Minute: len(mod.path) * 7 % 60} // not all repositories at the full hour
	var outs outputs
	add := func(name string, path ...string) error {
		content, err := templates.SetupFile(name, set)
		if err != nil {
			return err
		}
		o, err := newOutput(filepath.Join(path...), content)
		outs = append(outs, o)
		return err
	}
	for _, row := range rows {
		set.Package = row.Package
		if err := add("generate.go", row.Dir, "generate.go"); err != nil {
			return nil, err
		}
	}
	for _, each := range []struct {
		wanted     bool
		name, file string
	}{
		{p.github, "github.yaml", ".github/workflows/errgen.yaml"},
		{p.gitlab, "gitlab.yaml", ".gitlab/errgen.yaml"},
		{p.preCommit, "pre-commit.yaml", ".pre-commit-config.yaml"},
	} {
		if !each.wanted {
			continue
		}
		if err := add(each.name, mod.dir, filepath.FromSlash(each.file)); err != nil {
			return nil, err
		}
	}
	return outs, nil
}

// keepOrReplace leaves out the files that are there with other content, unless
// the person says that they should be replaced.
func (a *app) keepOrReplace(outs outputs, dryRun bool) (outputs, error) {
	var wanted outputs
	for _, o := range outs.stale() {
		if o.old == nil || dryRun {
			wanted = append(wanted, o)
			continue
		}
		if a.isTerminal() {
			if err := (outputs{o}).diff(a.err); err != nil {
				return nil, err
			}
			if a.ask(fmt.Sprintf("%s is there and says something else. Replace it?", o.path)) {
				wanted = append(wanted, o)
				continue
			}
		}
		a.note("kept %s, which says something else; errgen init --dry-run shows the difference", filepath.ToSlash(o.path))
	}
	return wanted, nil
}

// firstCatalog returns the saved documentation and the catalogue of a row that
// has none yet.
func (a *app) firstCatalog(ctx context.Context, row settings) (outputs, error) {
	if _, err := os.Stat(row.Catalog); !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	if len(row.From) == 1 && !scrape.IsLive(row.From[0]) && row.From[0] != scrape.Bundled && !exists(row.From[0]) {
		row.Save = row.From[0]
		row.From = a.flags.From
		if len(row.From) == 0 {
			row.From = []string{firstLocation(row.Profile)}
		}
	}
	r, err := a.read(ctx, row)
	if err != nil {
		return nil, err
	}
	return r.update(a.brake)
}

// firstLocation returns where the first catalogue of a profile comes from: what
// errgen carries, if there is any, or else the live pages.
func firstLocation(profile string) string {
	if scrape.HasBundled(profile) {
		return scrape.Bundled
	}
	return scrape.LiveSite
}
