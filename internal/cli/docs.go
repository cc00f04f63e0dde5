package cli

import (
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/generate"
	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/templates"
	"github.com/spf13/cobra"
)

func docsCommand(a *app) *cobra.Command {
	var d config.Document
	var check bool
	cmd := &cobra.Command{
		Use:   "docs",
		Short: "Generate a reference from a catalogue",
		Long: `Docs generates documents from a catalogue: a reference as HTML or Markdown, and the
types for other languages. Without --format and --template it writes those that
are listed under docs in errgen.yaml.

Formats:

` + formatsHelp() + `
A template of your own is one of Go's text/template, or of html/template when its
name ends in .html or .html.tmpl. docs/reference.md has the data and functions.`,
		Example: `  errgen docs                                        # as errgen.yaml says
  errgen docs --check                                # write nothing, show the difference, exit 1
  errgen docs --format html --output docs/errors.html
  errgen docs --format markdown                      # to standard output
  errgen docs --template errors.md.tmpl --output docs/errors.md`,
		Args: noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if check && d != (config.Document{}) && d.Output == "" {
				return problem.Errorf("name it with --output", "there is no file to check")
			}
			outs, err := a.docs(cmd.Context(), d, !check && (d == config.Document{} || d.Output != ""))
			if err != nil {
				return err
			}
			return a.finish(cmd.Context(), outs, check)
		},
	}
	a.addFlags(cmd, docsSettings...)
	cmd.Flags().StringVar(&d.Format, "format", "", "`name` of a format")
	cmd.Flags().StringVar(&d.Template, "template", "", "`file` of a template of your own")
	cmd.Flags().StringVar(&d.Output, "output", "", "`file` to write (default: standard output)")
	cmd.Flags().BoolVar(&check, "check", false, "write nothing; show what would change and exit 1 if anything would")
	return cmd
}

func formatsHelp() string {
	var b strings.Builder
	for _, f := range templates.Formats {
		fmt.Fprintf(&b, "    %-10s  %s\n", f.Name, f.About)
	}
	return b.String()
}

// docs returns the files to write: the given document or, if none is given, those
// of the configuration. A document without a file is printed at once.
func (a *app) docs(ctx context.Context, given config.Document, writes bool) (outfile.Outputs, error) {
	targets, err := a.targets(ctx, writes)
	if err != nil {
		return nil, err
	}
	if given != (config.Document{}) {
		if _, err := only(targets); err != nil {
			return nil, err
		}
		targets[0].Docs = []config.Document{given}
		if err := given.Check(); err != nil {
			return nil, err
		}
	}
	outs, err := generate.AllDocuments(ctx, targets)
	if err != nil {
		return nil, err
	}
	return a.printDocument(outs, given.Format)
}

// printDocument writes the outputs without a file, which are in a format, to standard
// output, and returns the others.
func (a *app) printDocument(outs outfile.Outputs, format string) (outfile.Outputs, error) {
	var files outfile.Outputs
	for _, o := range outs {
		if o.Path != "" {
			files = append(files, o)
			continue
		}
		if err := writeDocument(a.out, format, string(o.Content)); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// writeDocument writes a document so that nothing is lost where its format has
// escapes, and otherwise as text.
func writeDocument(w io.Writer, format, content string) error {
	switch format {
	case "json", "openapi", "typescript", "python":
		return inert.WriteQuoted(w, content)
	case "html":
		return inert.WriteHTML(w, content)
	}
	_, err := io.WriteString(w, content)
	return err
}
