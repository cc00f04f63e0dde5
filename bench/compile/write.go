package compile

import (
	"fmt"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/bench/lab"
)

// The type of the constants, for packages that have nothing else.
const typeFile = `package %s

%stype Type string

func (t Type) Error() string { return string(t) }
`

// write writes the packages that are compared, and returns their folders: the
// generated one, one with its constants alone, and one that has the imports of
// the first besides.
func (s size) write(l *lab.Lab) ([]string, error) {
	pkg, err := l.Package(s.entries)
	if err != nil {
		return nil, err
	}
	constants, err := os.ReadFile(l.Path(pkg, pkg+".go"))
	if err != nil {
		return nil, err
	}
	imports, err := importsOf(l.Path(pkg))
	if err != nil {
		return nil, err
	}
	folders := []string{pkg}
	for folder, decls := range map[string]string{
		fmt.Sprintf("constants%d", s.entries): "",
		fmt.Sprintf("importing%d", s.entries): imports,
	} {
		if err := l.Write(folder+"/constants.go", constants); err != nil {
			return nil, err
		}
		if err := l.Write(folder+"/type.go", fmt.Appendf(nil, typeFile, pkg, decls)); err != nil {
			return nil, err
		}
		folders = append(folders, folder)
	}
	slices.Sort(folders[1:])
	return folders, nil
}

// importsOf returns an import declaration for all that the package in a folder
// imports.
func importsOf(folder string) (string, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return "", err
	}
	lines := map[string]bool{}
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.ImportsOnly)
		if err != nil {
			return "", err
		}
		for _, i := range f.Imports {
			lines["import _ "+i.Path.Value+"\n"] = true
		}
	}
	return strings.Join(slices.Sorted(maps.Keys(lines)), ""), nil
}
