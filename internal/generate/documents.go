package generate

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"path/filepath"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/templates"
)

// AllDocuments returns the documents of all catalogues as they should be. One of
// them may have no file: it is for standard output.
func AllDocuments(ctx context.Context, targets []config.Settings) (outfile.Outputs, error) {
	var outs outfile.Outputs
	for _, t := range targets {
		documents, err := Documents(ctx, t)
		if err != nil {
			return nil, err
		}
		outs = append(outs, documents...)
	}
	if err := checkUnique(outs); err != nil {
		return nil, err
	}
	if len(outs) == 0 {
		return nil, problem.Errorf("give --format or --template, or name documents under docs in "+config.Name, "no document to make")
	}
	return outs, nil
}

// Documents returns the documents of a catalogue as they should be.
func Documents(ctx context.Context, t config.Settings) (outfile.Outputs, error) {
	if len(t.Docs) == 0 {
		return nil, nil
	}
	data, err := Data(t)
	if err != nil {
		return nil, err
	}
	var outs outfile.Outputs
	for _, d := range t.Docs {
		o, err := newDocument(ctx, t.Repository, d, data)
		if err != nil {
			return nil, err
		}
		outs = append(outs, o)
	}
	return outs, nil
}

// Data returns what the documents of a catalogue show.
func Data(t config.Settings) (*templates.Catalog, error) {
	s, err := newSelection(t)
	if err != nil {
		return nil, config.OrElsewhere(err)
	}
	data, err := emit.Document(s.catalog, s.options)
	return data, config.PlaceProblems(s.source, err)
}

// newDocument returns the document with some data.
func newDocument(ctx context.Context, repo *infile.Repository, d config.Document, data *templates.Catalog) (outfile.Output, error) {
	content, err := render(ctx, repo, d, data)
	if err != nil || d.Output == "" {
		return outfile.Output{Content: content}, err
	}
	o, err := outfile.New(repo, d.Output, content)
	if err == nil && d.Format != "" && len(o.Old) > 0 && !isDocument(d, o) {
		return outfile.Output{}, problem.Errorf("move it away, or choose another file", "%s was not made by errgen docs, and is not overwritten", o.Path)
	}
	return o, err
}

func render(ctx context.Context, repo *infile.Repository, d config.Document, data *templates.Catalog) ([]byte, error) {
	if d.Template == "" {
		var b bytes.Buffer
		err := templates.Render(&b, d.Format, data)
		return b.Bytes(), err
	}
	source, err := repo.Read(d.Template, infile.Small)
	if err != nil {
		return nil, fmt.Errorf("template: %w", err)
	}
	return bounded(ctx, func(w io.Writer) error { return templates.RenderFile(w, d.Template, source, data) })
}

// isDocument reports whether the file that is there says that errgen docs made
// it. A CSV file can say so only by its header.
func isDocument(d config.Document, o outfile.Output) bool {
	header, _, _ := bytes.Cut(o.Content, []byte("\n"))
	start := o.Old[:min(len(o.Old), 1024)]
	return bytes.Contains(start, []byte("errgen docs; DO NOT EDIT.")) || d.Format == "csv" && bytes.HasPrefix(o.Old, header)
}

// checkUnique returns an error if two outputs would be one file.
func checkUnique(outs outfile.Outputs) error {
	taken := map[string]bool{}
	for _, o := range outs {
		path := filepath.Clean(o.Path)
		if taken[path] {
			return problem.Errorf("give each an output of its own in "+config.Name, "two documents would both be %s", path)
		}
		taken[path] = true
	}
	return nil
}
