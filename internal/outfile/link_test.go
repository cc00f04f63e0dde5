//go:build unix

package outfile_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/outfile"
)

// TestLinkKept checks that a link within the repository is kept, and that the file
// is written that it leads to.
func TestLinkKept(t *testing.T) {
	repo, dir := repository(t, map[string]string{"real/errors.yaml": "one\n"})
	link(t, filepath.Join("real", "errors.yaml"), filepath.Join(dir, "errors.yaml"))
	link(t, filepath.Join(dir, "real"), filepath.Join(dir, "docs"))
	for name, content := range map[string]string{"errors.yaml": "two\n", "docs/new.md": "new\n"} {
		o, err := outfile.New(repo, filepath.Join(dir, name), []byte(content))
		if err != nil {
			t.Fatal(err)
		}
		if err := write(t, t.Context(), outfile.Outputs{o}); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{"real/errors.yaml": "two\n", "real/new.md": "new\n"} {
		if data, err := os.ReadFile(filepath.Join(dir, name)); err != nil || string(data) != want {
			t.Errorf("%s: %q, error %v", name, data, err)
		}
	}
	for _, name := range []string{"errors.yaml", "docs"} {
		if _, err := os.Readlink(filepath.Join(dir, name)); err != nil {
			t.Errorf("%s is no longer a link: %v", name, err)
		}
	}
}

// TestLinkOut checks that nothing is written behind a link that leads out of the
// repository, nor where git keeps what it runs, unless a person says so.
func TestLinkOut(t *testing.T) {
	repo, dir := repository(t, nil)
	outside := t.TempDir()
	fill(t, outside, map[string]string{"secret": "secret\n"})
	link(t, outside, filepath.Join(dir, "docs"))
	link(t, filepath.Join(outside, "secret"), filepath.Join(dir, "errors.yaml"))
	link(t, filepath.Join(outside, "none"), filepath.Join(dir, "dangling"))
	link(t, ".git", filepath.Join(dir, "hooks"))
	for _, name := range []string{"errors.yaml", "docs/page.md", "docs/new/page.md", "dangling", ".git/hooks/pre-commit", ".GIT/config", "hooks/x"} {
		_, err := outfile.New(repo, filepath.Join(dir, name), []byte("x"))
		if err == nil || !strings.Contains(err.Error(), "\n\t") || !strings.Contains(err.Error(), "--outside") || strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: error %v, want one that says what to do", name, err)
		}
	}
	if got := contents(t, outside); len(got) != 1 || got["secret"] != "secret\n" {
		t.Errorf("outside: %q", got)
	}
	repo.Outside = true
	o, err := outfile.New(repo, filepath.Join(dir, "docs", "page.md"), []byte("x"))
	if err == nil {
		err = write(t, t.Context(), outfile.Outputs{o})
	}
	if err != nil || contents(t, outside)["page.md"] != "x" {
		t.Errorf("with --outside: error %v, %q", err, contents(t, outside))
	}
}

// TestUmask checks that new files and folders have the mode that the system gives
// them, and that others keep theirs.
func TestUmask(t *testing.T) {
	old := syscall.Umask(0o027)
	defer syscall.Umask(old)
	repo, dir := repository(t, map[string]string{"old": "old\n"})
	if err := os.Chmod(filepath.Join(dir, "old"), 0o604); err != nil {
		t.Fatal(err)
	}
	var outs outfile.Outputs
	for _, name := range []string{"old", "sub/new"} {
		o, err := outfile.New(repo, filepath.Join(dir, name), []byte("new\n"))
		if err != nil {
			t.Fatal(err)
		}
		outs = append(outs, o)
	}
	if err := write(t, t.Context(), outs); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]os.FileMode{"old": 0o604, "sub/new": 0o640, "sub": 0o750} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has mode %v, want %v (error %v)", name, info.Mode().Perm(), want, err)
		}
	}
}

// TestLeftovers checks that a write removes the temporary files of processes that
// were killed, and no others.
func TestLeftovers(t *testing.T) {
	repo, dir := repository(t, map[string]string{"docs/a.md": "a\n", "docs/.errgen-123": "half", ".errgen-45": "", outfile.LockName: "errgen killed (process 1)\n", "docs/.errgen-mine": "kept\n"})
	o, err := outfile.New(repo, filepath.Join(dir, "docs", "a.md"), []byte("a\n")) // it is current
	if err == nil {
		err = write(t, t.Context(), outfile.Outputs{o})
	}
	got := contents(t, dir)
	if err != nil || len(got) != 2 || got["docs/.errgen-mine"] != "kept\n" {
		t.Errorf("error %v; left: %q", err, got)
	}
}

// TestJournal checks that a journal which another made changes nothing that it may
// not, and that one is given up if a person has edited a file since.
func TestJournal(t *testing.T) {
	tests := []struct{ name, journal, wantErr string }{
		{"of git", `{"changes":[{"path":".git/config","temp":".errgen-1","new":"x"}]}`, "--outside"},
		{"outside", `{"changes":[{"path":"../x","temp":".errgen-1","new":"x"}]}`, "--outside"},
		{"with another file", `{"changes":[{"path":"a","temp":"b","new":"x"}]}`, "is not from errgen"},
		{"no journal", `x`, "is not from errgen"},
		{"of an edited file", `{"changes":[{"path":"a","temp":".errgen-1","old":"x","new":"y"}]}`, ""},
	}
	for _, test := range tests {
		repo, dir := repository(t, map[string]string{"a": "edited\n", ".errgen-1": "new\n", outfile.JournalName: test.journal})
		if err := outfile.Pending(repo); err == nil {
			t.Errorf("%s: nothing is pending", test.name)
		}
		err := outfile.Writer{Command: "errgen test", Note: t.Logf}.Recover(t.Context(), repo)
		if err == nil && test.wantErr != "" || err != nil && (test.wantErr == "" || !strings.Contains(err.Error(), test.wantErr)) {
			t.Errorf("%s: error %v, want %q", test.name, err, test.wantErr)
		}
		if got := contents(t, dir); got["a"] != "edited\n" || test.wantErr == "" && len(got) != 1 {
			t.Errorf("%s: left %q", test.name, got)
		}
	}
}

// TestReadOnlyHome checks that files can be written elsewhere from a folder that has
// no room for a lock.
func TestReadOnlyHome(t *testing.T) {
	home, out := t.TempDir(), t.TempDir()
	if os.Getuid() == 0 {
		home = "/proc" // where even root creates no file
	} else if err := os.Chmod(home, 0o555); err != nil {
		t.Fatal(err)
	}
	repo, err := infile.Find(home)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(home, "file"), nil, 0o666); err == nil {
		t.Skip("SKIPPED: this system has no folder that cannot be written to")
	}
	o, err := outfile.New(repo, filepath.Join(out, "a"), []byte("a"))
	if err == nil {
		err = write(t, t.Context(), outfile.Outputs{o})
	}
	if err != nil {
		t.Error(err)
	}
}

func link(t *testing.T, to, name string) {
	t.Helper()
	if err := os.Symlink(to, name); err != nil {
		t.Fatal(err)
	}
}
