package infile

import (
	"context"
	"os"
)

// ReadDescriptor returns what an open file descriptor of this process gives, named
// as /dev/fd/N: a shell gives such a name for <(command). It is an error if that is
// more than limit bytes; a read that waits ends with the error of ctx.
//
// Only a name from the command line may come here: a link in a repository can lead
// to a descriptor, too.
func ReadDescriptor(ctx context.Context, name string, limit int) ([]byte, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		f, err := os.Open(name)
		if err != nil {
			done <- result{nil, err}
			return
		}
		defer f.Close()
		data, err := ReadAll(name, f, limit)
		done <- result{data, err}
	}()
	select {
	case got := <-done:
		return got.data, got.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}
