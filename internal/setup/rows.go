package setup

import (
	"cmp"
	"context"
	"errors"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/update"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/list"
	"github.com/errgen/errgen/scrape/site"
	"github.com/errgen/errgen/templates"
)

// catalogs returns the rows of errgen.yaml, and adds to a plan the files that it
// and its catalogues need and that do not exist yet.
func (s *Setup) catalogs(ctx context.Context, p *Plan, profile string) ([]config.Settings, error) {
	rows, err := s.Config.Rows()
	if err != nil {
		return nil, err
	}
	if profile == "" && len(rows) == 0 {
		return nil, problem.Errorf("give a built-in one ("+strings.Join(scrape.Profiles(), ", ")+") or a file of your own; docs/profiles.md of errgen teaches how to write one",
			"no profile says which documentation to read")
	}
	if profile != "" && !slices.ContainsFunc(rows, func(row config.Settings) bool { return isOf(row, profile) }) {
		row, file, err := s.newRow(p.module, profile)
		if err != nil {
			return nil, err
		}
		rows, p.Files = append(rows, row), append(p.Files, file)
	}
	for _, row := range rows {
		if err := s.firstCatalog(ctx, p, row); err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// isOf reports whether row names a profile, a path relative to the working
// directory.
func isOf(row config.Settings, profile string) bool {
	return row.Profile == profile || filepath.Clean(row.Profile) == filepath.Clean(profile)
}

// newRow returns a row of errgen.yaml for a profile, and the file with it. If
// the file is there, the error has the lines to add to it.
func (s *Setup) newRow(mod *goModule, name string) (config.Settings, outfile.Output, error) {
	repo, err := s.Config.Repository()
	if err != nil {
		return config.Settings{}, outfile.Output{}, err
	}
	profile, err := scrape.LoadProfileIn(repo, name)
	if err != nil {
		return config.Settings{}, outfile.Output{}, err
	}
	file, err := s.Config.FileName()
	if err != nil {
		return config.Settings{}, outfile.Output{}, err
	}
	isNew := file == ""
	if isNew {
		file = filepath.Join(mod.dir, config.Name)
	}
	row := s.Config.Flags.WithDefaults(profile.Name)
	if s.Config.Flags.Dir == "" {
		row.Dir = filepath.Join(mod.dir, "internal", row.Package)
	}
	row.Base, row.Repository = filepath.Dir(file), repo
	row.Profile = name
	row.Catalog = cmp.Or(row.Catalog, filepath.Join(row.Dir, "errors.yaml"))
	if !update.ReadsOffline(config.Settings{Profile: name, Repository: repo}) {
		row.From = []string{filepath.Join(row.Dir, "docs")}
	}
	row.Lists = s.firstLists(profile, name)
	if err := mod.takes(row); err != nil {
		return config.Settings{}, outfile.Output{}, err
	}
	content, err := configFile(row)
	if err != nil {
		return config.Settings{}, outfile.Output{}, err
	}
	if !isNew {
		_, lines, _ := strings.Cut(string(content), "catalogs:\n")
		return config.Settings{}, outfile.Output{}, problem.Errorf("add these lines to it, and run errgen init again:\n"+strings.TrimSuffix(lines, "\n"),
			"%s is there and has no catalogue with the profile %s", filepath.ToSlash(file), name)
	}
	for _, l := range row.Lists {
		s.Note("errgen init: the list %s of the profile is on (lists in %s), since the pages that errgen carries are few", l.Name, config.Name)
	}
	out, err := outfile.New(repo, file, content)
	return row, out, err
}

// firstLists returns the lists to turn on for a profile: those that errgen carries
// beside its pages, where the first catalogue is of these.
func (s *Setup) firstLists(profile *scrape.Profile, name string) []list.Source {
	from := s.Config.Flags.From
	if len(from) == 0 {
		from = []string{firstLocation(name)}
	}
	if !slices.Contains(from, site.Bundled) {
		return nil
	}
	var lists []list.Source
	for _, name := range site.BundledLists(profile) {
		lists = append(lists, list.Source{Name: name})
	}
	return lists
}

// takes returns an error if the package or the profile of a row cannot be part of
// the module.
func (m *goModule) takes(row config.Settings) error {
	if !token.IsIdentifier(row.Package) || row.Package == "_" {
		return problem.Errorf("give one with --package: letters and digits, the first a letter", "%q is not a name for a Go package", row.Package)
	}
	dir, err := relativePath(m.dir, row.Dir)
	if err == nil && !filepath.IsLocal(dir) {
		err = problem.Errorf("give one below that of its go.mod with --dir", "the folder %s is not in the module %s", filepath.ToSlash(row.Dir), m.path)
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
		err = problem.Errorf("copy it there, and give the copy",
			"the profile %s is not in the repository, and others will not have it", filepath.ToSlash(row.Profile))
	}
	return err
}

// configFile returns an errgen.yaml that has row as its only row.
func configFile(row config.Settings) ([]byte, error) {
	set := templates.Setup{Package: row.Package, Profile: row.Profile}
	for _, l := range row.Lists {
		set.Lists = append(set.Lists, l.Name)
	}
	paths := map[*string]string{&set.Catalog: row.Catalog, &set.Dir: row.Dir}
	if len(row.From) > 0 {
		paths[&set.From] = row.From[0]
	}
	if exists(row.Profile) { // a file, not a built-in name
		paths[&set.Profile] = row.Profile
	}
	for to, path := range paths {
		rel, err := relativePath(row.Base, path)
		if err != nil {
			return nil, err
		}
		*to = rel
	}
	return templates.SetupFile("errgen.yaml", set)
}

// firstCatalog adds to a plan the saved documentation and the catalogue of a row
// that has none yet.
func (s *Setup) firstCatalog(ctx context.Context, p *Plan, row config.Settings) error {
	if _, err := os.Stat(row.Catalog); !errors.Is(err, fs.ErrNotExist) {
		if from := s.Config.Flags.From; err == nil && len(from) > 0 {
			s.Note("errgen init: kept %s; to read the documentation again: errgen scrape --from %s",
				filepath.ToSlash(row.Catalog), templates.ShellWord(from[0]))
		}
		return err
	}
	if len(row.From) == 1 && !site.IsLive(row.From[0]) && row.From[0] != site.Bundled && !exists(row.From[0]) {
		row.Save = row.From[0]
		row.From = s.Config.Flags.From
		if len(row.From) == 0 {
			row.From = []string{firstLocation(row.Profile)}
		}
	}
	rev, err := s.Reader.Revise(ctx, row)
	var isVerdict update.UnreadableError
	if errors.As(err, &isVerdict) && len(s.Config.Flags.From) == 0 {
		s.Note("errgen init: to begin with pages that you saved, give their folder with --from")
	}
	if err != nil {
		return err
	}
	outs, err := rev.Outputs(s.Reader.Brake)
	p.Files = append(p.Files, outs...)
	p.Coverage = append(p.Coverage, rev.Coverage())
	return err
}

// firstLocation returns where the first catalogue of a profile comes from: what
// errgen carries, if there is any, or else the live pages.
func firstLocation(profile string) string {
	if site.HasBundled(profile) {
		return site.Bundled
	}
	return site.LivePages
}

func exists(file string) bool {
	_, err := os.Stat(file)
	return err == nil
}
