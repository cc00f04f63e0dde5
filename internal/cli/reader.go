package cli

import (
	"context"
	"io"
	"math"
	"runtime/debug"

	"github.com/errgen/errgen/internal/update"
)

// heapLimit is what the heap grows to before garbage is collected more often than
// usual. The pages that are kept and the one at hand stay below it.
const heapLimit = 448 << 20

// reader returns the reader of documentation that the flags describe.
func (a *app) reader(ctx context.Context) *update.Reader {
	if debug.SetMemoryLimit(-1) == math.MaxInt64 { // nobody has set GOMEMLIMIT
		debug.SetMemoryLimit(heapLimit)
	}
	return &update.Reader{
		Note: a.note, Stdin: a.input(ctx), Brake: a.brake, Prune: a.prune,
		Progress: func() update.Progress { return startProgress(a.err, a.command) },
	}
}

// input returns standard input. A read that waits ends with the error of ctx as
// soon as ctx is done.
func (a *app) input(ctx context.Context) io.Reader { return interruptible{ctx, a.in} }

// An interruptible is a reader that can be told to stop while it waits.
type interruptible struct {
	ctx context.Context
	in  io.Reader
}

func (r interruptible) Read(p []byte) (int, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		data := make([]byte, len(p)) // p is not ours any more after an interrupt
		n, err := r.in.Read(data)
		done <- result{data[:n], err}
	}()
	select {
	case got := <-done:
		return copy(p, got.data), got.err
	case <-r.ctx.Done():
		return 0, r.ctx.Err()
	}
}
