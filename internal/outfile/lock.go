package outfile

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/rogpeppe/go-internal/lockedfile"
)

const (
	lockName = ".errgen-lock"

	patience = 30 * time.Second       // a write takes far less
	grace    = 500 * time.Millisecond // before a person is told what we wait for
)

// lock takes the lock in the home of the repository, and returns what gives it free.
// The system does that, too, when the process ends: the lock is on the open file,
// and one that a killed process left behind holds nobody up. Where no file can be
// created beside the configuration, runs do not lock.
func (w Writer) lock(ctx context.Context, home string) (unlock func(), err error) {
	path := filepath.Join(home, lockName)
	if info, err := os.Lstat(path); err == nil && !info.Mode().IsRegular() {
		return nil, problem.Errorf("remove it", "%s is not a file, and errgen has its lock there", path)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	got := make(chan lockResult)
	gone := make(chan struct{})
	defer close(gone)
	go func() {
		r := takeLock(path, w.Command)
		select {
		case got <- r:
		case <-gone:
			r.unlock()
		}
	}()
	limit := w.patience
	if limit == 0 {
		limit = patience
	}
	late := time.NewTimer(limit)
	defer late.Stop()
	for told := time.After(grace); ; {
		select {
		case r := <-got:
			if errors.Is(r.err, fs.ErrPermission) || errors.Is(r.err, syscall.EROFS) || errors.Is(r.err, fs.ErrNotExist) {
				return func() {}, nil
			}
			return r.unlock, r.err
		case <-told:
			w.Note("%s: waiting for %s to finish writing", w.Command, holder(path))
		case <-late.C:
			return nil, problem.Errorf("wait until it has ended, or end it; then run the command again",
				"%s is still writing; nothing was written", holder(path))
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
}

// A lockResult is a lock that was taken, or why it was not.
type lockResult struct {
	file *lockedfile.File
	path string
	err  error
}

// takeLock waits for the lock, and writes into it who has it.
func takeLock(path, command string) lockResult {
	for {
		f, err := lockedfile.OpenFile(path, os.O_CREATE|os.O_RDWR, 0o666)
		if err != nil {
			return lockResult{err: err}
		}
		r := lockResult{file: f, path: path}
		ours, err := f.Stat()
		now, statErr := os.Lstat(path)
		if err != nil || statErr != nil || !os.SameFile(ours, now) {
			f.Close() // who had it removed it while we waited
			continue
		}
		err = f.Truncate(0)
		if err == nil {
			_, err = fmt.Fprintf(f, "%s (process %d)\n", command, os.Getpid())
		}
		if err != nil {
			r.unlock()
			return lockResult{err: err}
		}
		return r
	}
}

// unlock removes the file and gives the lock free. It is removed while it is held,
// so that nobody removes the lock of another; Windows cannot remove an open file,
// but does not remove one that another process has open either.
func (r lockResult) unlock() {
	if r.file == nil {
		return
	}
	if runtime.GOOS == "windows" {
		r.file.Close()
		os.Remove(r.path)
		return
	}
	os.Remove(r.path)
	r.file.Close()
}

// holder says which process has the lock, as far as the file can be read.
func holder(path string) string {
	var all *infile.Repository
	data, err := all.Read(path, infile.Small)
	name, _, _ := strings.Cut(string(data), "\n")
	if err != nil || name == "" {
		return "another errgen"
	}
	return name
}
