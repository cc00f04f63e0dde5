package cli

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/internal/generate"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/report"
	"github.com/spf13/cobra"
)

// lintOptions are the flags of errgen lint.
type lintOptions struct {
	print      rendering
	fix, rules bool
}

func lintCommand(a *app) *cobra.Command {
	var o lintOptions
	cmd := &cobra.Command{
		Use:   "lint [FILE…]",
		Short: "Report every problem of a catalogue",
		Long: `Lint prints every problem of the catalogues, each with file:line:column, what is
wrong and how to fix it, and exits 1 if any of them is more than information. With
--fix it fixes what needs no guess, and prints the rest; the file is then written
in its canonical form, which has no comments.`,
		Example: `  errgen lint                        # the catalogues of errgen.yaml
  errgen lint errors.yaml
  errgen lint --fix                  # fix what is mechanical
  errgen lint --rules                # the rules, and how much each matters
  errgen lint --format github        # as annotations of the lines, in a workflow`,
		RunE: func(cmd *cobra.Command, files []string) error {
			if err := o.print.check(); err != nil {
				return usage(cmd, err)
			}
			if o.rules {
				return a.listLintRules()
			}
			return a.lint(cmd.Context(), files, o)
		},
	}
	a.addFlags(cmd, nameSettings...)
	o.print.addFlags(cmd, report.Formats())
	cmd.Flags().BoolVar(&o.fix, "fix", false, "fix what is mechanical: form, order, repeated items, doubled spaces")
	cmd.Flags().BoolVar(&o.rules, "rules", false, "list the rules, with level and meaning")
	return cmd
}

func (a *app) lint(ctx context.Context, files []string, o lintOptions) error {
	targets, err := a.targets(ctx, o.fix)
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
	var found problem.List
	var names []string
	for _, t := range targets {
		if o.fix {
			if err := a.fix(ctx, t); err != nil {
				return err
			}
		}
		problems, err := lintOne(t)
		if err != nil {
			return err
		}
		found = append(found, problems...)
		names = append(names, filepath.ToSlash(t.Catalog))
	}
	rep := problemReport(found)
	rep.Command, rep.Title = "errgen lint", strings.Join(names, ", ")
	return a.print(rep, o.print)
}

// fix fixes a catalogue in its file. One that cannot be read is left to lintOne.
func (a *app) fix(ctx context.Context, t config.Settings) error {
	data, err := t.CatalogFile()
	if err != nil {
		return err
	}
	c, src, err := catalog.Read(t.Catalog, data)
	if err != nil {
		return nil
	}
	fixed, fixes := catalog.Fix(c)
	canonical, err := fixed.Encode()
	if err != nil && len(fixes) == 0 {
		return nil // lintOne says why
	}
	if err != nil {
		return config.PlaceProblems(src, err)
	}
	out, err := outfile.New(t.Repository, t.Catalog, canonical)
	if err != nil {
		return err
	}
	if err := a.finish(ctx, outfile.Outputs{out.BasedOn(data)}, false); err != nil {
		return err
	}
	for _, p := range src.Place(fixes) {
		a.note("fixed %s:%d: %s [%s]", p.File, p.Line, p.Message, p.Rule)
	}
	return nil
}

// problemReport returns problems as findings, in the order in which they are.
// All but information make the command fail.
func problemReport(problems problem.List) report.Report {
	rep := report.Report{
		Levels:  []problem.Severity{problem.Error, problem.Warning, problem.Info},
		Rules:   catalog.Rules(),
		ByPlace: true,
	}
	for _, p := range problems {
		rep.Items = append(rep.Items, report.Item{
			Rule: p.Rule, Severity: p.Severity, Message: p.Message, Fix: p.Fix,
			File: p.File, Line: p.Line, Column: p.Column, Failing: p.Severity != problem.Info,
		})
	}
	return rep
}

// listLintRules prints the rules, one after the other.
func (a *app) listLintRules() error {
	for _, rule := range catalog.Rules() {
		if rule.Fixable {
			rule.Doc += " --fix fixes it."
		}
		a.listRule(rule)
	}
	return nil
}

// lintOne returns the problems of one catalogue. The error is about a file
// that cannot be read at all.
func lintOne(t config.Settings) (problem.List, error) {
	data, err := t.CatalogFile()
	if err != nil {
		return nil, err
	}
	c, src, err := catalog.Read(t.Catalog, data)
	var problems problem.List
	if errors.As(err, &problems) {
		return problems, nil
	}
	if err != nil {
		return nil, err
	}
	problems = c.Validate()
	if len(problems.Errors()) == 0 { // identifiers say nothing new of a catalogue that is wrong
		var collisions problem.List
		options := t.WithDefaults(c.Name).EmitOptions()
		options.Published = generate.Published(t)
		if _, err := emit.Identifiers(c, options); errors.As(err, &collisions) {
			if slices.ContainsFunc(collisions, func(p problem.Problem) bool { return p.Path == "" }) {
				return nil, collisions // they are about the options, not about the file
			}
			problems = append(problems, collisions...)
		}
	}
	return src.Place(problems), nil
}
