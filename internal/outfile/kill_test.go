package outfile_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/google/go-cmp/cmp"
)

// The environment of a process of this test that ends itself.
const (
	killDir = "ERRGEN_TEST_KILL_DIR" // where it writes
	killAt  = "ERRGEN_TEST_KILL_AT"  // before which call of the system it ends
)

func TestMain(m *testing.M) {
	if dir := os.Getenv(killDir); dir != "" {
		os.Exit(killedWrite(dir))
	}
	os.Exit(m.Run())
}

// killedWrite writes the new state of a repository, and ends the process before a
// call of the system. Nothing that is deferred runs then.
func killedWrite(dir string) int {
	at, err := strconv.Atoi(os.Getenv(killAt))
	if err != nil {
		return 3
	}
	calls := 0
	w := outfile.Writer{Command: "errgen killed", Note: func(string, ...any) {}}.Step(func(string, string) {
		if calls++; calls > at {
			os.Exit(137)
		}
	})
	repo, err := infile.Find(dir)
	if err != nil {
		return 3
	}
	if err := w.Recover(t0(), repo); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	outs, err := state(repo, dir, newState)
	if err == nil {
		err = w.Write(t0(), outs)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	return 0
}

// oldState and newState are what a repository holds before and after a write: one
// file is replaced, one removed and two are new, one of them in a new folder.
var (
	oldState = map[string]string{"errors.yaml": "one\n", "docs/a.md": "a\n", "docs/gone.md": "gone\n"}
	newState = map[string]string{"errors.yaml": "two\n", "docs/a.md": "a, too\n", "docs/b.md": "b\n", "new/c.go": "c\n"}
)

// TestKill ends a process before each call of the system that changes a file. What
// is left is the old state or is taken for incomplete, and another run completes it.
func TestKill(t *testing.T) {
	t.Parallel()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for at := 0; ; at++ {
		if at > 200 {
			t.Fatal("the write has no end")
		}
		dir := t.TempDir()
		fill(t, dir, oldState)
		run := func(at int) int {
			cmd := exec.Command(self)
			cmd.Env = append(os.Environ(), killDir+"="+dir, killAt+"="+strconv.Itoa(at))
			out, err := cmd.CombinedOutput()
			if code := cmd.ProcessState.ExitCode(); code == 0 || code == 137 {
				return code
			}
			t.Fatalf("call %d: %v\n%s", at, err, out)
			return 0
		}
		if run(at) == 0 {
			if at < 20 {
				t.Errorf("only %d calls of the system were tried", at)
			}
			return
		}
		repo, err := infile.Find(dir)
		if err != nil {
			t.Fatal(err)
		}
		if outfile.Pending(repo) == nil {
			left := ours(contents(t, dir))
			if cmp.Diff(oldState, left) != "" && cmp.Diff(newState, left) != "" {
				t.Errorf("call %d: neither the old state nor the new one: %q", at, left)
			}
		}
		again := 0
		for run(at) != 0 { // it is ended in the same place again
			if again++; again > 3 {
				run(1000)
				break
			}
		}
		if d := cmp.Diff(newState, contents(t, dir)); d != "" {
			t.Errorf("call %d, after another run (-want +got):\n%s", at, d)
		}
	}
}

// ours leaves out what errgen keeps for itself.
func ours(files map[string]string) map[string]string {
	left := map[string]string{}
	for name, content := range files {
		if !strings.HasPrefix(filepath.Base(name), ".errgen-") {
			left[name] = content
		}
	}
	return left
}
