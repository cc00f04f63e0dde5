package git

import (
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// read returns "date subject path: before → after" for each commit.
func read(t *testing.T, file string, r Range) []string {
	t.Helper()
	commits, err := History(context.Background(), file, r)
	if err != nil {
		t.Fatal(err)
	}
	content := func(name string) string {
		if name == "" {
			return "nothing"
		}
		var text string
		err := Contents(context.Background(), file, []string{name}, func(_ int, data []byte) error {
			text = string(data)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		return text
	}
	var lines []string
	for _, c := range commits {
		lines = append(lines, c.Date.UTC().Format(time.DateOnly)+" "+c.Subject+" "+c.Path+": "+content(c.Old)+" → "+content(c.New))
	}
	return lines
}

func TestHistory(t *testing.T) {
	r := newRepository(t)
	r.commit("old.yaml", "1", "one")                       // days 1 (init), 2, 3
	r.commit("other.yaml", "x", "not ours")                // 4, 5
	r.commit("old.yaml", "2", ":two\n\nbody \x01 :100644") // 6, 7
	r.git("mv", "old.yaml", "größe 1.yaml")                // 8
	r.git("commit", "-qm", "rename")                       // 9
	r.git("checkout", "-qb", "side")                       // 10
	r.commit("größe 1.yaml", "3", "side 1")                // 11, 12
	r.commit("größe 1.yaml", "4", "side 2")                // 13, 14
	r.git("checkout", "-q", "main")                        // 15
	r.commit("other.yaml", "y", "not ours")                // 16, 17
	r.git("merge", "-q", "--no-ff", "-m", "merge", "side") // 18
	r.git("rm", "-q", "größe 1.yaml")                      // 19
	r.git("commit", "-qm", "gone")                         // 20
	r.commit("größe 1.yaml", "5", "back")                  // 21, 22
	all := []string{
		"2026-01-22 back größe 1.yaml: nothing → 5",
		"2026-01-20 gone größe 1.yaml: 4 → nothing",
		"2026-01-18 merge größe 1.yaml: 2 → 4",
		"2026-01-09 rename größe 1.yaml: 2 → 2",
		"2026-01-07 :two old.yaml: 1 → 2",
		"2026-01-03 one old.yaml: nothing → 1",
	}
	if diff := cmp.Diff(all, read(t, "größe 1.yaml", Range{})); diff != "" {
		t.Errorf("all (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(all[:2], read(t, "größe 1.yaml", Range{Max: 2})); diff != "" {
		t.Errorf("two (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(all[:3], read(t, "größe 1.yaml", Range{Since: "HEAD~4"})); diff != "" {
		t.Errorf("since (-want +got):\n%s", diff)
	}
	for _, since := range []string{"--all", "no-such"} {
		if _, err := History(context.Background(), "größe 1.yaml", Range{Since: since}); err == nil {
			t.Errorf("since %s: no error", since)
		}
	}
	if got := read(t, "untracked.yaml", Range{}); len(got) > 0 {
		t.Errorf("what git does not have has a history: %v", got)
	}
}

func TestNoCommits(t *testing.T) {
	newRepository(t)
	_, err := History(context.Background(), "errors.yaml", Range{})
	if err == nil || err.Error() != "the repository has no commits yet" {
		t.Errorf("%v", err)
	}
}

func TestContents(t *testing.T) {
	r := newRepository(t)
	want := []string{"", "a\nb\n", "\x00\xff", strings.Repeat("long ", 1<<18), "blob 3\nabc"}
	var names []string
	for _, content := range want {
		r.write("file", content)
		names = append(names, r.git("hash-object", "-w", "file"))
	}
	var got []string
	err := Contents(context.Background(), "file", names, func(i int, content []byte) error {
		if i != len(got) {
			t.Errorf("object %d comes after %d others", i, len(got))
		}
		got = append(got, string(content))
		return nil
	})
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%.1000s", err, diff)
	}
	if err := Contents(context.Background(), "file", nil, nil); err != nil {
		t.Errorf("no names: %v", err)
	}
	missing := strings.Repeat("1", 40)
	if err := Contents(context.Background(), "file", []string{missing}, nil); err == nil || err.Error() != "git cat-file: "+missing+" missing" {
		t.Errorf("a name of nothing: %v", err)
	}
	err = Contents(context.Background(), "file", names, func(int, []byte) error { return os.ErrClosed })
	if err != os.ErrClosed {
		t.Errorf("yield failed, but the error is %v", err)
	}
}

// FuzzParseLog wants no panic, whatever git prints.
func FuzzParseLog(f *testing.F) {
	hash := strings.Repeat("a", 40)
	f.Add("\x00" + hash + "\x002026-01-02T03:04:05Z\x00subject\x00\n:100644 100644 " + hash + " " + hash + " R100\x00a\x00b\x00")
	f.Add("\x00" + hash + "\x002026-01-02T03:04:05Z\x00\x00\n:000000 100644 0000 " + hash + " A\x00a\x00\x00" + hash + "\x002026-01-02T03:04:05Z\x00:x\x00")
	f.Fuzz(func(t *testing.T, out string) {
		commits, err := parseLog(out)
		if err == nil && strings.Count(out, "\x00") < 4*len(commits) {
			t.Errorf("%d commits in %q", len(commits), out)
		}
	})
}
