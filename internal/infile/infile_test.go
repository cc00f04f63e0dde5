//go:build unix

package infile_test

import (
	"errors"
	"io/fs"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/errgen/errgen/internal/infile"
)

// newRepository returns a checkout with a file, and a folder outside with a secret.
func newRepository(t *testing.T) (repo *infile.Repository, dir, outside string) {
	t.Helper()
	top := t.TempDir()
	dir, outside = filepath.Join(top, "repo", "sub"), filepath.Join(top, "outside")
	for _, d := range []string{dir, outside, filepath.Join(top, "repo", ".git")} {
		if err := os.MkdirAll(d, 0o777); err != nil {
			t.Fatal(err)
		}
	}
	write(t, filepath.Join(top, "repo", "file"), "content")
	write(t, filepath.Join(top, "repo", ".git", "config"), "secret")
	write(t, filepath.Join(outside, "file"), "secret")
	repo, err := infile.Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	return repo, dir, outside
}

func write(t *testing.T, name, content string) {
	t.Helper()
	if err := os.WriteFile(name, []byte(content), 0o666); err != nil {
		t.Fatal(err)
	}
}

func link(t *testing.T, to, name string) {
	t.Helper()
	if err := os.Symlink(to, name); err != nil {
		t.Fatal(err)
	}
}

// TestReadLinks checks which links are followed: those that stay in the repository,
// and what a person names outside of it.
func TestReadLinks(t *testing.T) {
	repo, dir, outside := newRepository(t)
	link(t, "../file", filepath.Join(dir, "inside"))
	link(t, filepath.Join(dir, "..", "file"), filepath.Join(dir, "absolute"))
	link(t, "inside", filepath.Join(dir, "twice"))
	link(t, filepath.Join(outside, "file"), filepath.Join(dir, "out"))
	link(t, "../../outside", filepath.Join(dir, "folder"))
	link(t, "circle", filepath.Join(dir, "circle"))
	link(t, "../.git/config", filepath.Join(dir, "git"))
	tests := []struct{ name, want string }{
		{"inside", "content"},
		{"absolute", "content"},
		{"twice", "content"},
		{"../file", "content"},
		{"out", "leads out of the repository"},
		{"folder/file", "leads out of the repository"},
		{"circle", "too many links"},
		{"git", "is in the folder of git"},
		{"../.git/config", "is in the folder of git"},
		{"none", "no such file"},
		{"../../outside/file", "secret"}, // a person gave the path
	}
	for _, test := range tests {
		data, err := repo.Read(filepath.Join(dir, test.name), infile.Small)
		got := string(data)
		if err != nil {
			got = err.Error()
		}
		if !strings.Contains(got, test.want) || err != nil && strings.Contains(got, "secret") {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
	if err := repo.Check(filepath.Join(outside, "file")); err == nil || !strings.Contains(err.Error(), "is outside of the repository\n\t") {
		t.Errorf("a configuration names a file outside: error %v", err)
	}
	repo.Outside = true
	if data, err := repo.Read(filepath.Join(dir, "out"), infile.Small); err != nil || string(data) != "secret" {
		t.Errorf("with --outside: %q, error %v", data, err)
	}
}

// TestFindThroughLink checks that a checkout is found from a folder that a link leads
// to, and that its files are in it by either name.
func TestFindThroughLink(t *testing.T) {
	_, dir, outside := newRepository(t)
	link(t, filepath.Join(outside, "file"), filepath.Join(dir, "out"))
	for _, to := range []string{dir, filepath.Dir(dir)} {
		name := filepath.Join(t.TempDir(), "link")
		link(t, to, name)
		home := name
		if to != dir {
			home = filepath.Join(name, "sub")
		}
		repo, err := infile.Find(home)
		if err != nil {
			t.Fatal(err)
		}
		if data, err := repo.Read(filepath.Join(home, "..", "file"), infile.Small); to != dir && string(data) != "content" {
			t.Errorf("%q, error %v", data, err)
		}
		if err := repo.Check(filepath.Join(home, "new")); err != nil {
			t.Error(err)
		}
		if _, err := repo.Read(filepath.Join(dir, "out"), infile.Small); err == nil {
			t.Error("read what is behind a link")
		}
	}
}

// TestReadRegular checks that only files are read, and no more of them than a bound.
func TestReadRegular(t *testing.T) {
	repo, dir, _ := newRepository(t)
	if err := syscall.Mkfifo(filepath.Join(dir, "pipe"), 0o666); err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("unix", filepath.Join(dir, "s"))
	if err == nil {
		defer listener.Close()
	}
	link(t, "pipe", filepath.Join(dir, "to-pipe"))
	link(t, "/dev/zero", filepath.Join(dir, "zero"))
	write(t, filepath.Join(dir, "large"), strings.Repeat("x", infile.Small+1))
	write(t, filepath.Join(dir, "largest"), strings.Repeat("x", infile.Small))
	for name, want := range map[string]string{
		filepath.Join(dir, "pipe"): "a pipe", filepath.Join(dir, "to-pipe"): "a pipe", filepath.Join(dir, "s"): "a socket",
		dir: "a folder", "/dev/zero": "a device", filepath.Join(dir, "large"): "more than 1 MiB", filepath.Join(dir, "zero"): "leads out",
	} {
		if _, err := repo.Read(name, infile.Small); err == nil || !strings.Contains(err.Error(), want) || !strings.Contains(err.Error(), "\n\t") {
			t.Errorf("%s: error %v, want one with %q", name, err, want)
		}
	}
	if data, err := repo.Read(filepath.Join(dir, "largest"), infile.Small); err != nil || len(data) != infile.Small {
		t.Errorf("%d bytes, error %v", len(data), err)
	}
	var library *infile.Repository
	if _, err := library.Read(filepath.Join(dir, "zero"), infile.Small); err == nil || !strings.Contains(err.Error(), "a device") {
		t.Errorf("without a repository: error %v", err)
	}
}

// TestFolder checks that a folder remembers what was read, and keeps to itself.
func TestFolder(t *testing.T) {
	repo, dir, outside := newRepository(t)
	write(t, filepath.Join(dir, "a"), "a")
	link(t, filepath.Join(outside, "file"), filepath.Join(dir, "out"))
	f := repo.Folder(dir, infile.Small)
	if data, err := fs.ReadFile(f, "a"); err != nil || string(data) != "a" || string(f.Seen("a")) != "a" {
		t.Errorf("%q, error %v, seen %q", data, err, f.Seen("a"))
	}
	if _, err := fs.ReadFile(f, "none"); !errors.Is(err, fs.ErrNotExist) || f.Seen("none") != nil {
		t.Errorf("error %v", err)
	}
	for _, name := range []string{"../file", "out", "/etc/passwd"} {
		if _, err := fs.ReadFile(f, name); err == nil {
			t.Errorf("read %s", name)
		}
		if _, err := f.Open(name); err == nil {
			t.Errorf("opened %s", name)
		}
	}
	entries, err := fs.ReadDir(f, ".")
	if err != nil || len(entries) != 2 || entries[0].Name() != "a" {
		t.Errorf("%v, error %v", entries, err)
	}
}

// TestLinkInBetween puts a link in the way after a path was resolved: the system
// refuses to follow it out of the repository.
func TestLinkInBetween(t *testing.T) {
	repo, dir, outside := newRepository(t)
	dir, err := filepath.EvalSymlinks(dir)
	if err != nil {
		t.Fatal(err)
	}
	link(t, outside, filepath.Join(dir, "folder"))
	link(t, filepath.Join(outside, "file"), filepath.Join(dir, "out"))
	for _, name := range []string{"folder/file", "out"} {
		if f, err := repo.OpenReal(filepath.Join(dir, name)); err == nil {
			f.Close()
			t.Errorf("opened %s", name)
		}
	}
}
