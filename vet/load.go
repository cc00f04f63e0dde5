package vet

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/infile"
)

// Load returns the vendors of a configuration file, errgen.yaml, under what the
// environment says in ERRGEN_* variables. Fields that are unknown are passed over;
// the commands of errgen check the file.
func Load(file string) ([]*Vendor, error) {
	resolver := config.Resolver{File: file, Lenient: true}
	targets, err := resolver.Targets()
	if err != nil {
		return nil, err
	}
	return Vendors(targets)
}

// Vendors returns the vendors of the targets of a command of errgen. Other
// programs call [Load].
func Vendors(targets []config.Settings) ([]*Vendor, error) {
	var vendors []*Vendor
	for _, t := range targets {
		c, _, err := t.ReadCatalog()
		if err != nil {
			return nil, err
		}
		p, err := readPackage(t.Repository, t.WithDefaults(c.Name).Dir)
		if err != nil {
			return nil, err
		}
		v := &Vendor{Catalog: c, Package: p}
		for _, sdk := range t.SDK {
			v.SDK = append(v.SDK, NewSDKError(sdk.Import, sdk.Type, sdk.Fields.Type).In(Form(sdk.Returned)))
		}
		vendors = append(vendors, v)
	}
	return vendors, nil
}

// NewSDKError returns the error type that errgen.yaml writes so: the import
// perhaps with a name before the path, the type with a star before it where
// only the pointer is an error.
func NewSDKError(imported, typ, field string) SDKError {
	e := SDKError{Path: imported[strings.LastIndexByte(imported, ' ')+1:], Field: field}
	var isPointer bool
	if e.Type, isPointer = strings.CutPrefix(typ, "*"); isPointer {
		e.Returned = ByPointer
	}
	return e
}

// In returns e as an error that is returned in a form. An empty form says
// nothing.
func (e SDKError) In(form Form) SDKError {
	e.Returned = cmp.Or(form, e.Returned)
	return e
}

// ReadPackage returns the generated package in a folder, or the zero Package
// if there is none.
func ReadPackage(dir string) (Package, error) {
	return readPackage(nil, dir)
}

// readPackage is [ReadPackage] for a folder of a repository.
func readPackage(repo *infile.Repository, dir string) (Package, error) {
	p := Package{Constants: map[string]string{}}
	entries, err := repo.ReadDir(dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return Package{}, err
	}
	for _, entry := range entries {
		file := filepath.Join(dir, entry.Name())
		if filepath.Ext(file) != ".go" || strings.HasSuffix(file, "_test.go") {
			continue
		}
		source, err := repo.Read(file, infile.Large)
		if err != nil {
			return Package{}, fmt.Errorf("generated package: %w", err)
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, source, parser.SkipObjectResolution)
		if err != nil {
			return Package{}, fmt.Errorf("generated package: %w", err)
		}
		p.Name = f.Name.Name
		p.addConstants(f)
	}
	if len(p.Constants) == 0 {
		return Package{}, nil
	}
	p.Path, err = config.ImportPath(repo, dir)
	return p, err
}

// addConstants adds the constants of type Type that f declares, each as
//
//	const ErrEmailNotFound Type = "email_not_found"
func (p Package) addConstants(f *ast.File) {
	for _, decl := range f.Decls {
		group, ok := decl.(*ast.GenDecl)
		if !ok || group.Tok != token.CONST {
			continue
		}
		for _, spec := range group.Specs {
			spec := spec.(*ast.ValueSpec)
			typ, ok := spec.Type.(*ast.Ident)
			if !ok || typ.Name != typeName || len(spec.Values) != 1 {
				continue
			}
			if lit, ok := spec.Values[0].(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if value, err := strconv.Unquote(lit.Value); err == nil {
					p.Constants[value] = spec.Names[0].Name
				}
			}
		}
	}
}
