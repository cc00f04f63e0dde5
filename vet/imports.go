package vet

import (
	"go/ast"
	"go/token"
	"go/types"
	"strconv"
	"strings"

	"golang.org/x/tools/go/analysis"
)

// An importEditor names from a file what packages declare, and collects the
// imports that the file needs for it.
type importEditor struct {
	pkg   *types.Package
	file  *ast.File
	lines *token.File
	info  *types.Info

	edits []analysis.TextEdit
	taken []string // the names of the new imports
}

func (c *checker) importsOf(pos token.Pos) *importEditor {
	return &importEditor{pkg: c.pkg, file: c.fileOf(pos), lines: c.files.File(pos), info: c.info}
}

// A packageName is the path of a package and what it calls itself.
type packageName struct{ path, name string }

// qualified returns how a name that package p declares is written at pos, and
// false where it cannot be.
func (f *importEditor) qualified(p packageName, name string, pos token.Pos) (string, bool) {
	scope := f.scopeAt(pos)
	if p.path == f.pkg.Path() {
		_, found := scope.LookupParent(name, pos)
		return name, found != nil && found.Parent() == f.pkg.Scope()
	}
	for _, spec := range f.file.Imports {
		if importedPath(spec) != p.path || spec.Name != nil && spec.Name.Name == "_" {
			continue
		}
		if spec.Name != nil && spec.Name.Name == "." {
			_, found := scope.LookupParent(name, pos)
			return name, found != nil && found.Pkg() != nil && found.Pkg().Path() == p.path
		}
		local := f.info.PkgNameOf(spec)
		if local == nil {
			return "", false
		}
		_, found := scope.LookupParent(local.Name(), pos)
		return local.Name() + "." + name, found == local
	}
	if !f.mayImport(p.path) {
		return "", false
	}
	local := f.freeName(p)
	f.taken = append(f.taken, local)
	f.edits = append(f.edits, f.add(p.path, local, p.name)...)
	return local + "." + name, true
}

func (f *importEditor) scopeAt(pos token.Pos) *types.Scope {
	if scope := f.pkg.Scope().Innermost(pos); scope != nil {
		return scope
	}
	return f.pkg.Scope()
}

// mayImport reports whether the file can import a package: it is not internal
// to another tree, and the file is not a cgo file, whose lines are not its own.
func (f *importEditor) mayImport(path string) bool {
	for _, spec := range f.file.Imports {
		if importedPath(spec) == "C" {
			return false
		}
	}
	above, _, isInternal := strings.Cut("/"+path+"/", "/internal/")
	here := "/" + strings.TrimSuffix(f.pkg.Path(), "_test")
	return !isInternal || here == above || strings.HasPrefix(here, above+"/")
}

// freeName returns the name of p, or a longer one when the file or its package
// has another use for that.
func (f *importEditor) freeName(p packageName) string {
	taken := map[string]bool{}
	for _, name := range append(f.pkg.Scope().Names(), f.taken...) {
		taken[name] = true
	}
	ast.Inspect(f.file, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			ast.Inspect(n.X, func(n ast.Node) bool {
				if ident, ok := n.(*ast.Ident); ok {
					taken[ident.Name] = true
				}
				return true
			})
			return false
		case *ast.Ident:
			taken[n.Name] = true
		}
		return true
	})
	name := p.name
	for taken[name] {
		name = longer(name, p.path)
	}
	return name
}

func longer(name, path string) string {
	if isForeign(path) {
		return name + "errs"
	}
	return "std" + name
}

func importedPath(spec *ast.ImportSpec) string {
	path, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		return ""
	}
	return path
}

// add returns the edits that import a package. Edits for two packages can be
// applied together in either order, which is why a declaration without
// parentheses gets one more beside it.
func (f *importEditor) add(path, local, name string) []analysis.TextEdit {
	spec := strconv.Quote(path)
	if local != name {
		spec = local + " " + spec
	}
	decl := f.importDecl()
	switch {
	case decl == nil:
		return insert(f.afterLine(f.file.Name.End()), "\n\nimport "+spec)
	case !decl.Lparen.IsValid():
		return insert(f.afterLine(decl.End()), "\nimport "+spec)
	}
	return f.addTo(decl, path, spec)
}

// addTo adds an import to a group: before the first of its kind that sorts
// after it, or after the last of its kind, or at the end.
func (f *importEditor) addTo(decl *ast.GenDecl, path, spec string) []analysis.TextEdit {
	var last ast.Spec
	for _, each := range decl.Specs {
		old := importedPath(each.(*ast.ImportSpec))
		if isForeign(old) != isForeign(path) {
			continue
		}
		if old > path {
			return insert(startOf(each.(*ast.ImportSpec)), spec+"\n\t")
		}
		last = each
	}
	if len(decl.Specs) == 0 {
		return insert(decl.Lparen+1, "\n\t"+spec+"\n")
	}
	end := f.afterLine(decl.Specs[len(decl.Specs)-1].End())
	switch {
	case last != nil:
		return insert(f.afterLine(last.End()), "\n\t"+spec)
	case isForeign(path) && len(f.edits) > 0:
		return insert(end, "\n\t"+spec) // the first one has parted it from the others
	case isForeign(path):
		return insert(end, "\n\n\t"+spec)
	}
	return insert(startOf(decl.Specs[0].(*ast.ImportSpec)), spec+"\n\n\t")
}

// startOf returns where an import begins, with the comment above it.
func startOf(spec *ast.ImportSpec) token.Pos {
	if spec.Doc != nil {
		return spec.Doc.Pos()
	}
	return spec.Pos()
}

// importDecl returns the first import declaration that is not that of cgo, or nil.
func (f *importEditor) importDecl() *ast.GenDecl {
	for _, decl := range f.file.Decls {
		if group, ok := decl.(*ast.GenDecl); ok && group.Tok == token.IMPORT {
			return group
		}
	}
	return nil
}

// afterLine returns the end of the line that has pos, so that a comment there
// stays where it is.
func (f *importEditor) afterLine(pos token.Pos) token.Pos {
	for _, group := range f.file.Comments {
		for _, comment := range group.List {
			if comment.Pos() >= pos && f.lines.Line(comment.Pos()) == f.lines.Line(pos) {
				pos = comment.End()
			}
		}
	}
	return pos
}

// isForeign reports whether a package is not in the standard library.
func isForeign(path string) bool {
	first, _, _ := strings.Cut(path, "/")
	return strings.Contains(first, ".")
}

func insert(pos token.Pos, text string) []analysis.TextEdit {
	return []analysis.TextEdit{{Pos: pos, End: pos, NewText: []byte(text)}}
}
