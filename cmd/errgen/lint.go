package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/templates"
	"github.com/spf13/cobra"
)

func lintCommand(a *app) *cobra.Command {
	cmd := &cobra.Command{
		Use:   "lint [FILE…]",
		Short: "Every problem of a catalogue",
		Long: `Lint prints every problem of the catalogues, each with file:line:column, what is
wrong and how to mend it, and exits 1 if there is any that is more than
information.`,
		Example: `  errgen lint                        # the catalogues of errgen.yaml
  errgen lint errors.yaml`,
		RunE: func(_ *cobra.Command, files []string) error { return a.lint(files) },
	}
	a.addFlags(cmd, nameSettings...)
	return cmd
}

func (a *app) lint(files []string) error {
	targets, err := a.targets()
	if err != nil {
		return err
	}
	if len(files) > 0 {
		options := targets[0]
		targets = nil
		for _, file := range files {
			options.Catalog = file
			targets = append(targets, options)
		}
	}
	var found catalog.Problems
	for _, t := range targets {
		problems, err := lintOne(t)
		if err != nil {
			return err
		}
		found = append(found, problems...)
	}
	if len(found) == 0 {
		return nil
	}
	fmt.Fprintln(a.out, templates.Printable(found.Error()))
	if len(found.Findings()) == 0 {
		return nil
	}
	return errFinding
}

// lintOne returns the problems of one catalogue. The error is about a file
// that cannot be read at all.
func lintOne(t settings) (catalog.Problems, error) {
	data, err := os.ReadFile(t.Catalog)
	if err != nil {
		return nil, fmt.Errorf("catalogue: %w", err)
	}
	c, src, err := catalog.Read(t.Catalog, data)
	var problems catalog.Problems
	if errors.As(err, &problems) {
		return problems, nil
	}
	if err != nil {
		return nil, err
	}
	problems = c.Validate()
	if len(problems.Errors()) == 0 { // identifiers say nothing new of a catalogue that is wrong
		var collisions catalog.Problems
		if _, err := emit.Identifiers(c, t.withDefaults(c.Name).emitOptions()); errors.As(err, &collisions) {
			problems = append(problems, collisions...)
		}
	}
	return src.Place(problems), nil
}
