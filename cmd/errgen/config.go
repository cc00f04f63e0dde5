package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape"
	"github.com/spf13/cobra"
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
//
// Paths in it are relative to the file.
type config struct {
	Catalogs []settings `yaml:"catalogs"`
}

// settings are what the flags, the environment and one row of the
// configuration file can say. An empty field says nothing.
type settings struct {
	Catalog     string   `yaml:"catalog"`
	Profile     string   `yaml:"profile"`
	From        []string `yaml:"from,one"`
	Package     string   `yaml:"package"`
	Dir         string   `yaml:"dir"`
	Initialisms []string `yaml:"initialisms"`

	// base is the folder of the configuration file, which paths that are
	// not given are relative to; empty for the working directory.
	base string
}

// addFlags gives cmd the flags that it takes.
func (a *app) addFlags(cmd *cobra.Command, names ...string) {
	flags, s := cmd.Flags(), &a.flags
	for _, name := range names {
		switch name {
		case "catalog":
			flags.StringVar(&s.Catalog, name, "", "catalogue `file` (default catalog/errors.yaml)")
		case "profile":
			flags.StringVar(&s.Profile, name, "", "`profile` of the documentation: a built-in name, or a file")
		case "from":
			flags.StringArrayVar(&s.From, name, nil, "`location` of the documentation: a file, a folder of saved pages, - or bundled; repeatable")
		case "package":
			flags.StringVar(&s.Package, name, "", "`name` of the generated package (default: the catalogue's name without dashes)")
		case "dir":
			flags.StringVar(&s.Dir, name, "", "`folder` of the generated package (default generated/PACKAGE)")
		case "initialism":
			flags.StringArrayVar(&s.Initialisms, name, nil, "a `word` spelt as it should be in identifiers, such as KYC; repeatable")
		default:
			panic("errgen: internal error: no flag " + name)
		}
	}
}

// environment returns what ERRGEN_* variables say. Lists are separated by commas.
func environment() settings {
	list := func(name string) []string {
		if v := os.Getenv(name); v != "" {
			return strings.Split(v, ",")
		}
		return nil
	}
	return settings{
		Catalog:     os.Getenv("ERRGEN_CATALOG"),
		Profile:     os.Getenv("ERRGEN_PROFILE"),
		From:        list("ERRGEN_FROM"),
		Package:     os.Getenv("ERRGEN_PACKAGE"),
		Dir:         os.Getenv("ERRGEN_DIR"),
		Initialisms: list("ERRGEN_INITIALISM"),
	}
}

// over returns s with what it does not say taken from below.
func (s settings) over(below settings) settings {
	or := func(a, b string) string {
		if a != "" {
			return a
		}
		return b
	}
	orList := func(a, b []string) []string {
		if len(a) > 0 {
			return a
		}
		return b
	}
	return settings{
		Catalog:     or(s.Catalog, below.Catalog),
		Profile:     or(s.Profile, below.Profile),
		From:        orList(s.From, below.From),
		Package:     or(s.Package, below.Package),
		Dir:         or(s.Dir, below.Dir),
		Initialisms: orList(s.Initialisms, below.Initialisms),
		base:        or(s.base, below.base),
	}
}

// needDocumentation returns an error unless s says what to read, and how.
func (s settings) needDocumentation() error {
	switch {
	case s.Profile == "":
		return fmt.Errorf("no profile says how to read the documentation\n\tgive one with --profile or in %s; built in: %s",
			configName, strings.Join(scrape.Profiles(), ", "))
	case len(s.From) == 0:
		return fmt.Errorf("no location of the documentation\n\tgive saved pages with --from or in %s, or --from %s for the documentation that errgen carries",
			configName, scrape.Bundled)
	}
	return nil
}

// targets returns the catalogues to work on, with the settings of each.
func (a *app) targets() ([]settings, error) {
	rows, err := a.configured()
	if err != nil {
		return nil, err
	}
	given := a.flags.over(environment())
	if len(rows) > 1 && given.Catalog != "" {
		if rows, err = selected(rows, given.Catalog); err != nil {
			return nil, err
		}
	}
	if len(rows) == 0 {
		rows = []settings{{}}
	}
	for i, row := range rows {
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
	if _, err := catalog.Unmarshal(file, data, &c); err != nil {
		return nil, err
	}
	for i := range c.Catalogs {
		c.Catalogs[i].relativeTo(filepath.Dir(file))
	}
	return c.Catalogs, nil
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
	if strings.ContainsRune(s.Profile, '/') || strings.HasSuffix(s.Profile, ".yaml") {
		join(&s.Profile)
	}
	for i, from := range s.From {
		if from != "-" && from != scrape.Bundled && !strings.Contains(from, "://") {
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
