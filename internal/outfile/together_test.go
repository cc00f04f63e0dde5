package outfile_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/outfile"
)

// TestTogether lets 200 pairs of processes write one repository at once, each with
// delays before its calls of the system. Who is told that a file has changed begins
// again, as the message says. No line is lost, and the files always belong together.
func TestTogether(t *testing.T) {
	t.Parallel()
	for group := range 10 { // the pairs of a group come one after the other
		t.Run(fmt.Sprint(group), func(t *testing.T) {
			t.Parallel()
			for pair := range 20 {
				runPair(t, pair)
			}
		})
	}
}

func runPair(t *testing.T, pair int) {
	repo, dir := repository(t, map[string]string{"errors.yaml": "start\n", "docs/page.md": "start\n", "docs/manifest.yaml": "start\n"})
	var both sync.WaitGroup
	for _, who := range []string{"one", "two"} {
		both.Go(func() {
			if err := addLine(repo, dir, who); err != nil {
				t.Errorf("pair %d: %v", pair, err)
			}
		})
	}
	both.Wait()
	files := contents(t, dir)
	got := strings.Split(strings.TrimSpace(files["errors.yaml"]), "\n")
	slices.Sort(got)
	if !slices.Equal(got, []string{"one", "start", "two"}) {
		t.Errorf("pair %d: a line is lost: %q", pair, files)
	}
	if len(files) != 3 || files["docs/page.md"] != files["errors.yaml"] || files["docs/manifest.yaml"] != files["errors.yaml"] {
		t.Errorf("pair %d: the files do not belong together: %q", pair, files)
	}
}

// addLine adds a line to each file of a repository, and begins again where somebody
// else was faster.
func addLine(repo *infile.Repository, dir, line string) error {
	w := outfile.Writer{Command: "errgen " + line, Note: func(string, ...any) {}}.Step(func(call, _ string) {
		if call == "rename" || rand.IntN(4) == 0 {
			time.Sleep(time.Duration(rand.IntN(200)) * time.Microsecond)
		}
	})
	for range 100 {
		outs, err := withLine(repo, dir, line)
		if err != nil {
			return err
		}
		err = w.Write(context.Background(), outs)
		if !errors.As(err, new(outfile.ChangedError)) {
			return err
		}
	}
	return fmt.Errorf("%s never came through", line)
}

// withLine returns the files with a line added, decided on what the first one holds.
func withLine(repo *infile.Repository, dir, line string) (outfile.Outputs, error) {
	old, err := repo.Read(filepath.Join(dir, "errors.yaml"), infile.Large)
	if err != nil {
		return nil, err
	}
	var outs outfile.Outputs
	for _, name := range []string{"docs/page.md", "docs/manifest.yaml", "errors.yaml"} {
		o, err := outfile.New(repo, filepath.Join(dir, filepath.FromSlash(name)), []byte(string(old)+line+"\n"))
		if err != nil {
			return nil, err
		}
		outs = append(outs, o.BasedOn(old))
	}
	return outs, nil
}

// TestChangedMeanwhile checks that an edit between reading and writing is kept, also
// one of a file that would not be written.
func TestChangedMeanwhile(t *testing.T) {
	for _, edited := range []string{"errors.yaml", "docs/a.md", "docs/gone.md"} {
		repo, dir := repository(t, oldState)
		outs, err := state(repo, dir, map[string]string{"errors.yaml": "two\n", "docs/a.md": "a\n"})
		if err != nil {
			t.Fatal(err)
		}
		fill(t, dir, map[string]string{edited: "a note\n"})
		before := contents(t, dir)
		err = write(t, t.Context(), outs)
		if !errors.As(err, new(outfile.ChangedError)) || !strings.Contains(err.Error(), edited+" changed meanwhile; nothing was written\n\t") {
			t.Errorf("%s was edited: error %v", edited, err)
		}
		if after := contents(t, dir); fmt.Sprint(after) != fmt.Sprint(before) {
			t.Errorf("%s was edited: %q became %q", edited, before, after)
		}
	}
}

// TestLock checks that a process waits for another for a bounded time, says which
// one has the lock, and passes over a lock that a killed process left behind.
func TestLock(t *testing.T) {
	repo, dir := repository(t, oldState)
	fill(t, dir, map[string]string{outfile.LockName: "errgen killed (process 1)\n"})
	outs, err := state(repo, dir, newState)
	if err != nil {
		t.Fatal(err)
	}
	inside, leave, done := make(chan bool), make(chan bool), make(chan error)
	var once sync.Once
	go func() {
		done <- outfile.Writer{Command: "errgen first", Note: t.Logf}.Step(func(string, string) {
			once.Do(func() { inside <- true; <-leave })
		}).Write(context.Background(), outs)
	}()
	<-inside
	err = outfile.Writer{Command: "errgen second", Note: t.Logf}.Patience(time.Millisecond).Write(t.Context(), outs)
	want := fmt.Sprintf("errgen first (process %d) is still writing; nothing was written\n\twait until", os.Getpid())
	if err == nil || !strings.HasPrefix(err.Error(), want) {
		t.Errorf("error %v, want %s…", err, want)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if err := (outfile.Writer{Command: "errgen third", Note: t.Logf}).Write(ctx, outs); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v after an interrupt", err)
	}
	leave <- true
	if err := <-done; err != nil {
		t.Errorf("who had the lock: %v", err)
	}
	if fmt.Sprint(contents(t, dir)) != fmt.Sprint(newState) {
		t.Errorf("left: %q", contents(t, dir))
	}
}
