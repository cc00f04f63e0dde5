package config

import (
	"fmt"

	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/internal/problem"
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
