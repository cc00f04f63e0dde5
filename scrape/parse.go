package scrape

import (
	"embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
	"github.com/errgen/errgen/scrape/list"
)

//go:embed profiles/*.yaml
var builtin embed.FS

// Profiles returns the names of the built-in profiles, sorted.
func Profiles() []string {
	files, _ := fs.Glob(builtin, "profiles/*.yaml") // the pattern is well-formed
	names := make([]string, len(files))
	for i, file := range files {
		names[i] = strings.TrimSuffix(path.Base(file), ".yaml")
	}
	return names
}

// LoadProfile returns the built-in profile of that name, or the profile in
// the file of that name when it has a slash or ends in .yaml or .yml.
func LoadProfile(name string) (*Profile, error) {
	if strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml") {
		data, err := os.ReadFile(name)
		if err != nil {
			return nil, fmt.Errorf("profile: %w", err)
		}
		return ParseProfile(name, data)
	}
	data, err := builtin.ReadFile("profiles/" + name + ".yaml")
	if errors.Is(err, fs.ErrNotExist) || name == "" {
		return nil, unknownProfile(name)
	}
	if err != nil {
		return nil, fmt.Errorf("profile: %w", err)
	}
	return ParseProfile("profile "+name, data)
}

func unknownProfile(name string) error {
	hint := "built-in profiles: " + strings.Join(Profiles(), ", ") + "; a profile of your own is given as a path"
	if near, ok := problem.Nearest(name, Profiles()); ok {
		hint = fmt.Sprintf("did you mean %q? (%s)", near, hint)
	}
	return problem.Errorf(hint, "unknown profile %q", name)
}

// ParseProfile decodes a profile strictly. The error is a [problem.List]
// with every finding.
func ParseProfile(name string, data []byte) (*Profile, error) {
	var p Profile
	src, err := strictyaml.Unmarshal(name, data, &p)
	if err != nil {
		return nil, err
	}
	var inherited []list.Source
	lists := p.Lists
	if p.Extends != "" {
		base, err := LoadProfile(p.Extends)
		if err != nil {
			return nil, src.Place(problem.List{{Path: "extends", Rule: "unknown-profile", Message: err.Error()}})
		}
		inherited = base.Lists
		overlay(reflect.ValueOf(base).Elem(), reflect.ValueOf(p))
		p = *base
	}
	p.samples = p.Wire != catalog.Wire{}
	p.Wire = p.Wire.OrDefault()
	c := compiler{problems: p.Wire.Validate("wire")}
	p.Lists = c.lists(lists, inherited, filepath.Dir(name))
	p.rules = c.rules(&p)
	if err := src.Place(c.problems).Err(); err != nil {
		return nil, err
	}
	return &p, nil
}

// overlay sets each field of base that over says something of: lists and texts
// are replaced, structs are overlaid field by field.
func overlay(base, over reflect.Value) {
	switch over.Kind() {
	case reflect.Struct:
		for i := range over.NumField() {
			if over.Type().Field(i).IsExported() {
				overlay(base.Field(i), over.Field(i))
			}
		}
	case reflect.Pointer:
		if over.IsNil() || base.IsNil() {
			break
		}
		overlay(base.Elem(), over.Elem())
		return
	}
	if over.Kind() != reflect.Struct && !over.IsZero() {
		base.Set(over)
	}
}
