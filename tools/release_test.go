package tools

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestReproducible builds errgen as a release does, from two clones in folders
// of different names, and wants the same bytes, of the version of the tag.
func TestReproducible(t *testing.T) {
	if out, err := exec.Command("git", "rev-parse", "--verify", "HEAD").CombinedOutput(); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatalf("this is no git repository: %s", out)
		}
		t.Skip("this is no git repository: there is nothing to clone")
	}
	t.Setenv("CGO_ENABLED", "0")
	t.Setenv("GOFLAGS", "-buildvcs=true")
	root, err := filepath.Abs("..")
	if err != nil {
		t.Fatal(err)
	}
	var builds []string
	for _, name := range []string{"a", "another folder"} {
		clone := filepath.Join(t.TempDir(), name)
		run(t, ".", "git", "clone", "-q", root, clone)
		run(t, clone, "git", "tag", "v1.999.0")
		errgen := filepath.Join(t.TempDir(), "errgen")
		run(t, clone, "go", "build", "-trimpath", "-ldflags=-s -w", "-o", errgen, "./cmd/errgen")
		if got, want := run(t, clone, errgen, "--version"), "errgen version v1.999.0\n"; got != want {
			t.Errorf("it says %q, not %q", got, want)
		}
		data, err := os.ReadFile(errgen)
		if err != nil {
			t.Fatal(err)
		}
		for _, path := range []string{clone, root} {
			if strings.Contains(string(data), path) {
				t.Errorf("the program contains the path %s", path)
			}
		}
		builds = append(builds, string(data))
	}
	if builds[0] != builds[1] {
		t.Error("two builds of the same commit differ")
	}
}
