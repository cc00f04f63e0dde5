package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/internal/report"
	"github.com/errgen/errgen/vet"
	"github.com/spf13/cobra"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	gopackages "golang.org/x/tools/go/packages"
)

// vetOptions are the flags of errgen vet.
type vetOptions struct {
	rendering
	fix, json, strict, tests bool
	tags                     string
}

func vetCommand(a *app) *cobra.Command {
	var v vetOptions
	cmd := &cobra.Command{
		Use:   "vet [PACKAGE…]",
		Short: "Find misspelled, invented and retired error types in Go code",
		Long: `Vet reads Go packages, by default those of the working directory and below, and
reports error types that the catalogue does not have, literals that have a
constant in the generated package, retired error types, targets of errors.As
that the SDK never returns, and type assertions that fail once an error is
wrapped. It exits 1 if there is any.

Where the catalogue has only a part of the documentation, an error type that it
does not have may be on a page that was not read. That is a note, with which the
command exits 0, or with --strict 1. A misspelling of a type that is known is
a finding all the same.

What a string is about is decided by its type and by where it comes from: the
generated package, and the fields of the SDK's errors that the configuration
file names under sdk. A comment //errgen:ignore on a line, or above it, leaves
out its findings.

The same analyzer runs as go vet -vettool=$(which errgen), which takes errgen.yaml
from the folder of each package or from a folder above it. It has no notes there,
unless -errgen.strict is set, with which they fail.`,
		Example: `  errgen vet                         # ./...
  errgen vet --fix ./cmd/...
  errgen vet --format github         # as annotations of the lines, in a workflow
  go vet -vettool=$(which errgen) ./...`,
		RunE: func(cmd *cobra.Command, patterns []string) error {
			if err := v.check(); err != nil {
				return usage(cmd, err)
			}
			return a.vet(cmd.Context(), v, patterns)
		},
	}
	a.addFlags(cmd, "catalog", "package", "dir")
	v.addFlags(cmd, report.Formats())
	cmd.Flags().BoolVar(&v.fix, "fix", false, "apply the fixes, and report what is left")
	cmd.Flags().BoolVar(&v.json, "json", false, "print the findings as a list in JSON")
	cmd.Flags().BoolVar(&v.strict, "strict", false, "exit 1 for notes as well")
	cmd.Flags().BoolVar(&v.tests, "tests", true, "read test files as well")
	cmd.Flags().StringVar(&v.tags, "tags", "", "`list` of build tags to read the packages with, as that of go build")
	cmd.MarkFlagsMutuallyExclusive("json", "format")
	return cmd
}

// vet prints what is wrong in Go packages, or fixes it.
func (a *app) vet(ctx context.Context, v vetOptions, patterns []string) error {
	targets, err := a.config.Targets()
	if err != nil {
		return err
	}
	vendors, err := vet.Vendors(targets)
	if err != nil {
		return config.OrElsewhere(err)
	}
	if len(patterns) == 0 {
		patterns = []string{"./..."}
	}
	findings, err := v.read(ctx, vet.New(vendors), patterns)
	if err != nil {
		return err
	}
	if v.fix {
		var fixed outfile.Outputs
		if fixed, findings, err = applyFixes(targets[0].Repository, findings); err != nil {
			return err
		}
		if err := a.finish(ctx, fixed, false); err != nil {
			return err
		}
	}
	return a.printFindings(findings, v)
}

// read returns what an analyzer finds in packages.
func (v vetOptions) read(ctx context.Context, analyzer *analysis.Analyzer, patterns []string) ([]vetFinding, error) {
	config := &gopackages.Config{
		Context: ctx, Tests: v.tests, BuildFlags: []string{"-tags=" + v.tags},
		Mode: gopackages.LoadSyntax | gopackages.NeedModule,
	}
	list, err := gopackages.Load(config, patterns...)
	if err != nil {
		return nil, err
	}
	if err := compileErrors(list); err != nil {
		return nil, err
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{analyzer}, list, nil)
	if err != nil {
		return nil, err
	}
	var findings []vetFinding
	for _, action := range graph.Roots {
		if action.Err != nil {
			return nil, action.Err
		}
		for _, d := range action.Diagnostics {
			findings = append(findings, newVetFinding(action.Package.Fset, d))
		}
		for _, n := range action.Result.([]vet.Note) {
			findings = append(findings, newVetNote(action.Package.Fset, n))
		}
	}
	slices.SortFunc(findings, compareFindings)
	// The test of a package contains the files of the package again.
	return slices.CompactFunc(findings, func(a, b vetFinding) bool { return compareFindings(a, b) == 0 }), nil
}

// compileErrors returns why packages cannot be read. A package and its test report
// the same errors of the files that they share; each is returned once.
func compileErrors(list []*gopackages.Package) error {
	var errs []error
	said := map[string]bool{}
	for _, p := range list {
		read := slices.DeleteFunc(slices.Clone(p.Errors), func(err gopackages.Error) bool { return err.Kind == gopackages.ListError })
		if len(read) == 0 {
			read = p.Errors // for a file that was read, the go command repeats them
		}
		for _, err := range read {
			if !said[err.Error()] {
				errs = append(errs, err)
			}
			said[err.Error()] = true
		}
	}
	if len(errs) == 0 {
		return nil
	}
	return fmt.Errorf("the packages do not compile, and are not checked:\n%w", errors.Join(errs...))
}
