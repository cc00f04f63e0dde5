package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/site"
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
	files, err := a.setupFiles(mod, plan, rows)
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

// newRow returns a row of errgen.yaml for a profile, and the file with it. If
// the file is there, the error has the lines to add to it.
func (a *app) newRow(mod *goModule, name string) (settings, output, error) {
	profile, err := scrape.LoadProfile(name)
	if err != nil {
		return settings{}, output{}, err
	}
	file, err := a.configFile()
	if err != nil {
		return settings{}, output{}, err
	}
	isNew := file == ""
	if isNew {
		file = filepath.Join(mod.dir, configName)
	}
	row := a.flags.withDefaults(profile.Name)
	if a.flags.Dir == "" {
		row.Dir = filepath.Join(mod.dir, "internal", row.Package)
	}
	row.base = filepath.Dir(file)
	row.Profile = name
	row.Catalog = cmp.Or(row.Catalog, filepath.Join(row.Dir, "errors.yaml"))
	row.From = []string{filepath.Join(row.Dir, "docs")}
	if err := mod.takes(row); err != nil {
		return settings{}, output{}, err
	}
	content, err := row.config()
	if err != nil {
		return settings{}, output{}, err
	}
	if !isNew {
		_, lines, _ := strings.Cut(string(content), "catalogs:\n")
		return settings{}, output{}, fmt.Errorf("%s is there and has no catalogue with the profile %s\n\tadd these lines to it, and run errgen init again:\n%s",
			filepath.ToSlash(file), name, strings.TrimSuffix(lines, "\n"))
	}
	config, err := newOutput(file, content)
	return row, config, err
}

// takes returns why a module cannot have the package of a row, or its profile.
func (m *goModule) takes(row settings) error {
	if !token.IsIdentifier(row.Package) || row.Package == "_" {
		return fmt.Errorf("%q is no name of a Go package\n\tgive one with --package: letters and digits, the first a letter", row.Package)
	}
	dir, err := relativePath(m.dir, row.Dir)
	if err == nil && !filepath.IsLocal(dir) {
		err = fmt.Errorf("the folder %s is not in the module %s\n\tgive one below that of its go.mod with --dir", filepath.ToSlash(row.Dir), m.path)
	}
	if err != nil || !exists(row.Profile) {
		return err
	}
	repository, err := m.repository()
	if err != nil {
		return err
	}
	profile, err := relativePath(repository, row.Profile)
	if err == nil && !filepath.IsLocal(profile) {
		err = fmt.Errorf("the profile %s is not in the repository, and others will not have it\n\tcopy it there, and give the copy", filepath.ToSlash(row.Profile))
	}
	return err
}

// config returns an errgen.yaml that has s as its only row.
func (s settings) config() ([]byte, error) {
	set := templates.Setup{Package: s.Package, Profile: s.Profile}
	paths := map[*string]string{&set.Catalog: s.Catalog, &set.Dir: s.Dir, &set.From: s.From[0]}
	if exists(s.Profile) { // a file, not a built-in name
		paths[&set.Profile] = s.Profile
	}
	for to, path := range paths {
		rel, err := relativePath(s.base, path)
		if err != nil {
			return nil, err
		}
		*to = rel
	}
	return templates.SetupFile("errgen.yaml", set)
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
	if len(row.From) == 1 && !site.IsLive(row.From[0]) && row.From[0] != site.Bundled && !exists(row.From[0]) {
		row.Save = row.From[0]
		row.From = a.flags.From
		if len(row.From) == 0 {
			row.From = []string{firstLocation(row.Profile)}
		}
	}
	r, err := a.read(ctx, row)
	var isVerdict unreadableError
	if errors.As(err, &isVerdict) && len(a.flags.From) == 0 {
		a.note("errgen init: to begin with pages that you saved, give their folder with --from")
	}
	if err != nil {
		return nil, err
	}
	return r.update(a.brake)
}

// firstLocation returns where the first catalogue of a profile comes from: what
// errgen carries, if there is any, or else the live pages.
func firstLocation(profile string) string {
	if site.HasBundled(profile) {
		return site.Bundled
	}
	return site.LivePages
}
