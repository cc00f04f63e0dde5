package scrape

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"reflect"
	"regexp"
	"strings"

	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/rule"
	"github.com/errgen/errgen/scrape/template"
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

// IsFile reports whether a profile is given as a file, and not by a built-in name: it
// has a slash or ends in .yaml or .yml.
func IsFile(name string) bool {
	return strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
}

// LoadProfile returns the built-in profile of that name, or the profile in
// the file of that name when it has a slash or ends in .yaml or .yml.
func LoadProfile(name string) (*Profile, error) { return LoadProfileIn(nil, name) }

// LoadProfileIn is like [LoadProfile] for a file of a repository, which is not read
// if it leads out of that.
func LoadProfileIn(repo *infile.Repository, name string) (*Profile, error) {
	return profileReader{repo: repo}.load(name)
}

// ParseProfile decodes a profile strictly. The error is a [problem.List]
// with every finding.
func ParseProfile(name string, data []byte) (*Profile, error) {
	return profileReader{chain: []string{name}}.parse(name, data)
}

func unknownProfile(name string) error {
	hint := "built-in profiles: " + strings.Join(Profiles(), ", ") + "; a profile of your own is given as a path"
	if near, ok := problem.Nearest(name, Profiles()); ok {
		hint = fmt.Sprintf("did you mean %q? (%s)", near, hint)
	}
	return problem.Errorf(hint, "unknown profile %q", name)
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

// rules are the compiled patterns of a profile.
type rules struct {
	overview *overviewRules // nil when the profile has no overview
	layouts  []*layout
	other    []*regexp.Regexp
}

type overviewRules struct {
	title, anyCase            *rule.Text
	after, match, link, class *regexp.Regexp
	skip                      []*regexp.Regexp
}

// A layout is a compiled Layout. A pattern that is not given is nil.
type layout struct {
	spec          *Layout
	name          string // its path in the profile, for messages
	pages         []rule.PageMatcher
	after, before *regexp.Regexp
	begin, group  rule.Sequences
	split, ranges *regexp.Regexp
	labels        []label // the most exact ones first
	find          []*rule.Text
	noise         []*regexp.Regexp
	kinds         map[part]rule.Kinds
	drop          rule.Kinds
	typ, url      template.Template
}

// placeable are the names that a template may have beside those of captures: the
// address of the page, and the anchor of the entry.
var placeable = append([]string{"page", "id"}, rule.Fields...)

// requirable is what a layout may require of each entry.
var requirable = []string{"sample", "end", "status", "message", "description", "category", "number", "causes", "steps", "url"}
