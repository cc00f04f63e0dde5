package scrape

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
	"github.com/errgen/errgen/scrape/list"
	"github.com/errgen/errgen/scrape/rule"
)

// maxExtends bounds how many profiles extend each other, one after the other.
const maxExtends = 4

// A profileReader reads a profile and those that it extends.
type profileReader struct {
	repo  *infile.Repository
	chain []string // the profiles being read, each extended by the one before it
}

// load reads a profile by its name.
func (r profileReader) load(name string) (*Profile, error) {
	r.chain = append(slices.Clone(r.chain), name)
	if IsFile(name) {
		data, err := r.repo.Read(name, infile.Small)
		if err != nil {
			return nil, fmt.Errorf("profile: %w", err)
		}
		return r.parse(name, data)
	}
	data, err := builtin.ReadFile("profiles/" + name + ".yaml")
	if errors.Is(err, fs.ErrNotExist) || name == "" {
		return nil, unknownProfile(name)
	}
	if err != nil {
		return nil, fmt.Errorf("profile: %w", err)
	}
	return r.parse("profile "+name, data)
}

// parse decodes a profile.
func (r profileReader) parse(name string, data []byte) (*Profile, error) {
	var p Profile
	src, err := strictyaml.Unmarshal(name, data, &p)
	if err != nil {
		return nil, err
	}
	var inherited []list.Source
	lists := p.Lists
	if p.Extends != "" {
		base, err := r.base(name, p.Extends)
		if err != nil {
			return nil, src.Place(problem.List{{Path: "extends", Rule: "unknown-profile", Message: err.Error()}})
		}
		inherited, base.Add = base.Lists, nil
		overlay(reflect.ValueOf(base).Elem(), reflect.ValueOf(p))
		p = *base
	}
	c := compiler{rule.Compiler{Problems: p.Wire.Validate("wire")}}
	if c.checkAdditions(&p); len(c.rule.Problems) > 0 {
		return nil, src.Place(c.rule.Problems).Err()
	}
	if p.Add != nil {
		p.Add.add(&p)
	}
	p.Lists = c.lists(lists, inherited, filepath.Dir(name))
	p.rules = c.rules(&p)
	if err := src.Place(c.rule.Problems).Err(); err != nil {
		return nil, err
	}
	return &p, nil
}

// base reads the profile that another one extends: a built-in one, or a file of the
// repository, relative to the other.
func (r profileReader) base(name, extends string) (*Profile, error) {
	if IsFile(extends) {
		if !filepath.IsAbs(extends) {
			extends = filepath.Join(filepath.Dir(name), extends)
		}
		if r.repo == nil {
			var err error
			if r.repo, err = infile.Find("."); err != nil {
				return nil, err
			}
		}
		if err := r.repo.Check(extends); err != nil {
			return nil, err
		}
	}
	isKnown := func(other string) bool { return filepath.Clean(other) == filepath.Clean(extends) }
	switch chain := append(slices.Clone(r.chain), extends); {
	case slices.ContainsFunc(r.chain, isKnown):
		return nil, problem.Errorf("let one of them extend nothing", "profiles extend each other in a circle: %s", strings.Join(chain, " → "))
	case len(r.chain) > maxExtends:
		return nil, problem.Errorf("merge some of them", "more than %d profiles extend each other: %s", maxExtends, strings.Join(chain, " → "))
	}
	return r.load(extends)
}
