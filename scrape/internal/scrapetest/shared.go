package scrapetest

import (
	"os"
	"path/filepath"
	"testing"
)

// SharedDir returns the folder shared beside the checkout, which has real
// pages of vendors. It is on developers' machines and in CI; where it is
// absent, the test is skipped, but not in CI.
func SharedDir(t testing.TB) string {
	t.Helper()
	dir, err := filepath.Abs(".")
	if err != nil {
		t.Fatal(err)
	}
	for dir != filepath.Dir(dir) {
		dir = filepath.Dir(dir)
		if info, err := os.Stat(filepath.Join(dir, "shared", "corpus")); err == nil && info.IsDir() {
			return filepath.Join(dir, "shared")
		}
	}
	if os.Getenv("CI") != "" {
		t.Fatal("the folder shared is not beside the checkout: CI must have it")
	}
	t.Skip("SKIPPED: the folder shared is not beside the checkout")
	return ""
}
