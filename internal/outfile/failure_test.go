package outfile_test

import (
	"fmt"
	"strings"
	"syscall"
	"testing"

	"github.com/errgen/errgen/internal/outfile"
	"github.com/google/go-cmp/cmp"
)

// TestFailure lets each call of the system that changes a file fail, once and from there
// on, as on a disk that is full. The error is not lost; what is left is the old state, the
// new one, or is taken for incomplete; and another run completes it.
func TestFailure(t *testing.T) {
	for _, lasts := range []bool{false, true} {
		at := 1
		for ; failAt(t, at, lasts) && at < 200; at++ {
		}
		if at < 20 || at == 200 {
			t.Errorf("%d calls of the system were tried", at)
		}
	}
}

// failAt lets one call fail, or all from that one on, and reports whether there was any.
func failAt(t *testing.T, at int, lasts bool) bool {
	t.Helper()
	name := fmt.Sprintf("call %d, lasting %v", at, lasts)
	repo, dir := repository(t, oldState)
	w := outfile.Writer{Command: "errgen test", Note: func(string, ...any) {}}.Step(func(string, string) {})
	var failed []string
	calls := 0
	full := w.Fail(func(call, path string) error {
		if calls++; calls == at || lasts && calls > at {
			failed = append(failed, call)
			return fmt.Errorf("%s %s: %w", call, path, syscall.ENOSPC)
		}
		return nil
	})
	write := func(w outfile.Writer) error {
		outs, err := state(repo, dir, newState)
		if err != nil {
			return err
		}
		return w.Write(t0(), outs)
	}
	err := write(full)
	if len(failed) == 0 {
		return false
	}
	left := ours(contents(t, dir))
	isOld, isNew := cmp.Diff(oldState, left) == "", cmp.Diff(newState, left) == ""
	switch {
	case err == nil && !(isNew && failed[0] == "sync"): // of a folder, which not all systems can
		t.Errorf("%s: the failure of %v is lost", name, failed)
	case err != nil && !strings.Contains(err.Error(), "no space left on device"):
		t.Errorf("%s: the error says %v", name, err)
	case outfile.Pending(repo) == nil && !isOld && !isNew:
		t.Errorf("%s: neither the old state nor the new one: %q", name, left)
	}
	if err := w.Recover(t0(), repo); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	if err := write(w); err != nil {
		t.Errorf("%s: the next run: %v", name, err)
	}
	if d := cmp.Diff(newState, contents(t, dir)); d != "" {
		t.Errorf("%s, after another run (-want +got):\n%s", name, d)
	}
	return true
}
