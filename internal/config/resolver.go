package config

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/site"
)

// A Resolver finds the catalogues to work on, and the settings of each. The zero
// value has no flags.
type Resolver struct {
	Flags Settings // as given by flags
	File  string   // the configuration file, where a flag names one

	// Outside lets the configuration file and links lead out of the repository.
	Outside bool

	// Lenient ignores unknown fields of the file, which a newer errgen may know,
	// and does not validate the rows.
	Lenient bool
}

// Targets returns the settings of the catalogues to work on.
func (r *Resolver) Targets() ([]Settings, error) {
	rows, err := r.Rows()
	if err != nil {
		return nil, err
	}
	env, err := Environment()
	if err != nil {
		return nil, err
	}
	given := r.Flags.Over(env)
	if len(rows) > 1 && given.Catalog != "" {
		if rows, err = selected(rows, given.Catalog); err != nil {
			return nil, err
		}
	}
	if len(rows) == 0 {
		repo, err := r.Repository()
		if err != nil {
			return nil, err
		}
		rows = []Settings{{Repository: repo}}
	}
	if err := r.Flags.checkLocations(rows); err != nil {
		return nil, err
	}
	for i, row := range rows {
		row.RowFrom = env.Over(row).From
		rows[i] = given.Over(row).Over(Settings{Catalog: filepath.Join(row.Base, "catalog", "errors.yaml")})
	}
	return rows, nil
}

// selected returns the row whose catalogue is file.
func selected(rows []Settings, file string) ([]Settings, error) {
	var known []string
	for _, row := range rows {
		if isSame(row.Catalog, file) {
			return []Settings{row}, nil
		}
		known = append(known, row.Catalog)
	}
	return nil, problem.Errorf("it has: "+strings.Join(known, ", "), "%s has several catalogues, and none of them is %s", Name, file)
}

// isSame reports whether two paths, each relative to the working directory or
// absolute, are the same.
func isSame(a, b string) bool {
	a, errA := filepath.Abs(a)
	b, errB := filepath.Abs(b)
	return errA == nil && errB == nil && a == b
}

// checkLocations returns an error if flags name pages or a folder for them and
// there are several catalogues: each has its own documentation.
func (s Settings) checkLocations(rows []Settings) error {
	if len(rows) < 2 {
		return nil
	}
	flag := ""
	for _, from := range s.From {
		if from != site.LivePages && from != site.Bundled {
			flag = "--from " + from
		}
	}
	if s.Save != "" {
		flag = "--save " + s.Save
	}
	if flag == "" {
		return nil
	}
	return OnlyOne(flag, rows)
}

// OnlyOne returns an error if there are several catalogues: the flag is about one.
func OnlyOne(flag string, targets []Settings) error {
	if len(targets) == 1 {
		return nil
	}
	return problem.Errorf("name it with --catalog", "%s is about one catalogue, and %s has %d", flag, Name, len(targets))
}

// Rows returns the rows of the configuration file, with paths relative to the
// working directory, or none if there is no file.
func (r *Resolver) Rows() ([]Settings, error) {
	name, err := r.FileName()
	if name == "" || err != nil {
		return nil, err
	}
	repo, err := r.Repository()
	if err != nil {
		return nil, err
	}
	data, err := repo.Read(name, infile.Small)
	if err != nil {
		return nil, fmt.Errorf("configuration: %w", err)
	}
	f, problems, err := decode(name, data, repo)
	if r.Lenient {
		problems, err = nil, withoutUnknownFields(err)
	}
	if err != nil {
		return nil, err
	}
	return f.Catalogs, problems.Err()
}

// Repository returns the repository around the configuration file, with its folder
// as home, or else around the working directory. Without a file the home is the
// folder of the catalogue that flags name, if they do.
func (r *Resolver) Repository() (*infile.Repository, error) {
	file, err := r.FileName()
	if err != nil {
		return nil, err
	}
	dir := "."
	if file != "" {
		dir = filepath.Dir(file)
	}
	repo, err := infile.Find(dir)
	if err != nil {
		return nil, err
	}
	repo.Outside = r.Outside
	if file == "" && r.Flags.Catalog != "" {
		repo.Home = filepath.Dir(r.Flags.Catalog)
	}
	return repo, nil
}

// withoutUnknownFields returns err without the problems about unknown fields.
func withoutUnknownFields(err error) error {
	var problems problem.List
	if !errors.As(err, &problems) {
		return err
	}
	return slices.DeleteFunc(problems, func(p problem.Problem) bool { return p.Rule == "unknown-field" }).Err()
}

// FileName returns the configuration file to use: the one that the flag or
// ERRGEN_CONFIG names, or the nearest one from the working directory upwards, or "".
func (r *Resolver) FileName() (string, error) {
	if r.File != "" {
		return r.File, nil
	}
	if named := os.Getenv("ERRGEN_CONFIG"); named != "" {
		return named, nil
	}
	wd, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for rel, dir := ".", wd; ; rel, dir = filepath.Join(rel, ".."), filepath.Dir(dir) {
		file := filepath.Join(rel, Name)
		_, err := os.Stat(file)
		if err == nil {
			return file, nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		if dir == filepath.Dir(dir) {
			return "", nil
		}
	}
}
