package vet

import (
	"go/ast"
	"go/token"
	"maps"
	"strings"
)

// ignore is the comment that leaves out the findings of its line or, where it
// stands alone, of the line below it. A reason may follow it.
const ignore = "//errgen:ignore"

// An ignoreSet says which findings are left out: those of generated files, and
// those of lines with [ignore].
type ignoreSet struct {
	files map[string]bool
	lines map[string]map[int]bool
}

func newIgnoreSet(files *token.FileSet, list []*ast.File) ignoreSet {
	s := ignoreSet{map[string]bool{}, map[string]map[int]bool{}}
	for _, f := range list {
		name := files.Position(f.Package).Filename
		s.files[name] = ast.IsGenerated(f)
		s.lines[name] = ignored(files, f)
	}
	return s
}

// ignored returns the lines of a file whose findings are left out.
func ignored(files *token.FileSet, f *ast.File) map[int]bool {
	lines := map[int]bool{}
	for _, group := range f.Comments {
		for _, comment := range group.List {
			if rest, ok := strings.CutPrefix(comment.Text, ignore); ok && (rest == "" || rest[0] == ' ') {
				lines[files.Position(comment.Pos()).Line] = true
			}
		}
	}
	if len(lines) == 0 {
		return nil
	}
	hasCode := codeLines(files, f)
	for line := range maps.Clone(lines) {
		if !hasCode[line] {
			lines[line+1] = true
		}
	}
	return lines
}

// codeLines returns the lines on which something but a comment begins or ends.
func codeLines(files *token.FileSet, f *ast.File) map[int]bool {
	lines := map[int]bool{}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n.(type) {
		case nil, *ast.CommentGroup:
			return false
		case *ast.File:
			return true
		}
		lines[files.Position(n.Pos()).Line] = true
		lines[files.Position(n.End()).Line] = true
		return true
	})
	return lines
}

// has reports whether a finding at a position is left out.
func (s ignoreSet) has(p token.Position) bool {
	return s.files[p.Filename] || s.lines[p.Filename][p.Line]
}
