package main

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/scrape"
	"github.com/spf13/cobra"
)

// settings are what the flags, the environment and one row of the
// configuration file can say. An empty field says nothing.
type settings struct {
	Catalog     string   `yaml:"catalog"`
	Profile     string   `yaml:"profile"`
	From        []string `yaml:"from,one"`
	Package     string   `yaml:"package"`
	Dir         string   `yaml:"dir"`
	Prefix      string   `yaml:"prefix"`
	Initialisms []string `yaml:"initialisms"`
	Only        []string `yaml:"only,one"`
	Skip        []string `yaml:"skip,one"`

	// Wire and SDK stand in the configuration file only.
	Wire catalog.Wire `yaml:"wire"`
	SDK  []emit.SDK   `yaml:"sdk"`

	// base is the folder of the configuration file, which paths that are
	// not given are relative to; empty for the working directory.
	base string
}

// A setting is one of the settings, as a flag and as a variable of the
// environment. Exactly one of text and list is set.
type setting struct {
	name, usage string
	text        func(*settings) *string
	list        func(*settings) *[]string
}

var allSettings = []setting{
	{
		name: "catalog", usage: "catalogue `file` (default catalog/errors.yaml)",
		text: func(s *settings) *string { return &s.Catalog },
	},
	{
		name: "profile", usage: "`profile` of the documentation: a built-in name, or a file",
		text: func(s *settings) *string { return &s.Profile },
	},
	{
		name: "from", usage: "`location` of the documentation: a file, a folder of saved pages, - or bundled; repeatable",
		list: func(s *settings) *[]string { return &s.From },
	},
	{
		name: "package", usage: "`name` of the generated package (default: the catalogue's name without dashes)",
		text: func(s *settings) *string { return &s.Package },
	},
	{
		name: "dir", usage: "`folder` of the generated package (default generated/PACKAGE)",
		text: func(s *settings) *string { return &s.Dir },
	},
	{
		name: "prefix", usage: "`text` that the names of the constants begin with (default Err)",
		text: func(s *settings) *string { return &s.Prefix },
	},
	{
		name: "initialism", usage: "a `word` spelt as it should be in identifiers, such as KYC; repeatable",
		list: func(s *settings) *[]string { return &s.Initialisms },
	},
	{
		name: "only", usage: "generate only the errors whose type or status matches this `glob`, such as oauth_* or 4??; repeatable",
		list: func(s *settings) *[]string { return &s.Only },
	},
	{
		name: "skip", usage: "leave out the errors whose type or status matches this `glob`; repeatable",
		list: func(s *settings) *[]string { return &s.Skip },
	},
}

// Which settings the commands take.
var (
	documentationSettings = []string{"profile", "from", "catalog"}
	packageSettings       = []string{"catalog", "package", "dir", "prefix", "initialism", "only", "skip"}
	nameSettings          = []string{"catalog", "package", "prefix", "initialism"}
)

// addFlags gives cmd the flags of the named settings.
func (a *app) addFlags(cmd *cobra.Command, names ...string) {
	flags := cmd.Flags()
	for _, name := range names {
		if flags.Lookup(name) != nil {
			continue // two groups have it
		}
		switch s := named(name); {
		case s.text != nil:
			flags.StringVar(s.text(&a.flags), name, "", s.usage)
		default:
			flags.StringArrayVar(s.list(&a.flags), name, nil, s.usage)
		}
	}
}

func named(name string) setting {
	for _, s := range allSettings {
		if s.name == name {
			return s
		}
	}
	panic("errgen: internal error: no setting " + name)
}

// environment returns what ERRGEN_* variables say. Lists are separated by commas.
func environment() settings {
	var env settings
	for _, s := range allSettings {
		switch v := os.Getenv("ERRGEN_" + strings.ToUpper(s.name)); {
		case v == "":
		case s.text != nil:
			*s.text(&env) = v
		default:
			*s.list(&env) = strings.Split(v, ",")
		}
	}
	return env
}

// over returns s with what it does not say taken from below.
func (s settings) over(below settings) settings {
	s.base = cmp.Or(s.base, below.base)
	s.Wire = s.Wire.Over(below.Wire)
	s.SDK = append(s.SDK, below.SDK...)
	for _, each := range allSettings {
		if each.text != nil {
			*each.text(&s) = cmp.Or(*each.text(&s), *each.text(&below))
		} else if len(*each.list(&s)) == 0 {
			*each.list(&s) = *each.list(&below)
		}
	}
	return s
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

// withDefaults fills in the package and folder that follow from the name of
// the catalogue.
func (s settings) withDefaults(name string) settings {
	s.Package = cmp.Or(s.Package, strings.ReplaceAll(name, "-", ""))
	s.Dir = cmp.Or(s.Dir, filepath.Join(s.base, "generated", s.Package))
	return s
}

func (s settings) emitOptions() emit.Options {
	return emit.Options{Package: s.Package, Prefix: s.Prefix, Initialisms: s.Initialisms, SDK: s.SDK}
}

// wire returns what s says of the wire, and its profile below that.
func (s settings) wire() (catalog.Wire, error) {
	if s.Profile == "" {
		return s.Wire, nil
	}
	profile, err := scrape.LoadProfile(s.Profile)
	if err != nil {
		return s.Wire, err
	}
	w := s.Wire.Over(profile.Wire)
	problems := w.Validate("wire")
	for i := range problems {
		problems[i].File = configName + " with profile " + s.Profile
	}
	return w, problems.Err()
}

// problems returns what is wrong with the row that stands at a path of the
// configuration file, beyond what no file can say.
func (s settings) problems(at string) catalog.Problems {
	problems := append(s.Wire.Validate(at+".wire"), emit.CheckSDK(s.SDK, at+".sdk")...)
	if s.Profile == "" && s.Wire.OrDefault().Type == "" {
		problems = append(problems, catalog.Problem{
			Path: at + ".wire", Rule: "wire-type",
			Message: at + ".wire does not say where a response has its error type",
			Fix:     "give it as type, as in  type: error.code",
		})
	}
	return problems
}
