package config

import (
	"cmp"
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/list"
)

// Settings are what flags, the environment and one row of the configuration file
// can set. An empty field is not set.
type Settings struct {
	Catalog string   `yaml:"catalog"`
	Profile string   `yaml:"profile"`
	From    []string `yaml:"from,one"`

	// Lists are the lists of errors beside the documentation. They are merged
	// with those of the profile, as [list.Merge] does.
	Lists []list.Source `yaml:"lists,one,named"`

	Package     string   `yaml:"package"`
	Dir         string   `yaml:"dir"`
	Prefix      string   `yaml:"prefix"`
	Initialisms []string `yaml:"initialisms"`
	Only        []string `yaml:"only,one"`
	Skip        []string `yaml:"skip,one"`
	Test        *bool    `yaml:"test"`
	HTTP        *bool    `yaml:"http"`

	Save         string `yaml:"save"`
	Timeout      string `yaml:"timeout"`
	Contact      string `yaml:"contact"`
	AllowPrivate *bool  `yaml:"allow_private"`
	IgnoreRobots *bool  `yaml:"ignore_robots"`
	Offline      *bool  `yaml:"offline"`
	NoCache      *bool  `yaml:"no_cache"`
	Render       *bool  `yaml:"render"`
	Quiet        *bool  `yaml:"quiet"`

	// Docs, Wire and SDK, as Lists, can only be set in the configuration file.
	Docs []Document   `yaml:"docs"`
	Wire catalog.Wire `yaml:"wire"`
	SDK  []emit.SDK   `yaml:"sdk"`

	// Base is the folder of the configuration file, which paths that are
	// not given are relative to; empty for the working directory.
	Base string `yaml:"-"`

	// Repository is what the paths of the configuration file may not lead out of.
	Repository *infile.Repository `yaml:"-"`

	// RowFrom is From as it would be without flags.
	RowFrom []string `yaml:"-"`
}

// Over returns s with the fields that it does not set taken from below.
func (s Settings) Over(below Settings) Settings {
	s.Base = cmp.Or(s.Base, below.Base)
	s.Repository = cmp.Or(s.Repository, below.Repository)
	if s.RowFrom == nil {
		s.RowFrom = below.RowFrom
	}
	s.Wire = s.Wire.Over(below.Wire)
	s.SDK = append(s.SDK, below.SDK...)
	if s.Lists == nil {
		s.Lists = below.Lists
	}
	s.Docs = append(s.Docs, below.Docs...)
	for _, each := range allSettings {
		switch {
		case each.Text != nil:
			*each.Text(&s) = cmp.Or(*each.Text(&s), *each.Text(&below))
		case each.Toggle != nil:
			*each.Toggle(&s) = cmp.Or(*each.Toggle(&s), *each.Toggle(&below))
		case len(*each.List(&s)) == 0:
			*each.List(&s) = *each.List(&below)
		}
	}
	return s
}

// WithDefaults returns s with the default package and folder for a catalogue of
// this name.
func (s Settings) WithDefaults(name string) Settings {
	s.Package = cmp.Or(s.Package, strings.ReplaceAll(name, "-", ""))
	s.Dir = cmp.Or(s.Dir, filepath.Join(s.Base, "generated", s.Package))
	return s
}

// EmitOptions returns how to generate the package, except for its wire.
func (s Settings) EmitOptions() emit.Options {
	return emit.Options{Package: s.Package, Prefix: s.Prefix, Initialisms: s.Initialisms, SDK: s.SDK, HTTP: s.HTTP}
}

func (s *Settings) relativeTo(dir string) {
	s.Base = dir
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
	if scrape.IsFile(s.Profile) {
		join(&s.Profile)
	}
	for i, l := range s.Lists {
		s.Lists[i] = l.RelativeTo(dir)
	}
	for i, from := range s.From {
		if isPath(from) {
			join(&s.From[i])
		}
	}
}
