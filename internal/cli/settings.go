package cli

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/internal/problem"
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

	Save         string `yaml:"save"`
	Timeout      string `yaml:"timeout"`
	Contact      string `yaml:"contact"`
	AllowPrivate *bool  `yaml:"allow_private"`
	IgnoreRobots *bool  `yaml:"ignore_robots"`
	Offline      *bool  `yaml:"offline"`
	NoCache      *bool  `yaml:"no_cache"`
	Render       *bool  `yaml:"render"`
	Quiet        *bool  `yaml:"quiet"`

	// Docs, Wire and SDK stand in the configuration file only.
	Docs []document   `yaml:"docs"`
	Wire catalog.Wire `yaml:"wire"`
	SDK  []emit.SDK   `yaml:"sdk"`

	// base is the folder of the configuration file, which paths that are
	// not given are relative to; empty for the working directory.
	base string

	// rowFrom is From without what flags say.
	rowFrom []string
}

// A setting is one of the settings, as a flag and as a variable of the
// environment. Exactly one of text, list and toggle is set.
type setting struct {
	name, usage string
	text        func(*settings) *string
	list        func(*settings) *[]string
	toggle      func(*settings) **bool
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
		name: "from", usage: "`location` of the documentation: an address, live, a file, a folder of saved pages, - or bundled; repeatable",
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
	{
		name: "save", usage: "`folder` to record the pages in, as a snapshot that --from reads",
		text: func(s *settings) *string { return &s.Save },
	},
	{
		name: "timeout", usage: "how long reading live pages may take, as a `duration` such as 90s (default 15m)",
		text: func(s *settings) *string { return &s.Timeout },
	},
	{
		name: "contact", usage: "`address` by which a site can reach you, for the User-Agent (default: that of the project)",
		text: func(s *settings) *string { return &s.Contact },
	},
	{
		name: "allow-private", usage: "ask private and loopback addresses too, for documentation on your own machine or network",
		toggle: func(s *settings) **bool { return &s.AllowPrivate },
	},
	{
		name: "ignore-robots", usage: "get pages that the robots.txt of their site asks programs not to get",
		toggle: func(s *settings) **bool { return &s.IgnoreRobots },
	},
	{
		name: "offline", usage: "use no network: read live pages as they were when they were last got",
		toggle: func(s *settings) **bool { return &s.Offline },
	},
	{
		name: "no-cache", usage: "get live pages anew, and keep no copies of them",
		toggle: func(s *settings) **bool { return &s.NoCache },
	},
	{
		name: "render", usage: "read live pages in an installed Chromium, for sites that make them in the browser",
		toggle: func(s *settings) **bool { return &s.Render },
	},
	{
		name: "quiet", usage: "show no progress",
		toggle: func(s *settings) **bool { return &s.Quiet },
	},
}

// Which settings the commands take.
var (
	documentationSettings = []string{"profile", "from", "catalog"}
	packageSettings       = []string{"catalog", "package", "dir", "prefix", "initialism", "only", "skip"}
	nameSettings          = []string{"catalog", "package", "prefix", "initialism"}
	liveSettings          = []string{"allow-private", "ignore-robots", "offline", "no-cache", "render", "timeout", "contact", "quiet"}
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
		case s.toggle != nil:
			flags.VarPF(toggle{s.toggle(&a.flags)}, name, "", s.usage).NoOptDefVal = "true"
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
func environment() (settings, error) {
	var env settings
	for _, s := range allSettings {
		name := "ERRGEN_" + strings.ReplaceAll(strings.ToUpper(s.name), "-", "_")
		switch v := os.Getenv(name); {
		case v == "":
		case s.text != nil:
			*s.text(&env) = v
		case s.list != nil:
			*s.list(&env) = strings.Split(v, ",")
		default:
			if err := (toggle{s.toggle(&env)}).Set(v); err != nil {
				return env, fmt.Errorf("the variable %s is %q\n\tset it to true or false, or not at all", name, v)
			}
		}
	}
	return env, nil
}

// over returns s with what it does not say taken from below.
func (s settings) over(below settings) settings {
	s.base = cmp.Or(s.base, below.base)
	if s.rowFrom == nil {
		s.rowFrom = below.rowFrom
	}
	s.Wire = s.Wire.Over(below.Wire)
	s.SDK = append(s.SDK, below.SDK...)
	s.Docs = append(s.Docs, below.Docs...)
	for _, each := range allSettings {
		switch {
		case each.text != nil:
			*each.text(&s) = cmp.Or(*each.text(&s), *each.text(&below))
		case each.toggle != nil:
			*each.toggle(&s) = cmp.Or(*each.toggle(&s), *each.toggle(&below))
		case len(*each.list(&s)) == 0:
			*each.list(&s) = *each.list(&below)
		}
	}
	return s
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
func (s settings) problems(at string) problem.List {
	problems := append(s.Wire.Validate(at+".wire"), emit.CheckSDK(s.SDK, at+".sdk")...)
	problems = append(problems, docsProblems(s.Docs, at+".docs")...)
	if s.Profile == "" && s.Wire.OrDefault().Type == "" {
		problems = append(problems, problem.Problem{
			Path: at + ".wire", Rule: "wire-type",
			Message: at + ".wire does not say where a response has its error type",
			Fix:     "give it as type, as in  type: error.code",
		})
	}
	return problems
}
