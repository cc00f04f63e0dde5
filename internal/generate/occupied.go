package generate

import (
	"errors"
	"go/ast"
	"go/build/constraint"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/internal/emit"
	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/problem"
)

// checkOccupied returns an error with all places where files that errgen did not
// generate would not compile beside files: another package in the folder, and
// declarations of the same name.
func checkOccupied(repo *infile.Repository, dir string, files []emit.File) error {
	own, err := newDeclared(files)
	if err != nil {
		return err
	}
	entries, err := repo.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	var problems problem.List
	for _, entry := range entries {
		if filepath.Ext(entry.Name()) != ".go" || !entry.Type().IsRegular() {
			continue
		}
		path := filepath.Join(dir, entry.Name())
		content, err := repo.Read(path, infile.Large)
		if err != nil {
			return err
		}
		if !emit.Generated(content) {
			problems = append(problems, own.clashes(path, content)...)
		}
	}
	return problems.Err()
}

// declared is what a package declares.
type declared struct {
	name  string            // of the package
	files map[string]string // from a name to the file that declares it
}

// newDeclared returns what files of one package declare.
func newDeclared(files []emit.File) (declared, error) {
	d := declared{files: map[string]string{}}
	for _, f := range files {
		file, err := parser.ParseFile(token.NewFileSet(), f.Name, f.Content, parser.SkipObjectResolution)
		if err != nil {
			return d, err
		}
		d.name = file.Name.Name
		for _, name := range topLevel(file) {
			d.files[name.Name] = f.Name
		}
	}
	return d, nil
}

// clashes returns where a file of somebody else does not compile beside the package.
// What cannot be parsed, or is left out of every build, does not count.
func (d declared) clashes(path string, content []byte) problem.List {
	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, path, content, parser.ParseComments|parser.SkipObjectResolution)
	if err != nil || isIgnored(file) {
		return nil
	}
	found := func(at token.Pos, message, fix string) problem.Problem {
		p := fset.Position(at)
		return problem.Problem{File: path, Line: p.Line, Column: p.Column, Rule: "occupied", Message: message, Fix: fix}
	}
	isTest := strings.HasSuffix(path, "_test.go")
	switch file.Name.Name {
	case d.name:
	case d.name + "_test":
		if isTest {
			return nil
		}
		fallthrough
	default:
		return problem.List{found(file.Name.Pos(),
			"the folder has package "+file.Name.Name+", and package "+d.name+" would be generated into it",
			"generate into another folder with --dir, or name the package with --package "+file.Name.Name)}
	}
	var problems problem.List
	for _, name := range topLevel(file) {
		if owner := d.files[name.Name]; owner != "" {
			problems = append(problems, found(name.Pos(),
				name.Name+" is declared here, and would be by "+owner,
				"rename it, or generate into another folder with --dir"))
		}
	}
	return problems
}

// topLevel returns the names that a file declares in its package.
func topLevel(file *ast.File) []*ast.Ident {
	var names []*ast.Ident
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			if decl.Recv == nil && decl.Name.Name != "init" && decl.Name.Name != "_" {
				names = append(names, decl.Name)
			}
		case *ast.GenDecl:
			for _, spec := range decl.Specs {
				names = append(names, specNames(spec)...)
			}
		}
	}
	return names
}

// specNames returns the names that a part of a declaration declares.
func specNames(spec ast.Spec) []*ast.Ident {
	switch spec := spec.(type) {
	case *ast.TypeSpec:
		return []*ast.Ident{spec.Name}
	case *ast.ValueSpec:
		return spec.Names
	}
	return nil
}

// isIgnored reports whether a file is in no build, as programs that generate files
// are: its constraint is false whatever is on but the tag ignore.
func isIgnored(file *ast.File) bool {
	for _, group := range file.Comments {
		for _, c := range group.List {
			if expr, err := constraint.Parse(c.Text); err == nil && c.Pos() < file.Package {
				return !expr.Eval(func(tag string) bool { return tag != "ignore" })
			}
		}
	}
	return false
}
