package cli

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/templates"
	"github.com/spf13/cobra"
)

// A document is one document to make of a catalogue.
type document struct {
	Format   string `yaml:"format"`   // one of templates.Formats
	Template string `yaml:"template"` // a file of the user's own, in place of a format
	Output   string `yaml:"output"`   // a file; "" for standard output
}

func docsCommand(a *app) *cobra.Command {
	var d document
	var check bool
	cmd := &cobra.Command{
		Use:   "docs",
		Short: "The catalogue as a reference to read",
		Long: `Docs makes documents of a catalogue: a reference as HTML or Markdown, and the
types for other languages. Without --format and --template it writes those that
stand under docs in errgen.yaml.

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
			if check && d != (document{}) && d.Output == "" {
				return errors.New("there is no file to check\n\tname it with --output")
			}
			outs, err := a.docs(d)
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

// docsSettings are the settings that a document depends on.
var docsSettings = []string{"catalog", "package", "prefix", "initialism", "only", "skip"}

func formatsHelp() string {
	var b strings.Builder
	for _, f := range templates.Formats {
		fmt.Fprintf(&b, "    %-10s  %s\n", f.Name, f.About)
	}
	return b.String()
}

// docs returns the files to write: the given document or, if none is given,
// those of the configuration. A document without a file is printed at once.
func (a *app) docs(given document) (outputs, error) {
	targets, err := a.targets()
	if err != nil {
		return nil, err
	}
	if given != (document{}) {
		if len(targets) > 1 {
			return nil, fmt.Errorf("%s has several catalogues\n\tsay which one with --catalog", configName)
		}
		targets[0].Docs = []document{given}
		if err := given.check(); err != nil {
			return nil, err
		}
	}
	var outs outputs
	for _, t := range targets {
		made, err := docsOutputs(t)
		if err != nil {
			return nil, err
		}
		outs = append(outs, made...)
	}
	if err := outs.checkUnique(); err != nil {
		return nil, err
	}
	if len(outs) == 0 {
		return nil, fmt.Errorf("no document to make\n\tgive --format or --template, or name documents under docs in %s", configName)
	}
	return a.printDocument(outs)
}

// checkUnique returns an error if two outputs would be one file.
func (outs outputs) checkUnique() error {
	taken := map[string]bool{}
	for _, o := range outs {
		path := filepath.Clean(o.path)
		if taken[path] {
			return fmt.Errorf("two documents would both be %s\n\tgive each an output of its own in %s", path, configName)
		}
		taken[path] = true
	}
	return nil
}

// printDocument writes the outputs without a file to standard output, and returns the
// others.
func (a *app) printDocument(outs outputs) (outputs, error) {
	var files outputs
	for _, o := range outs {
		if o.path != "" {
			files = append(files, o)
			continue
		}
		if _, err := a.out.Write(o.content); err != nil {
			return nil, err
		}
	}
	return files, nil
}

// docsOutputs returns the documents of a catalogue as they should be.
func docsOutputs(t settings) (outputs, error) {
	if len(t.Docs) == 0 {
		return nil, nil
	}
	data, err := documented(t)
	if err != nil {
		return nil, err
	}
	var outs outputs
	for _, d := range t.Docs {
		o, err := d.make(data)
		if err != nil {
			return nil, err
		}
		outs = append(outs, o)
	}
	return outs, nil
}

// documented returns the data of the documents of a catalogue.
func documented(t settings) (*templates.Catalog, error) {
	s, err := newSelection(t)
	if err != nil {
		return nil, orElsewhere(err)
	}
	data, err := emit.Document(s.catalog, s.options)
	return data, placed(s.source, err)
}

// make returns the document with some data.
func (d document) make(data *templates.Catalog) (output, error) {
	content, err := d.render(data)
	if err != nil || d.Output == "" {
		return output{content: content}, err
	}
	o, err := newOutput(d.Output, content)
	if err == nil && d.Format != "" && len(o.old) > 0 && !d.isDocument(o) {
		return output{}, fmt.Errorf("%s was not made by errgen docs, and is not overwritten\n\tmove it away, or choose another file", o.path)
	}
	return o, err
}

func (d document) render(data *templates.Catalog) ([]byte, error) {
	var b bytes.Buffer
	if d.Template == "" {
		err := templates.Render(&b, d.Format, data)
		return b.Bytes(), err
	}
	source, err := os.ReadFile(d.Template)
	if err != nil {
		return nil, fmt.Errorf("template: %w", err)
	}
	err = templates.RenderFile(&b, d.Template, source, data)
	return b.Bytes(), err
}

// isDocument reports whether the file that is there says that errgen docs made
// it. CSV has no place to say so, but its header.
func (d document) isDocument(o output) bool {
	header, _, _ := bytes.Cut(o.content, []byte("\n"))
	start := o.old[:min(len(o.old), 1024)]
	return bytes.Contains(start, []byte("errgen docs; DO NOT EDIT.")) || d.Format == "csv" && bytes.HasPrefix(o.old, header)
}

// check returns what is wrong with a document that flags ask for.
func (d document) check() error {
	if (d.Format == "") == (d.Template == "") {
		return fmt.Errorf("a document has either a format or a template\n\tgive one of --format and --template")
	}
	return nil
}

// problems returns what is wrong with the documents that stand at a path of
// the configuration file.
func docsProblems(docs []document, at string) problem.List {
	var problems problem.List
	for i, d := range docs {
		path := fmt.Sprintf("%s[%d]", at, i)
		if d.check() != nil {
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
