package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/errgen/errgen/catalog/diff"
	"github.com/errgen/errgen/internal/changes"
	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/report"
	"github.com/spf13/cobra"
)

// diffOptions are the flags of errgen diff.
type diffOptions struct {
	print           rendering
	filter          changes.Filter
	accept          string
	rules, textconv bool
}

func diffCommand(a *app) *cobra.Command {
	var o diffOptions
	cmd := &cobra.Command{
		Use:   "diff [OLD [NEW]]",
		Short: "Compare two catalogues, and say how much each change matters",
		Long: `Diff compares two catalogues by what they mean. Each is a file, REV:FILE for a
file as a revision of git has it (:FILE for the index), or - for standard input.

With OLD alone, a file is compared with what HEAD has of it, REV:FILE with the
file, and REV with the catalogues of errgen.yaml. Without arguments, these are
compared with what HEAD has of them.

It exits 1 if anything changed, or as --fail-on says. The levels, and what they
mean to a program that uses the generated package:
  breaking   it no longer compiles, or no longer finds what it asks for
  behavior   it compiles, and may do something else
  additive   there is more than before
  text       only what people read is different

Git can use it to show catalogues: see the README.`,
		Example: `  errgen diff                                  # what I have not committed
  errgen diff origin/main                      # what my branch changes
  errgen diff v1.2.0:errors.yaml errors.yaml --format markdown
  errgen diff old.yaml new.yaml --fail-on breaking
  errgen diff --rules                          # the kinds of changes, with their levels`,
		RunE: func(cmd *cobra.Command, args []string) error { return a.runDiff(cmd, args, o) },
	}
	a.addFlags(cmd, "catalog")
	o.print.addFlags(cmd, report.Formats())
	flags := cmd.Flags()
	flags.StringVar(&o.filter.FailOn, "fail-on", problem.Text.String(), "exit 1 for changes of this `level` and above: breaking, behavior, additive, text, or none")
	flags.StringArrayVar(&o.filter.Exclude, "exclude-rule", nil, "leave out the changes of this `rule`; repeatable")
	flags.StringVar(&o.accept, "accept", "", "`file` of accepted changes, by fingerprint")
	flags.BoolVar(&o.rules, "rules", false, "list the rules, with level and meaning")
	flags.BoolVar(&o.textconv, "textconv", false, "print one catalogue as lines, for git to compare")
	return cmd
}

// runDiff runs what the flags and the arguments ask for.
func (a *app) runDiff(cmd *cobra.Command, args []string, o diffOptions) error {
	if err := o.check(); err != nil {
		return usage(cmd, err)
	}
	switch {
	case o.rules:
		return a.listRules()
	case o.textconv && len(args) == 1:
		return a.textconv(args[0])
	case o.textconv:
		return usage(cmd, fmt.Errorf("--textconv wants one file"))
	case isDriverCall(args):
		return a.diffForGit(cmd.Context(), args, o)
	case len(args) > 2:
		return usage(cmd, fmt.Errorf("%d arguments, want an old and a new catalogue", len(args)))
	case len(args) == 2 && args[0] == "-" && args[1] == "-":
		return usage(cmd, errors.New("standard input cannot be both catalogues"))
	}
	operands, err := a.changes(cmd.Context()).Operands(cmd.Context(), args)
	if err != nil {
		return err
	}
	return a.diff(cmd.Context(), operands, o)
}

// check returns an error if a flag has a value that does not exist.
func (o *diffOptions) check() error {
	if err := o.print.check(); err != nil {
		return err
	}
	if _, err := diff.ParseSeverity(o.filter.FailOn); o.filter.FailOn != changes.Never && err != nil {
		return fmt.Errorf("%w, %s", err, changes.Never)
	}
	var known []string
	for _, rule := range diff.Rules() {
		known = append(known, rule.ID)
	}
	return checkNames("rule", o.filter.Exclude, known)
}

// checkNames returns an error for the first name that is not known.
func checkNames(what string, names, known []string) error {
	for _, name := range names {
		if slices.Contains(known, name) {
			continue
		}
		hint := "--rules lists them"
		if near, ok := problem.Nearest(name, known); ok {
			hint = fmt.Sprintf("did you mean %s?", near)
		}
		return problem.Errorf(hint, "there is no %s %q", what, name)
	}
	return nil
}

// changes returns the reader of the catalogues to compare.
func (a *app) changes(ctx context.Context) *changes.Comparer {
	return &changes.Comparer{Config: &a.config, Stdin: a.input(ctx), Note: a.note}
}

// diff prints the changes between the two catalogues of each comparison.
func (a *app) diff(ctx context.Context, operands []changes.Operands, o diffOptions) error {
	sides, err := a.changes(ctx).Read(ctx, operands)
	if err != nil {
		return err
	}
	rep := changes.Report(sides, o.filter)
	if o.accept != "" {
		if err := a.acceptInto(&rep, o.accept); err != nil {
			return err
		}
	}
	return a.print(rep, o.print)
}

// acceptInto removes from a report the changes that a file accepts.
func (a *app) acceptInto(rep *report.Report, file string) error {
	data, err := a.read(file, infile.Small)
	if err != nil {
		return fmt.Errorf("accepted changes: %w", err)
	}
	accepted, err := report.ReadAcceptance(file, data)
	if err != nil {
		return err
	}
	for _, p := range rep.Accept(accepted, time.Now()) {
		a.note("%s", p)
	}
	return nil
}

// listRules prints the rules, one after the other.
func (a *app) listRules() error {
	for _, rule := range diff.Rules() {
		a.listRule(rule)
	}
	return nil
}

// listRule prints a rule: its level and id, and below them what it means.
func (a *app) listRule(rule problem.Rule) {
	fmt.Fprintf(a.out, "%-9s %s\n          %s\n", rule.Severity, rule.ID, strings.ReplaceAll(rule.Doc, "\n", " "))
}
