package cli

import (
	"cmp"
	"fmt"
	"go/format"
	"go/token"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/vet"
	"golang.org/x/tools/go/analysis"
)

// A vetFinding is one finding of vet.
type vetFinding struct {
	File    string `json:"file"`
	Line    int    `json:"line"`
	Column  int    `json:"column"` // in bytes, from 1
	Rule    string `json:"rule"`
	Level   string `json:"level"` // "error", or "note" for what fails with --strict only
	Message string `json:"message"`
	Fix     string `json:"fix,omitempty"` // what to do
	Fixable bool   `json:"fixable"`       // whether --fix does it

	edits []textEdit // that fix it
	note  *vet.Note  // nil unless it is a note
}

// A textEdit replaces the bytes of a file from start to end.
type textEdit struct {
	file       string
	start, end int
	text       string
}

func newVetFinding(files *token.FileSet, d analysis.Diagnostic) vetFinding {
	f := placed(files, d.Pos, d.Category)
	f.Message, f.Fixable = d.Message, len(d.SuggestedFixes) > 0
	if f.Fixable {
		for _, e := range d.SuggestedFixes[0].TextEdits {
			file := files.File(e.Pos)
			f.edits = append(f.edits, textEdit{relative(file.Name()), file.Offset(e.Pos), file.Offset(e.End), string(e.NewText)})
		}
	}
	return f
}

func newVetNote(files *token.FileSet, n vet.Note) vetFinding {
	f := placed(files, n.Pos, n.Rule())
	f.Message, f.Fix, f.note = n.Message(), n.Fix(), &n
	return f
}

// placed returns a finding of a rule that has only its place so far.
func placed(files *token.FileSet, pos token.Pos, rule string) vetFinding {
	p := files.Position(pos)
	return vetFinding{
		File: relative(p.Filename), Line: p.Line, Column: p.Column,
		Rule: rule, Level: vet.Rules().Severity(rule).Standard(),
	}
}

// relative returns the name of a file from the working directory, if it is
// below it.
func relative(file string) string {
	wd, err := os.Getwd()
	if err != nil {
		return file
	}
	rel, err := filepath.Rel(wd, file)
	if err != nil || rel == ".." || strings.HasPrefix(rel, ".."+string(filepath.Separator)) {
		return file
	}
	return rel
}

func compareFindings(a, b vetFinding) int {
	return cmp.Or(
		strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column),
		strings.Compare(a.Rule, b.Rule), strings.Compare(a.Message, b.Message),
	)
}

// applyFixes returns the files with the fixes of findings applied, and the
// findings that are left: those without a fix, and those whose fix conflicts with
// another one.
func applyFixes(repo *infile.Repository, findings []vetFinding) (fixed outfile.Outputs, left []vetFinding, err error) {
	edits := map[string][]textEdit{}
	for _, f := range findings {
		if !f.Fixable || slices.ContainsFunc(f.edits, func(e textEdit) bool { return overlaps(e, edits[e.file]) }) {
			left = append(left, f)
			continue
		}
		for _, e := range f.edits {
			if !slices.Contains(edits[e.file], e) { // two findings may need one import
				edits[e.file] = append(edits[e.file], e)
			}
		}
	}
	for file, list := range edits {
		out, err := edited(repo, file, list)
		if err != nil {
			return nil, nil, err
		}
		fixed = append(fixed, out)
	}
	slices.SortFunc(fixed, func(a, b outfile.Output) int { return strings.Compare(a.Path, b.Path) })
	return fixed, left, nil
}

// overlaps reports whether an edit changes what another of a list changes in
// another way.
func overlaps(e textEdit, list []textEdit) bool {
	return slices.ContainsFunc(list, func(other textEdit) bool {
		return e != other && e.start < other.end && other.start < e.end
	})
}

// edited returns a file with edits applied, formatted as by gofmt.
func edited(repo *infile.Repository, file string, edits []textEdit) (outfile.Output, error) {
	old, err := repo.Read(file, infile.Large)
	if err != nil {
		return outfile.Output{}, err
	}
	slices.SortStableFunc(edits, func(a, b textEdit) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(a.end, b.end)) })
	var content []byte
	done := 0
	for _, e := range edits {
		content = append(append(content, old[done:e.start]...), e.text...)
		done = e.end
	}
	content, err = format.Source(append(content, old[done:]...))
	if err != nil {
		return outfile.Output{}, fmt.Errorf("internal error: %s with fixes is not Go: %w", file, err)
	}
	out, err := outfile.New(repo, file, content)
	return out.BasedOn(old), err
}
