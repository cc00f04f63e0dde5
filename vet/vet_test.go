package vet_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/vet"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/analysistest"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/txtar"
)

const (
	stytchGo = "github.com/stytchauth/stytch-go/v18"
	goMod    = "module example.com/app\n\ngo 1.26\n\nrequire " + stytchGo + " v18.0.0\n\nreplace " + stytchGo + " => ./stytch-go\n"
)

// plainSDK is an SDK whose error type is a plain string, in a field or behind a
// method.
const plainSDK = `package plain

// Error is returned by pointer.
type Error struct {
	Code    string
	Message string
}

func (e *Error) Error() string { return e.Code }

type Problem struct{ code string }

func (p *Problem) Error() string     { return p.code }
func (p *Problem) ErrorCode() string { return p.code }
`

// TestTestdata runs the analyzer over the cases in testdata: the Go files of a
// package with the findings as // want, and behind each, as .golden, the file
// with all fixes applied. They use the stand-in for stytch-go, the package that
// is generated for examples/stytch, with a few entries changed, and plainSDK.
func TestTestdata(t *testing.T) {
	cases, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(cases) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	dir := t.TempDir()
	write(t, dir, txtar.File{Name: "go.mod", Data: []byte(goMod)}, txtar.File{Name: "plain/plain.go", Data: []byte(plainSDK)})
	for from, to := range map[string]string{
		"../examples/stytch/testdata/stytch-go": "stytch-go",
		"../examples/stytch/stytchb2b":          "stytchb2b",
	} {
		if err := os.CopyFS(filepath.Join(dir, to), os.DirFS(from)); err != nil {
			t.Fatal(err)
		}
	}
	for _, file := range cases {
		ar, err := txtar.ParseFile(file)
		if err != nil {
			t.Fatal(err)
		}
		write(t, filepath.Join(dir, strings.TrimSuffix(filepath.Base(file), ".txtar")), ar.Files...)
	}
	analyzer := vet.New(testVendors(t, dir))
	analysistest.RunWithSuggestedFixes(t, dir, analyzer, "./...")
	applyGolden(t, dir)
	for _, d := range diagnostics(t, dir, analyzer) {
		if len(d.SuggestedFixes) > 0 {
			t.Errorf("a fix is left after all were applied: %s: %s", d.Message, d.SuggestedFixes[0].Message)
		}
	}
}

// write writes files into a folder.
func write(t *testing.T, dir string, files ...txtar.File) {
	t.Helper()
	for _, f := range files {
		name := filepath.Join(dir, f.Name)
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// testVendors returns the vendor of examples/stytch, in the module in dir, with
// a catalogue that has all errors.
func testVendors(t *testing.T, dir string) []*vet.Vendor {
	t.Helper()
	vendors, err := vet.Load("../examples/stytch/errgen.yaml")
	if err != nil {
		t.Fatal(err)
	}
	v := vendors[0]
	v.Catalog.Coverage = catalog.Coverage{Complete: true}
	if v.Package, err = vet.ReadPackage(filepath.Join(dir, "stytchb2b")); err != nil {
		t.Fatal(err)
	}
	for i := range v.Catalog.Errors {
		switch e := &v.Catalog.Errors[i]; e.Type {
		case "secret_not_found":
			e.Removed, e.ReplacedBy = true, "project_not_found"
		case "totp_not_found":
			e.Removed = true
		}
	}
	// An error like those of many SDKs, whose type is a plain string.
	v.SDK = append(v.SDK, vet.SDKError{Path: "example.com/app/plain", Type: "Error", Field: "Code", Returned: vet.ByPointer})
	v.SDK = append(v.SDK, vet.SDKError{Path: "example.com/app/plain", Type: "Problem", Field: "ErrorCode()"})
	return vendors
}

// applyGolden puts each golden file in the place of the file that it is of.
func applyGolden(t *testing.T, dir string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".golden" {
			return err
		}
		return os.Rename(path, path[:len(path)-len(".golden")])
	})
	if err != nil {
		t.Fatal(err)
	}
}

// diagnostics returns what the analyzer finds in the packages of a module, all
// of which compile.
func diagnostics(t *testing.T, dir string, a *analysis.Analyzer) []analysis.Diagnostic {
	t.Helper()
	list, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax, Dir: dir, Env: append(os.Environ(), "GOWORK=off", "GOPROXY=off"), Tests: true}, "./...")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range list {
		for _, err := range p.Errors {
			t.Errorf("does not compile: %v", err)
		}
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{a}, list, nil)
	if err != nil {
		t.Fatal(err)
	}
	var all []analysis.Diagnostic
	for _, act := range graph.Roots {
		all = slices.Concat(all, act.Diagnostics)
	}
	return all
}
