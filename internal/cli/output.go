package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/outfile"
)

// writer returns the writer of files for the command.
func (a *app) writer() outfile.Writer {
	return outfile.Writer{Command: a.command, Note: a.note}
}

// targets returns the settings of the catalogues to work on, once the repository is
// settled.
func (a *app) targets(ctx context.Context, writes bool) ([]config.Settings, error) {
	if err := a.settle(ctx, writes); err != nil {
		return nil, err
	}
	return a.config.Targets()
}

// settle completes what a killed command left to write. A command that writes nothing
// cannot, and must not take half of a write for what people committed.
func (a *app) settle(ctx context.Context, writes bool) error {
	repo, err := a.config.Repository()
	if err != nil {
		return err
	}
	if !writes {
		return outfile.Pending(repo)
	}
	return a.writer().Recover(ctx, repo)
}

// read reads a file that a person names, which may have limit bytes.
func (a *app) read(file string, limit int) ([]byte, error) {
	repo, err := a.config.Repository()
	if err != nil {
		return nil, err
	}
	return repo.Read(file, limit)
}

// finish writes the outputs that are not current. With check it writes none,
// prints the difference to standard output, and ends with errFinding if there
// is any.
func (a *app) finish(ctx context.Context, outs outfile.Outputs, check bool) error {
	stale := outs.Stale()
	if check {
		if len(stale) == 0 {
			return nil
		}
		return errors.Join(a.show(stale), errFinding)
	}
	if err := a.writer().Write(ctx, outs); err != nil {
		return err
	}
	for _, o := range stale {
		a.note("%s %s", o.Verb(), filepath.ToSlash(o.Path))
	}
	return nil
}

// show prints how files differ from what they should be.
func (a *app) show(outs outfile.Outputs) error {
	return inert.WriteDiff(a.out, outs.Diff())
}

// count returns a number with what it counts, as in "1 page" and "2 pages".
func count(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}
