package main

import (
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/cpuguy83/go-md2man/v2/md2man"
)

func TestPages(t *testing.T) {
	got := pages("# Commands\n\n## errgen\n\nMakes Go.\n\nMore.\n\n    errgen\n\n## errgen scrape\n\nReads pages.\n\nAll of them.\n\n    errgen scrape [FILE]\n\nExamples:\n\n    errgen scrape a\n\n- `--from` *location*: where\n")
	if len(got) != 2 || got["errgen"] == "" {
		t.Fatalf("got %q", got)
	}
	page := string(md2man.Render([]byte(got["errgen-scrape"])))
	for _, want := range []string{".TH \"ERRGEN-SCRAPE\" \"1\"", ".SH NAME\nerrgen-scrape \\- Reads pages\n", ".SH SYNOPSIS\n.EX\nerrgen scrape [FILE]\n", ".SH DESCRIPTION\nAll of them.\n", ".SH EXAMPLES\n.EX\nerrgen scrape a\n", ".SH OPTIONS", "\\fB--from\\fR \\fIlocation\\fP: where"} {
		if !strings.Contains(page, want) {
			t.Errorf("the page has no %q:\n%s", want, page)
		}
	}
}

// TestRun makes the pages of the errgen of this checkout.
func TestRun(t *testing.T) {
	dir := t.TempDir()
	errgen := filepath.Join(dir, "errgen")
	build := exec.Command("go", "build", "-o", errgen, "./cmd/errgen")
	build.Dir = "../.."
	if out, err := build.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	if err := run(errgen, dir); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"man1/errgen.1", "man1/errgen-scrape.1", "man1/errgen-check.1", "completions/errgen.bash", "completions/errgen.zsh", "completions/errgen.fish"} {
		if matches, err := filepath.Glob(filepath.Join(dir, want)); err != nil || len(matches) != 1 {
			t.Errorf("there is no %s", want)
		}
	}
	if hidden, _ := filepath.Glob(filepath.Join(dir, "man1", "*manual*")); len(hidden) > 0 {
		t.Errorf("a hidden command has a page: %v", hidden)
	}
}
