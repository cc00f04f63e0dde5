// Manpages writes the manual pages and the shell completions of errgen into a
// folder, for the archives of a release.
//
// Usage:
//
//	go -C tools run ./manpages ERRGEN FOLDER
//
// ERRGEN is the program, whose own manual is what the pages say. FOLDER gets
// man1/errgen.1, man1/errgen-scrape.1 and so on, and completions/errgen.bash,
// .zsh and .fish.
package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/cpuguy83/go-md2man/v2/md2man"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: manpages ERRGEN FOLDER")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, "manpages:", err)
		os.Exit(1)
	}
}

func run(errgen, dir string) error {
	manual, err := exec.Command(errgen, "manual").Output()
	if err != nil {
		return fmt.Errorf("%s manual: %w", errgen, err)
	}
	for name, page := range pages(string(manual)) {
		if err := write(filepath.Join(dir, "man1", name+".1"), md2man.Render([]byte(page))); err != nil {
			return err
		}
	}
	for _, shell := range []string{"bash", "zsh", "fish"} {
		script, err := exec.Command(errgen, "completion", shell).Output()
		if err != nil {
			return fmt.Errorf("%s completion %s: %w", errgen, shell, err)
		}
		if err := write(filepath.Join(dir, "completions", "errgen."+shell), script); err != nil {
			return err
		}
	}
	return nil
}

// pages returns the manual page of each command in Markdown, by its name. In
// the manual, a command is a heading of level two, then a sentence that says
// what it does, then a paragraph or more, its usage, examples and flags.
func pages(manual string) map[string]string {
	pages := map[string]string{}
	for _, section := range strings.Split(manual, "\n## ")[1:] {
		command, text, _ := strings.Cut(section, "\n")
		name := strings.ReplaceAll(command, " ", "-")
		short, rest, _ := strings.Cut(strings.TrimSpace(text), "\n")
		description, usage, _ := strings.Cut(rest, "\n    errgen")
		usage, rest, _ = strings.Cut(usage, "\n")
		rest = strings.Replace(rest, "\nExamples:\n", "\n# EXAMPLES\n", 1)
		rest = strings.Replace(rest, "\n- `--", "\n# OPTIONS\n\n- `--", 1)
		pages[name] = fmt.Sprintf("%% %q \"1\" \"\" \"errgen\" \"\"\n# NAME\n\n%s - %s\n\n# SYNOPSIS\n\n    errgen%s\n\n# DESCRIPTION\n%s\n%s\n",
			strings.ToUpper(name), name, strings.TrimSuffix(short, "."), usage, description, rest)
	}
	return pages
}

func write(file string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		return err
	}
	return os.WriteFile(file, content, 0o644)
}
