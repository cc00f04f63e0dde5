package cli

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
	"github.com/errgen/errgen/scrape/site"
)

// configName is the name of the configuration file.
const configName = "errgen.yaml"

// A config is the configuration file:
//
//	catalogs:
//	  - catalog: catalog/errors.yaml
//	    profile: stytch-b2b
//	    from: [docs/stytch]
//	    package: stytchb2b
//	    dir: internal/stytchb2b
//	    docs:
//	      - {format: html, output: docs/errors.html}
//	    wire: {type: error_type, request_id: request_id}
//	    sdk:
//	      - import: github.com/stytchauth/stytch-go/v18/stytch/stytcherror
//	        type: Error
//	        returned: value
//	        fields: {status: StatusCode, type: ErrorType, message: ErrorMessage}
//
// Paths in it are relative to the file. [catalog.Wire] and [emit.SDK] describe
// wire and sdk; what wire does not say is taken from the profile.
type config struct {
	Catalogs []settings `yaml:"catalogs"`
}

// targets returns the catalogues to work on, with the settings of each.
func (a *app) targets() ([]settings, error) {
	rows, err := a.configured()
	if err != nil {
		return nil, err
	}
	env, err := environment()
	if err != nil {
		return nil, err
	}
	given := a.flags.over(env)
	if len(rows) > 1 && given.Catalog != "" {
		if rows, err = selected(rows, given.Catalog); err != nil {
			return nil, err
		}
	}
	if len(rows) == 0 {
		rows = []settings{{}}
	}
	if err := a.flags.checkLocations(rows); err != nil {
		return nil, err
	}
	for i, row := range rows {
		row.rowFrom = env.over(row).From
		rows[i] = given.over(row).over(settings{Catalog: filepath.Join(row.base, "catalog", "errors.yaml")})
	}
	return rows, nil
}

// selected returns the one row whose catalogue is file.
func selected(rows []settings, file string) ([]settings, error) {
	var known []string
	for _, row := range rows {
		if filepath.Clean(row.Catalog) == filepath.Clean(file) {
			return []settings{row}, nil
		}
		known = append(known, row.Catalog)
	}
	return nil, fmt.Errorf("%s has several catalogues, and none of them is %s\n\tit has: %s", configName, file, strings.Join(known, ", "))
}

// checkLocations returns an error if flags give pages or a folder for them, and
// there are several catalogues: each has documentation of its own.
func (s settings) checkLocations(rows []settings) error {
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
	return fmt.Errorf("%s is about one catalogue, and %s has %d\n\tname it with --catalog", flag, configName, len(rows))
}

// configured returns the rows of the configuration file, with paths that hold
// from the working directory; none when there is no file.
func (a *app) configured() ([]settings, error) {
	file, err := a.configFile()
	if file == "" || err != nil {
		return nil, err
	}
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("configuration: %w", err)
	}
	var c config
	src, err := strictyaml.Unmarshal(file, data, &c)
	if err != nil {
		return nil, err
	}
	var problems problem.List
	for i := range c.Catalogs {
		problems = append(problems, c.Catalogs[i].problems(fmt.Sprintf("catalogs[%d]", i))...)
		c.Catalogs[i].relativeTo(filepath.Dir(file))
	}
	problems = append(problems, savedTwice(c.Catalogs)...)
	return c.Catalogs, src.Place(problems).Err()
}

// savedTwice returns a problem for each row that is recorded in the folder of
// another one: each snapshot would take the pages of the other for its own, and
// remove them.
func savedTwice(rows []settings) problem.List {
	var problems problem.List
	first := map[string]int{}
	for i, row := range rows {
		if row.Save == "" {
			continue
		}
		dir := filepath.Clean(row.Save)
		if j, ok := first[dir]; ok {
			at := fmt.Sprintf("catalogs[%d].save", i)
			problems = append(problems, problem.Problem{
				Path: at, Rule: "shared-folder", Message: fmt.Sprintf("%s is the folder of catalogs[%d], too", at, j),
				Fix: "give each catalogue a folder of its own",
			})
			continue
		}
		first[dir] = i
	}
	return problems
}

func (s *settings) relativeTo(dir string) {
	s.base = dir
	join := func(p *string) {
		if *p != "" && !filepath.IsAbs(*p) {
			*p = filepath.Join(dir, *p)
		}
	}
	join(&s.Catalog)
	join(&s.Dir)
	join(&s.Save)
	for i := range s.Docs {
		join(&s.Docs[i].Template)
		join(&s.Docs[i].Output)
	}
	if strings.ContainsRune(s.Profile, '/') || strings.HasSuffix(s.Profile, ".yaml") {
		join(&s.Profile)
	}
	for i, from := range s.From {
		if from != "-" && from != site.Bundled && !site.IsLive(from) {
			join(&s.From[i])
		}
	}
}

// configFile returns the configuration file to use: the one that is named, or
// the nearest from the working directory upwards, or "".
func (a *app) configFile() (string, error) {
	if a.file != "" {
		return a.file, nil
	}
	if named := os.Getenv("ERRGEN_CONFIG"); named != "" {
		return named, nil
	}
	wd, err := os.Getwd()
	if err != nil {
		return "", err
	}
	for rel, dir := ".", wd; ; rel, dir = filepath.Join(rel, ".."), filepath.Dir(dir) {
		file := filepath.Join(rel, configName)
		_, err := os.Stat(file)
		if err == nil {
			return file, nil
		}
		if !errors.Is(err, fs.ErrNotExist) || dir == filepath.Dir(dir) {
			return "", ignoreNotExist(err)
		}
	}
}

func ignoreNotExist(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
