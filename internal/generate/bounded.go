package generate

import (
	"bytes"
	"context"
	"fmt"
	"io"
)

// maxDocument bounds a document that a user's own template writes, in bytes.
const maxDocument = 64 << 20

// bounded returns what a function writes. It returns as soon as ctx is done, or the
// function has written too much. Templates cannot be told to stop, so a function that
// goes on without writing is left behind: the end of the process ends it.
func bounded(ctx context.Context, write func(io.Writer) error) ([]byte, error) {
	w := &boundedWriter{ctx: ctx}
	done := make(chan error, 1)
	go func() { done <- write(w) }()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case err := <-done:
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil {
			return nil, err
		}
		return w.written.Bytes(), nil
	}
}

// A boundedWriter keeps what is written to it until there is too much of it, or its
// context is done.
type boundedWriter struct {
	ctx     context.Context
	written bytes.Buffer
}

// Write writes a part of a document.
func (w *boundedWriter) Write(p []byte) (int, error) {
	if err := w.ctx.Err(); err != nil {
		return 0, err
	}
	if w.written.Len()+len(p) > maxDocument {
		return 0, fmt.Errorf("it writes more than %d MiB", maxDocument>>20)
	}
	return w.written.Write(p)
}
