package outfile_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/google/go-cmp/cmp"
)

// newOutputs returns outputs in a folder that has one current file, one with other
// content and one too many; a fourth is missing, in a folder that is missing, too.
func newOutputs(t *testing.T) (dir string, outs outfile.Outputs) {
	dir = t.TempDir()
	for name, content := range map[string]string{"current": "same\n", "changed": "old\n", "extra": "gone\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o640); err != nil {
			t.Fatal(err)
		}
	}
	for _, f := range []struct {
		name    string
		content []byte
	}{{"current", []byte("same\n")}, {"changed", []byte("new\n")}, {"extra", nil}, {"sub/missing", []byte("first\n")}} {
		o, err := outfile.New(nil, filepath.Join(dir, f.name), f.content)
		if err != nil {
			t.Fatal(err)
		}
		outs = append(outs, o)
	}
	return dir, outs
}

func write(t *testing.T, ctx context.Context, outs outfile.Outputs) error {
	return outfile.Writer{Command: "errgen test", Note: t.Logf}.Write(ctx, outs)
}

func TestWrite(t *testing.T) {
	dir, outs := newOutputs(t)
	stale := outs.Stale()
	var verbs []string
	for _, o := range stale {
		verbs = append(verbs, o.Verb()+" "+filepath.Base(o.Path))
	}
	if d := cmp.Diff([]string{"updated changed", "removed extra", "created missing"}, verbs); d != "" {
		t.Fatalf("what is stale (-want +got):\n%s", d)
	}
	if err := write(t, t.Context(), stale); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"current": "same\n", "changed": "new\n", "sub/missing": "first\n"}
	if d := cmp.Diff(want, contents(t, dir)); d != "" {
		t.Errorf("files (-want +got):\n%s", d)
	}
	info, err := os.Stat(filepath.Join(dir, "changed"))
	if err != nil || info.Mode().Perm() != 0o640 {
		t.Errorf("the mode of a file that was there: %v, error %v", info.Mode(), err)
	}
}

// TestWriteNothing checks that nothing is replaced or left behind where not all
// can be written, or after an interrupt.
func TestWriteNothing(t *testing.T) {
	dir, outs := newOutputs(t)
	before := contents(t, dir)
	blocked, err := outfile.New(nil, filepath.Join(dir, "current", "below"), []byte("x"))
	if err == nil {
		t.Fatal("a file is a folder")
	}
	blocked.Path, blocked.Content = filepath.Join(dir, "current", "below"), []byte("x")
	if err := write(t, t.Context(), append(outs, blocked)); err == nil {
		t.Error("written below a file")
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := write(t, ctx, outs); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v after an interrupt", err)
	}
	if d := cmp.Diff(before, contents(t, dir)); d != "" {
		t.Errorf("files (-before +after):\n%s", d)
	}
}

func TestDiff(t *testing.T) {
	o := outfile.Output{Path: "a/b.txt", Old: []byte("one\r\ntwo\r\n"), Content: []byte("one\ntwo\n")}
	if outs := (outfile.Outputs{o}); !outs.DifferInLineEnds() {
		t.Error("only line ends differ")
	}
	o.Content = []byte("one\nthree\n")
	outs := outfile.Outputs{o}
	if outs.DifferInLineEnds() {
		t.Error("more than line ends differ")
	}
	const want = "diff a/b.txt a/b.txt (as it should be)\n--- a/b.txt\n+++ a/b.txt (as it should be)\n@@ -1,2 +1,2 @@\n-one\r\n-two\r\n+one\n+three\n"
	if d := cmp.Diff(want, outs.Diff()); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
}

// contents returns what the files below a folder hold.
func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		rel, err := filepath.Rel(dir, path)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(path)
		files[filepath.ToSlash(rel)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// TestSyncBeforeRename checks that what is renamed into place is on the disk before,
// and that the journal is there before the first file is.
func TestSyncBeforeRename(t *testing.T) {
	dir, outs := newOutputs(t)
	repo, err := infile.Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	for i, o := range outs {
		if outs[i], err = outfile.New(repo, o.Path, o.Content); err != nil {
			t.Fatal(err)
		}
	}
	var calls []string
	w := outfile.Writer{Command: "errgen test", Note: t.Logf}.Step(func(call, path string) {
		if strings.HasPrefix(filepath.Base(path), ".errgen-") && filepath.Base(path) != outfile.JournalName {
			path = "temporary"
		}
		calls = append(calls, call+" "+filepath.Base(path))
	})
	if err := w.Write(t.Context(), outs); err != nil {
		t.Fatal(err)
	}
	const base = "DIR"
	got := strings.ReplaceAll(strings.Join(calls, ", "), filepath.Base(dir), base)
	temp := "create temporary, write temporary, "
	want := temp + "chmod temporary, sync temporary, mkdir sub, " + temp + "sync temporary, " + // two files
		temp + "sync temporary, rename .errgen-journal, sync DIR, " + // the journal
		"rename changed, remove extra, rename missing, "
	if !strings.HasPrefix(got, want) || !strings.HasSuffix(got, ", remove .errgen-journal") || strings.Count(got, "sync sub")+strings.Count(got, "sync DIR") != 3 {
		t.Errorf("calls:\n%s\nwant\n%s", got, want)
	}
}
