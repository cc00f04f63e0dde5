package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// A fence is one fenced block of a Markdown document.
var fence = regexp.MustCompile("(?ms)^```(\\w+) ?([\\w.-]*)\\n(.*?)^```$")

// TestProfilesDoc does what docs/profiles.md shows: a fenced block with the
// name of a file is written to that file, and a console block is run, in the
// order of the document. With -update the output in the document is rewritten.
func TestProfilesDoc(t *testing.T) {
	file := filepath.Join("..", "..", "docs", "profiles.md")
	doc, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir, consoles := t.TempDir(), 0
	got := fence.ReplaceAllStringFunc(string(doc), func(block string) string {
		m := fence.FindStringSubmatch(block)
		if m[2] != "" {
			if err := os.WriteFile(filepath.Join(dir, m[2]), []byte(m[3]), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		if m[1] != "console" {
			return block
		}
		consoles++
		return "```console\n" + console(dir, m[3]) + "```"
	})
	if consoles == 0 {
		t.Fatal("the document runs nothing")
	}
	if *update {
		err = os.WriteFile(file, []byte(got), 0o644)
	} else if diff := cmp.Diff(string(doc), got); diff != "" {
		t.Errorf("(-document +run):\n%s", diff)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// console returns the session that its commands, the lines that begin with a
// dollar sign, make in dir.
func console(dir, session string) string {
	var b strings.Builder
	for line := range strings.Lines(session) {
		command, ok := strings.CutPrefix(line, "$ ")
		if !ok {
			continue
		}
		cmd := exec.Command("sh", "-c", command)
		cmd.Dir = dir
		out, _ := cmd.CombinedOutput() // the exit code is shown by the session itself
		b.WriteString(line)
		b.Write(out)
	}
	return b.String()
}
