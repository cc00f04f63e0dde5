package outfile

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
)

// Write puts the outputs in place: each file is written whole or not at all,
// and none is replaced unless all could be written.
func (outs Outputs) Write(ctx context.Context) (err error) {
	temps := make([]string, len(outs))
	defer func() {
		for _, temp := range temps {
			if temp != "" {
				os.Remove(temp) // gone already after a success
			}
		}
	}()
	for i, o := range outs {
		if o.Content == nil {
			continue
		}
		if temps[i], err = writeTemp(o); err != nil {
			return fmt.Errorf("%s cannot be written: %w", o.Path, err)
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for i, o := range outs {
		if o.Content == nil {
			err = os.Remove(o.Path)
		} else {
			err = os.Rename(temps[i], o.Path)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// writeTemp writes the content of o to a new file beside it.
func writeTemp(o Output) (name string, err error) {
	if err := os.MkdirAll(filepath.Dir(o.Path), 0o755); err != nil {
		return "", err
	}
	f, err := os.CreateTemp(filepath.Dir(o.Path), ".errgen-*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(o.Content)
	return f.Name(), errors.Join(err, f.Chmod(o.mode), f.Close())
}
