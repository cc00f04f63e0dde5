package vet

import (
	"cmp"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
	"golang.org/x/mod/modfile"
)

// A config is what vet reads of errgen.yaml.
type config struct {
	Catalogs []configRow `yaml:"catalogs"`
}

type configRow struct {
	Catalog string      `yaml:"catalog"`
	Package string      `yaml:"package"`
	Dir     string      `yaml:"dir"`
	SDK     []configSDK `yaml:"sdk"`
}

type configSDK struct {
	Import   string `yaml:"import"`
	Type     string `yaml:"type"`
	Returned string `yaml:"returned"`
	Fields   struct {
		Type string `yaml:"type"`
	} `yaml:"fields"`
}

// Load returns the vendors of a configuration file, errgen.yaml. Fields that vet
// has no use for are passed over; the commands of errgen check them.
func Load(file string) ([]*Vendor, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("configuration: %w", err)
	}
	var c config
	_, err = strictyaml.Unmarshal(file, data, &c)
	if err := withoutUnknownFields(err); err != nil {
		return nil, err
	}
	if len(c.Catalogs) == 0 {
		c.Catalogs = []configRow{{}}
	}
	var vendors []*Vendor
	for _, row := range c.Catalogs {
		v, err := row.vendor(filepath.Dir(file))
		if err != nil {
			return nil, err
		}
		vendors = append(vendors, v)
	}
	return vendors, nil
}

// withoutUnknownFields returns what err says beside that fields are unknown.
func withoutUnknownFields(err error) error {
	var problems problem.List
	if !errors.As(err, &problems) {
		return err
	}
	return slices.DeleteFunc(problems, func(p problem.Problem) bool { return p.Rule == "unknown-field" }).Err()
}

func (row configRow) vendor(base string) (*Vendor, error) {
	at := func(name string) string {
		if filepath.IsAbs(name) {
			return name
		}
		return filepath.Join(base, name)
	}
	c, err := readCatalog(at(cmp.Or(row.Catalog, "catalog/errors.yaml")))
	if err != nil {
		return nil, err
	}
	name := cmp.Or(row.Package, strings.ReplaceAll(c.Name, "-", ""))
	p, err := ReadPackage(at(cmp.Or(row.Dir, "generated/"+name)))
	if err != nil {
		return nil, err
	}
	v := &Vendor{Catalog: c, Package: p}
	for _, sdk := range row.SDK {
		v.SDK = append(v.SDK, NewSDKError(sdk.Import, sdk.Type, sdk.Fields.Type).In(Form(sdk.Returned)))
	}
	return v, nil
}

func readCatalog(file string) (*catalog.Catalog, error) {
	data, err := os.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("catalogue: %w", err)
	}
	c, src, err := catalog.Read(file, data)
	if err != nil {
		return nil, err
	}
	return c, src.Place(c.Validate()).Errors().Err()
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
	p := Package{Constants: map[string]string{}}
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return Package{}, err
	}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			return Package{}, fmt.Errorf("generated package: %w", err)
		}
		p.Name = f.Name.Name
		p.addConstants(f)
	}
	if len(p.Constants) == 0 {
		return Package{}, nil
	}
	p.Path, err = importPath(dir)
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

// importPath returns the path by which the package in a folder is imported.
func importPath(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for root := dir; ; root = filepath.Dir(root) {
		data, err := os.ReadFile(filepath.Join(root, "go.mod"))
		if err == nil {
			rel, err := filepath.Rel(root, dir)
			return path.Join(modfile.ModulePath(data), filepath.ToSlash(rel)), err
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		if root == filepath.Dir(root) {
			return "", fmt.Errorf("the generated package in %s is in no module: there is no go.mod in it or above it", dir)
		}
	}
}
