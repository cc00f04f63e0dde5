package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// opensFiles says which files of ours may open files themselves, and why no user
// and no configuration can say what they open.
var opensFiles = map[string]string{
	"internal/infile/descriptor.go": "opens what a person names as /dev/fd/N on the command line",
	"internal/infile/infile.go":     "is how all others read",
	"internal/infile/folder.go":     "is how all others read folders",
	"internal/infile/repository.go": "opens the repository",
	"internal/cli/vettool.go":       "reads this program",
	"scrape/fetch/cache.go":         "reads what it wrote into its own cache",
	"scrape/fetch/clean.go":         "reads its own cache",
	"scrape/fetch/netlog.go":        "reads what the browser wrote into a new folder",
}

// opening are the functions that open files by their names.
var opening = map[string][]string{
	"os":        {"Open", "OpenFile", "OpenInRoot", "OpenRoot", "ReadFile", "ReadDir", "DirFS", "Create", "CreateTemp", "WriteFile"},
	"io/ioutil": {"ReadFile", "ReadDir", "WriteFile", "TempFile"},
}

// TestReaders checks that nothing but internal/infile reads files: whatever else
// does has no bound, waits for pipes and follows links out of the repository.
func TestReaders(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range packages(t) {
		name := strings.TrimPrefix(p.ImportPath, module+"/")
		if strings.HasSuffix(name, "test") || name == "internal/testreport" {
			continue // what only tests use
		}
		for _, file := range p.GoFiles {
			file = path.Join(name, file)
			f, err := parser.ParseFile(token.NewFileSet(), filepath.Join(p.Dir, path.Base(file)), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			for _, call := range openingCalls(f) {
				seen[file] = true
				if opensFiles[file] == "" {
					t.Errorf("%s calls %s: use a Repository of internal/infile", file, call)
				}
			}
		}
	}
	for file := range opensFiles {
		if !seen[file] {
			t.Errorf("%s opens no file", file)
		}
	}
}

// openingCalls returns the functions that open files and that f mentions, and
// go/parser where it is to read a file itself.
func openingCalls(f *ast.File) []string {
	imported := map[string]string{} // from a name to its package
	for _, spec := range f.Imports {
		p := strings.Trim(spec.Path.Value, `"`)
		local := path.Base(p)
		if spec.Name != nil {
			local = spec.Name.Name
		}
		imported[local] = p
	}
	var found []string
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.CallExpr:
			if fun, ok := n.Fun.(*ast.SelectorExpr); ok && fun.Sel.Name == "ParseFile" && len(n.Args) > 2 {
				if source, ok := n.Args[2].(*ast.Ident); ok && source.Name == "nil" {
					found = append(found, "ParseFile without source")
				}
			}
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && slices.Contains(opening[imported[x.Name]], n.Sel.Name) {
				found = append(found, x.Name+"."+n.Sel.Name)
			}
		}
		return true
	})
	return found
}
