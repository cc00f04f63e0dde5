package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/bench/figure"
)

// TestRefresh writes figures into a README twice: what stands around them stays.
func TestRefresh(t *testing.T) {
	file := filepath.Join(t.TempDir(), "README.md")
	if err := os.WriteFile(file, []byte("before\n"+figuresBegin+"old\n"+figuresEnd+"after\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	tables := []figure.Table{{Title: "Lookup", Command: "go run ."}}
	var versions []string
	for range 2 {
		if err := refresh(file, effort(true), tables); err != nil {
			t.Fatal(err)
		}
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		versions = append(versions, string(content))
	}
	got := versions[0]
	if got != versions[1] {
		t.Errorf("a second run changes\n%s\nto\n%s", got, versions[1])
	}
	if !strings.HasPrefix(got, "before\n"+figuresBegin) || !strings.HasSuffix(got, figuresEnd+"after\n") || strings.Contains(got, "old") || !strings.Contains(got, "### Lookup") {
		t.Errorf("got\n%s", got)
	}
}

// TestReadme holds that README.md has a place for the figures.
func TestReadme(t *testing.T) {
	content, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, marker := range []string{figuresBegin, figuresEnd} {
		if strings.Count(string(content), marker) != 1 {
			t.Errorf("README.md does not have %q once", marker)
		}
	}
}
