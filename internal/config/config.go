// Package config holds what the user says to errgen: flags, the environment, the
// file errgen.yaml and the defaults, decoded in one place for all commands and
// for the analyzer of package vet.
//
// A [Resolver] has what the command line says. [Resolver.Targets] returns the
// [Settings] of each catalogue: the command line wins over the environment, the
// environment over the file, and the file over the defaults.
package config

import (
	"fmt"
	"path/filepath"

	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
)

// Name is the name of the configuration file.
const Name = "errgen.yaml"

// A File is the configuration file:
//
//	catalogs:
//	  - catalog: catalog/errors.yaml
//	    profile: stytch-b2b
//	    from: [docs/stytch]
//	    lists: [android]
//	    package: stytchb2b
//	    dir: internal/stytchb2b
//	    docs:
//	      - {format: html, output: docs/errors.html}
//	    wire: {type: error_type, request_id: request_id}
//	    sdk:
//	      - import: github.com/stytchauth/stytch-go/v18/stytch/stytcherror
//	        type: Error
//	        returned: value
//	        fields: {status: StatusCode, type: ErrorType, message: ErrorMessage}
//
// Paths in it are relative to the file. [catalog.Wire] and [emit.SDK] describe
// wire and sdk, [list.Source] a list; what wire does not say is taken from the profile.
type File struct {
	Catalogs []Settings `yaml:"catalogs"`
}

// decode decodes the configuration file, and makes its paths relative to the
// working directory. The problems are about the rows; the error is about what
// cannot be decoded, such as unknown fields, next to which the rest is decoded.
func decode(name string, data []byte, repo *infile.Repository) (File, problem.List, error) {
	var f File
	src, err := strictyaml.Unmarshal(name, data, &f)
	var problems problem.List
	for i := range f.Catalogs {
		problems = append(problems, f.Catalogs[i].problems(fmt.Sprintf("catalogs[%d]", i))...)
		f.Catalogs[i].Repository = repo
		f.Catalogs[i].relativeTo(filepath.Dir(name))
		problems = append(problems, f.Catalogs[i].pathProblems(fmt.Sprintf("catalogs[%d]", i))...)
		problems = append(problems, f.Catalogs[i].listProblems(fmt.Sprintf("catalogs[%d].lists", i))...)
	}
	problems = append(problems, sharedFolders(f.Catalogs)...)
	return f, src.Place(problems), err
}

// sharedFolders returns a problem for each row whose pages are recorded in the
// folder of another row: each snapshot would treat the pages of the other as its
// own, and remove them.
func sharedFolders(rows []Settings) problem.List {
	var problems problem.List
	first := map[string]int{}
	for i, row := range rows {
		if row.Save == "" {
			continue
		}
		dir := filepath.Clean(row.Save)
		if j, ok := first[dir]; ok {
			at := fmt.Sprintf("catalogs[%d].save", i)
			problems = append(problems, problem.Problem{
				Path: at, Rule: "shared-folder", Message: fmt.Sprintf("%s is the folder of catalogs[%d], too", at, j),
				Fix: "give each catalogue a folder of its own",
			})
			continue
		}
		first[dir] = i
	}
	return problems
}
