package config

import (
	"fmt"
	"strings"

	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/list"
	"github.com/errgen/errgen/scrape/site"
)

// problems returns what is wrong with the row at a path of the configuration
// file, except for what decoding reports.
func (s Settings) problems(at string) problem.List {
	problems := append(s.Wire.Validate(at+".wire"), emit.CheckSDK(s.SDK, at+".sdk")...)
	problems = append(problems, documentProblems(s.Docs, at+".docs")...)
	if s.Profile == "" && len(s.Wire.OrDefault().Type) == 0 {
		problems = append(problems, problem.Problem{
			Path: at + ".wire", Rule: "wire-type",
			Message: at + ".wire does not say where a response has its error type",
			Fix:     "give it as type, as in  type: error.code",
		})
	}
	return problems
}

// listProblems returns what is wrong with the lists at a path of the configuration
// file. Those of the profile are known where it can be read; where it cannot, it
// is what others report.
func (s Settings) listProblems(at string) problem.List {
	if len(s.Lists) == 0 {
		return nil
	}
	var known []list.Source
	if profile, err := s.LoadProfile(); err == nil {
		known = profile.Lists
	} else if s.Profile != "" {
		return nil
	}
	_, problems := list.Merge(known, s.Lists)
	for i := range problems {
		problems[i].Path = at + problems[i].Path
	}
	return problems
}

// pathProblems returns a problem for each path of the row at a path of the
// configuration file that leads out of the repository.
func (s Settings) pathProblems(at string) problem.List {
	var problems problem.List
	check := func(path, name string) {
		if name == "" {
			return
		}
		if err := s.Repository.Check(name); err != nil {
			message, fix, _ := strings.Cut(err.Error(), "\n\t")
			problems = append(problems, problem.Problem{Path: at + path, Rule: "outside", Message: message, Fix: fix})
		}
	}
	check(".catalog", s.Catalog)
	check(".dir", s.Dir)
	check(".save", s.Save)
	if scrape.IsFile(s.Profile) {
		check(".profile", s.Profile)
	}
	for i, from := range s.From {
		if isPath(from) {
			check(fmt.Sprintf(".from[%d]", i), from)
		}
	}
	for i, l := range s.Lists {
		for j, from := range l.From {
			if isPath(from) {
				check(fmt.Sprintf(".lists[%d].from[%d]", i, j), from)
			}
		}
	}
	for i, d := range s.Docs {
		check(fmt.Sprintf(".docs[%d].template", i), d.Template)
		check(fmt.Sprintf(".docs[%d].output", i), d.Output)
	}
	return problems
}

// isPath reports whether a location is the path of a file or a folder.
func isPath(from string) bool {
	return from != "-" && from != site.Bundled && !site.IsLive(from)
}

// documentProblems returns what is wrong with the documents at a path of the
// configuration file.
func documentProblems(docs []Document, at string) problem.List {
	var problems problem.List
	for i, d := range docs {
		path := fmt.Sprintf("%s[%d]", at, i)
		if d.Check() != nil {
			problems = append(problems, problem.Problem{
				Path: path, Rule: "document",
				Message: path + " has not one of format and template", Fix: "give one of them, as in  format: html",
			})
		}
		if d.Output == "" {
			problems = append(problems, problem.Problem{
				Path: path, Rule: "document",
				Message: path + " does not say where the document is written", Fix: "give it as output, as in  output: docs/errors.html",
			})
		}
	}
	return problems
}
