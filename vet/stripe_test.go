package vet_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/errgen/errgen/vet"
	"golang.org/x/tools/go/analysis/analysistest"
)

// TestStripe runs the analyzer over code that uses the real stripe-go, in the
// module of the example.
func TestStripe(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: stripe-go is not compiled")
	}
	const dir = "../examples/stripe"
	download := exec.Command("go", "mod", "download")
	download.Dir = dir
	if out, err := download.CombinedOutput(); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("stripe-go cannot be downloaded: %v\n%s", err, out)
		}
		t.Skipf("SKIPPED: stripe-go cannot be downloaded: %v\n%s", err, out)
	}
	vendors, err := vet.Load(dir + "/errgen.yaml")
	if err != nil {
		t.Fatal(err)
	}
	analyzer := vet.New(vendors)
	analysistest.RunWithSuggestedFixes(t, dir, analyzer, "./testdata/misuse")
	compileGolden(t, dir, "testdata/misuse/misuse.go")
	for _, d := range diagnostics(t, dir, analyzer) {
		t.Errorf("in the example itself: %s", d.Message)
	}
}

// compileGolden compiles the package of a file in a module, with the golden
// file in its place.
func compileGolden(t *testing.T, dir, file string) {
	t.Helper()
	path, err := filepath.Abs(filepath.Join(dir, file))
	if err != nil {
		t.Fatal(err)
	}
	overlay, err := json.Marshal(map[string]map[string]string{"Replace": {path: path + ".golden"}})
	if err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "overlay.json")
	if err := os.WriteFile(name, overlay, 0o644); err != nil {
		t.Fatal(err)
	}
	build := exec.Command("go", "build", "-overlay="+name, "./"+filepath.Dir(file))
	build.Dir = dir
	if out, err := build.CombinedOutput(); err != nil {
		t.Errorf("with all fixes it does not compile: %v\n%s", err, out)
	}
}
