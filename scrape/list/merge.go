package list

import (
	"cmp"
	"fmt"
	"net/url"
	"path/filepath"
	"reflect"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// Merge returns the lists of base with those of over, which wins. A list of over
// that has the name of one in base says what is different, and turns it on unless
// it is optional itself; other lists are added. Over without any list is different
// from nil: it leaves none.
//
// The problems are about over, and have a path such as "[1].form".
func Merge(base, over []Source) ([]Source, problem.List) {
	if over != nil && len(over) == 0 {
		return nil, nil
	}
	merged := slices.Clone(base)
	var problems problem.List
	var named []string
	for i, s := range over {
		at := slices.IndexFunc(merged, func(m Source) bool { return m.Name == s.Name })
		switch {
		case slices.Contains(named, s.Name) && s.Name != "":
			problems = append(problems, problem.Problem{
				Path: fmt.Sprintf("[%d].name", i), Rule: "duplicate-list",
				Message: fmt.Sprintf("there are two lists of the name %s", problem.Excerpt(s.Name)), Fix: "rename one of them; a list may have several files under from",
			})
			continue
		case at < 0 && s.isName():
			problems = append(problems, unknownList(i, s.Name, base))
			continue
		case at < 0:
			merged = append(merged, s)
		default:
			s = s.over(merged[at])
			merged[at] = s
		}
		named = append(named, s.Name)
		for _, p := range s.Check() {
			p.Path = fmt.Sprintf("[%d].%s", i, p.Path)
			problems = append(problems, p)
		}
	}
	return merged, problems
}

func unknownList(i int, name string, known []Source) problem.Problem {
	p := problem.Problem{
		Path: fmt.Sprintf("[%d]", i), Rule: "unknown-list", Message: fmt.Sprintf("the profile has no list of the name %s", problem.Excerpt(name)),
		Fix: "describe it here, with name, from and form",
	}
	var names []string
	for _, s := range known {
		names = append(names, s.Name)
	}
	if len(names) > 0 {
		p.Fix = "it has " + strings.Join(names, ", ") + "; or describe the list here, with name, from and form"
	}
	if near, ok := problem.Nearest(name, names); ok {
		p.Fix = fmt.Sprintf("did you mean %q?", near)
	}
	return p
}

// over returns s with what it does not say taken from base. What belongs to
// another form is not taken.
func (s Source) over(base Source) Source {
	if s.Form != "" && s.Form != base.Form {
		return s
	}
	s.Form = base.Form
	s.Each = cmp.Or(s.Each, base.Each)
	s.Pattern = cmp.Or(s.Pattern, base.Pattern)
	s.Expect = cmp.Or(s.Expect, base.Expect)
	if len(s.From) == 0 {
		s.From = base.From
	}
	if len(s.Within) == 0 {
		s.Within = base.Within
	}
	if s.Fields == (Fields{}) {
		s.Fields = base.Fields
	}
	return s
}

// On returns the lists that are not optional.
func On(lists []Source) []Source {
	return slices.DeleteFunc(slices.Clone(lists), func(s Source) bool { return s.Optional })
}

// isName reports whether s has a name alone, and so is described elsewhere.
func (s *Source) isName() bool { return reflect.DeepEqual(*s, Source{Name: s.Name}) }

// Word returns the name of a list that is described elsewhere, or "" where s says
// more than the name.
func (s *Source) Word() string {
	if s.isName() {
		return s.Name
	}
	return ""
}

// SetWord makes s the list of a name that is described elsewhere.
func (s *Source) SetWord(word string) bool {
	*s = Source{Name: word}
	return true
}

// Words says for messages what the word is.
func (s *Source) Words() []string { return []string{"the name of a list"} }

// RelativeTo returns s with its files relative to what dir is relative to, where
// they were relative to dir.
func (s Source) RelativeTo(dir string) Source {
	s.From = slices.Clone(s.From)
	for i, from := range s.From {
		if !IsAddress(from) && from != "" && !filepath.IsAbs(from) {
			s.From[i] = filepath.Join(dir, from)
		}
	}
	return s
}

// IsAddress reports whether a list is read from the network, by what it has under
// from.
func IsAddress(from string) bool { return strings.Contains(from, "://") }

// HasAddress reports whether a file of s is read from the network.
func (s *Source) HasAddress() bool { return slices.ContainsFunc(s.From, IsAddress) }

// checkFrom returns what is wrong with where the list is.
func (s *Source) checkFrom() problem.List {
	const example = "give the file or the address of the list, such as https://example.com/errors.json"
	if len(s.From) == 0 {
		return problem.List{{Path: "from", Rule: "list", Message: "from is missing", Fix: "give the file or the address of the list"}}
	}
	var problems problem.List
	for i, from := range s.From {
		u, err := url.Parse(from)
		switch {
		case from == "":
			problems = append(problems, problem.Problem{Path: fmt.Sprintf("from[%d]", i), Rule: "list", Message: "from is empty", Fix: example})
		case IsAddress(from) && (err != nil || u.Scheme != "https" && u.Scheme != "http" || u.Host == "" || u.User != nil):
			problems = append(problems, problem.Problem{
				Path: fmt.Sprintf("from[%d]", i), Rule: "list", Message: fmt.Sprintf("%s is not an address that can be fetched", problem.Excerpt(from)), Fix: example,
			})
		}
	}
	return problems
}
