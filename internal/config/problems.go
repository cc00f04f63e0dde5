package config

import (
	"fmt"

	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/list"
)

// problems returns what is wrong with the row at a path of the configuration
// file, except for what decoding reports.
func (s Settings) problems(at string) problem.List {
	problems := append(s.Wire.Validate(at+".wire"), emit.CheckSDK(s.SDK, at+".sdk")...)
	problems = append(problems, documentProblems(s.Docs, at+".docs")...)
	if s.Profile == "" && s.Wire.OrDefault().Type == "" {
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
	if profile, err := scrape.LoadProfile(s.Profile); err == nil {
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
