package cli

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// pastStreams are the names by which code writes to standard output or standard
// error past the streams of internal/inert, by the path of their package.
var pastStreams = map[string][]string{
	"os":      {"Stdout", "Stderr", "NewFile"},
	"fmt":     {"Print", "Printf", "Println"},
	"syscall": {"Stdout", "Stderr", "Write"},
	"flag":    {"CommandLine", "PrintDefaults"},
	"log": {
		"Default", "Print", "Printf", "Println", "Output", "Writer", "Fatal", "Fatalf", "Fatalln", "Panic", "Panicf", "Panicln",
	},
	"log/slog": {"Default", "Debug", "Info", "Warn", "Error", "Log"},
}

// streamsFile is the only file that has them.
const streamsFile = "internal/inert/stream.go"

// TestStreams checks that there is no way around the streams that keep what errgen
// prints from commanding anything.
func TestStreams(t *testing.T) {
	for _, p := range packages(t) {
		for _, file := range p.GoFiles {
			name := path.Join(strings.TrimPrefix(p.ImportPath, module+"/"), file)
			fset := token.NewFileSet()
			f, err := parser.ParseFile(fset, filepath.Join(p.Dir, file), nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			found := writesPastStreams(f)
			if name == streamsFile {
				if len(found) != 2 {
					t.Errorf("%s has the streams of the process %d times, want 2", name, len(found))
				}
				continue
			}
			for _, pos := range found {
				t.Errorf("%s:%d: use the streams of internal/inert", name, fset.Position(pos).Line)
			}
		}
	}
}

// TestStreamsFinds checks that [TestStreams] would find something.
func TestStreamsFinds(t *testing.T) {
	const source = `package x
import ("fmt"; "log"; system "os")
func f() { fmt.Println(); fmt.Fprintln(system.Stderr); println(); log.Print(); log.SetFlags(0); x.Stdout() }`
	f, err := parser.ParseFile(token.NewFileSet(), "x.go", source, 0)
	if err != nil {
		t.Fatal(err)
	}
	if found := writesPastStreams(f); len(found) != 4 {
		t.Errorf("found %d ways past the streams, want 4", len(found))
	}
}

// writesPastStreams returns where a file has one of [pastStreams].
func writesPastStreams(f *ast.File) []token.Pos {
	imports := map[string]string{} // name in the file: path
	var found []token.Pos
	for _, spec := range f.Imports {
		imported := strings.Trim(spec.Path.Value, `"`)
		name := path.Base(imported)
		if spec.Name != nil {
			name = spec.Name.Name
		}
		if imports[name] = imported; name == "." && pastStreams[imported] != nil {
			found = append(found, spec.Pos())
		}
	}
	ast.Inspect(f, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.SelectorExpr:
			if x, ok := n.X.(*ast.Ident); ok && slices.Contains(pastStreams[imports[x.Name]], n.Sel.Name) {
				found = append(found, n.Pos())
			}
		case *ast.CallExpr:
			if f, ok := n.Fun.(*ast.Ident); ok && (f.Name == "print" || f.Name == "println") {
				found = append(found, n.Pos())
			}
		}
		return true
	})
	return found
}

// TestStreamsKeep checks that the streams leave alone what has nothing hostile: the
// scripts of completions, and documents, whose own scripts are allowed by their hash.
func TestStreamsKeep(t *testing.T) {
	for _, shell := range []string{"bash", "zsh", "fish", "powershell"} {
		out, _ := hostileRun(t, []string{"completion", shell})
		if strings.Contains(out, `:\:`) || strings.Contains(out, `#\[`) || !strings.Contains(out, "errgen") {
			t.Errorf("the completion for %s was changed", shell)
		}
	}
	for _, format := range documentFormats() {
		args := []string{"docs", "--catalog", "../../catalog/errors.yaml", "--config", "", "--format", format}
		printed, said := hostileRun(t, args)
		file := filepath.Join(t.TempDir(), "out")
		if _, said := hostileRun(t, append(args, "--output", file)); !strings.Contains(said, "created") {
			t.Fatal(said)
		}
		written, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(written), printed); diff != "" {
			t.Errorf("%s on the stream (-file +stream): %s%s", format, said, diff)
		}
	}
}
