package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/report"
	"github.com/rogpeppe/go-internal/diff"
)

// An output is a file as it should be.
type output struct {
	path    string
	content []byte // nil: the file should not be there
	old     []byte // what the file holds; nil when it is not there
	mode    fs.FileMode
}

// newOutput returns the output that makes path hold content.
func newOutput(path string, content []byte) (output, error) {
	o := output{path: path, content: content, mode: 0o644}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return o, nil
	}
	if err == nil {
		o.mode = info.Mode().Perm()
		o.old, err = os.ReadFile(path)
	}
	return o, err
}

func (o output) isCurrent() bool {
	return (o.old == nil) == (o.content == nil) && bytes.Equal(o.old, o.content)
}

// outputs are all the files that a command writes.
type outputs []output

// stale returns the outputs that differ from what is there.
func (outs outputs) stale() outputs {
	var stale outputs
	for _, o := range outs {
		if !o.isCurrent() {
			stale = append(stale, o)
		}
	}
	return stale
}

// differInLineEnds reports whether the files are as they should be, but that
// their lines end as those of Windows do.
func (outs outputs) differInLineEnds() bool {
	return !slices.ContainsFunc(outs, func(o output) bool {
		return !bytes.Equal(bytes.ReplaceAll(o.old, []byte("\r\n"), []byte("\n")), o.content)
	})
}

// diff prints to w how the files differ from what they should be. A page of a
// site may be among them, so what would command a terminal or a CI system is
// taken apart.
func (outs outputs) diff(w io.Writer) error {
	_, err := io.WriteString(w, report.Inert(outs.unified()))
	return err
}

// unified returns how the files differ from what they should be.
func (outs outputs) unified() string {
	var b strings.Builder
	for _, o := range outs {
		name := filepath.ToSlash(o.path)
		b.Write(diff.Diff(name, o.old, name+" (as it should be)", o.content))
	}
	return b.String()
}

// write puts the outputs in place: each file is written whole or not at all,
// and none is replaced unless all could be written.
func (outs outputs) write(ctx context.Context) (err error) {
	temps := make([]string, len(outs))
	defer func() {
		for _, temp := range temps {
			if temp != "" {
				os.Remove(temp) // gone already after a success
			}
		}
	}()
	for i, o := range outs {
		if o.content == nil {
			continue
		}
		if temps[i], err = writeTemp(o); err != nil {
			return fmt.Errorf("%s cannot be written: %w", o.path, err)
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	for i, o := range outs {
		if o.content == nil {
			err = os.Remove(o.path)
		} else {
			err = os.Rename(temps[i], o.path)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// writeTemp writes the content of o to a new file beside it.
func writeTemp(o output) (name string, err error) {
	if err := os.MkdirAll(filepath.Dir(o.path), 0o755); err != nil {
		return "", err
	}
	f, err := os.CreateTemp(filepath.Dir(o.path), ".errgen-*")
	if err != nil {
		return "", err
	}
	_, err = f.Write(o.content)
	return f.Name(), errors.Join(err, f.Chmod(o.mode), f.Close())
}

// finish writes the outputs that are not current. With check it writes none,
// prints the difference to standard output, and ends with errFinding if there
// is any.
func (a *app) finish(ctx context.Context, outs outputs, check bool) error {
	stale := outs.stale()
	if check {
		if len(stale) == 0 {
			return nil
		}
		return errors.Join(stale.diff(a.out), errFinding)
	}
	if err := stale.write(ctx); err != nil {
		return err
	}
	for _, o := range stale {
		a.note("%s %s", o.verb(), filepath.ToSlash(o.path))
	}
	return nil
}

// verb says what writing o does.
func (o output) verb() string {
	switch {
	case o.content == nil:
		return "removed"
	case o.old == nil:
		return "created"
	default:
		return "updated"
	}
}
