package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/outfile"
)

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
	if err := stale.Write(ctx); err != nil {
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
