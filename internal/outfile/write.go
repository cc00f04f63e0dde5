package outfile

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"time"

	"github.com/errgen/errgen/internal/infile"
)

// A Writer writes outputs, for one command.
type Writer struct {
	// Command is what other processes are told that they wait for, such as
	// "errgen scrape".
	Command string

	// Note tells the user something that is not data.
	Note func(format string, args ...any)

	patience time.Duration // how long to wait for others; 0 for the usual time
	step     func(call, path string) error
	lazy     bool
}

// Write puts the outputs that are stale in place: all or none. It is an error if any
// of the outputs, also of those that are current, has changed since the command read
// it: what is written was decided on that.
func (w Writer) Write(ctx context.Context, outs Outputs) error {
	if len(outs) == 0 {
		return nil
	}
	t := transaction{disk: disk{outs[0].repo, w.step, w.lazy}, outs: outs}
	if err := t.locate(); err != nil {
		return err
	}
	isClean := len(t.leftovers(t.folders())) == 0 && !t.isThere(filepath.Join(t.home, lockName))
	if isClean && len(outs.Stale()) == 0 {
		return nil
	}
	if err := t.mkdir(t.home); err != nil {
		return unwritable(outs[0].Path, err)
	}
	unlock, err := w.lock(ctx, t.home)
	if err != nil {
		return err
	}
	defer unlock()
	if err := w.recover(t.disk, t.home); err != nil {
		return err
	}
	for _, left := range t.leftovers(t.folders()) {
		if err := t.remove(left); err != nil {
			return err
		}
	}
	return t.commit(ctx)
}

// A transaction is one write of outputs.
type transaction struct {
	disk
	outs  Outputs
	home  string
	reals []string // the paths of outs, without links
}

// locate finds where the outputs lead to.
func (t *transaction) locate() (err error) {
	t.reals = make([]string, len(t.outs))
	for i, o := range t.outs {
		path, name := o.Path, ""
		if o.Content == nil { // a link is removed, and not what it leads to
			path, name = filepath.Dir(o.Path), filepath.Base(o.Path)
		}
		if t.reals[i], err = t.repo.Resolve(path); err != nil {
			return err
		}
		t.reals[i] = filepath.Join(t.reals[i], name)
	}
	if t.repo == nil || t.repo.Home == "" {
		t.home = filepath.Dir(t.reals[len(t.reals)-1])
		return nil
	}
	t.home, err = t.repo.Resolve(t.repo.Home)
	return err
}

// folders returns the folders in which temporary files may lie.
func (t *transaction) folders() []string {
	dirs := []string{t.home}
	for _, real := range t.reals {
		dirs = append(dirs, filepath.Dir(real))
	}
	slices.Sort(dirs)
	return slices.Compact(dirs)
}

// commit writes what is stale.
func (t *transaction) commit(ctx context.Context) (err error) {
	if err := t.compare(); err != nil {
		return err // before it costs anything
	}
	changes, err := t.stage()
	begun := false // whether the next process would complete it
	defer func() {
		for _, c := range changes {
			if !begun && c.Temp != "" {
				err = errors.Join(err, t.remove(c.temp()))
			}
		}
	}()
	if err != nil {
		return err
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	if err := t.compare(); err != nil {
		return err
	}
	recorded := slices.DeleteFunc(slices.Clone(changes), func(c change) bool { return t.checkPlace(t.home, c) != nil })
	if len(recorded) > 1 { // one rename is one step anyway
		if err := t.record(t.home, recorded); err != nil {
			return err
		}
		begun = true
	}
	if err := t.apply(changes); err != nil {
		return err
	}
	if !begun {
		begun = true
		return nil
	}
	return t.remove(filepath.Join(t.home, journalName))
}

// stage writes what is stale to temporary files.
func (t *transaction) stage() ([]change, error) {
	var changes []change
	for i, o := range t.outs {
		if o.IsCurrent() {
			continue
		}
		rel, err := filepath.Rel(t.home, t.reals[i])
		if err != nil {
			rel = t.reals[i] // on another volume
		}
		c := change{Path: filepath.ToSlash(rel), Old: sumOf(o.Old), New: sumOf(o.Content), real: t.reals[i]}
		if o.Content != nil {
			c.Temp = filepath.Base(tempName(c.real))
			err = t.mkdir(filepath.Dir(c.real))
			if err == nil {
				changes = append(changes, c)
				err = t.create(c.temp(), o.Content, o.mode)
			}
			if err != nil {
				return changes, unwritable(o.Path, err)
			}
			continue
		}
		changes = append(changes, c)
	}
	return changes, nil
}

// compare returns an error if a file is not what the command read.
func (t *transaction) compare() error {
	for i, o := range t.outs {
		now, err := t.repo.Read(t.reals[i], infile.Large)
		if err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
		if (now == nil) != (o.Old == nil) || !bytes.Equal(now, o.Old) {
			return ChangedError{o.Path}
		}
	}
	return nil
}

// A ChangedError says that a file changed while a command worked on what it read.
type ChangedError struct{ Path string }

func (e ChangedError) Error() string {
	return fmt.Sprintf("%s changed meanwhile; nothing was written\n\trun the command again: it then begins with what is there now", filepath.ToSlash(e.Path))
}

func unwritable(path string, err error) error {
	return fmt.Errorf("%s cannot be written: %w", path, err)
}
