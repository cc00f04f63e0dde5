// Package outfile writes the files of the user, and is the only package that
// does. Commands build [Outputs], files as they should be; [Outputs.Stale] selects
// those that differ from what is there, which [Outputs.Diff] shows. A [Writer] puts
// them in place, all or none.
//
// # The order of a write
//
//  1. Take the lock of the repository, .errgen-lock in its home. The system gives
//     it free when its process ends, however that ends.
//  2. Complete or give up what a killed process left, and remove its temporary files.
//  3. Write each file in full beside its place, as .errgen-NUMBER, and sync it.
//  4. Compare what is in place with what the command read. If anybody has changed
//     it, remove the temporary files and stop.
//  5. Write down all changes in .errgen-journal, and sync it. From here on the write
//     is completed, by this process or by the next: it is one step.
//  6. Rename the temporary files into place, remove what should not be there, sync
//     the folders, and remove the journal.
//
// A process that is killed before step 5 has changed nothing, and one that is killed
// after it has changed all. Who only reads asks [Pending].
package outfile

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"slices"

	"github.com/errgen/errgen/internal/infile"
)

// An Output is a file as it should be.
type Output struct {
	Path    string
	Content []byte // nil: the file should not be there
	Old     []byte // what the file holds; nil when it is not there

	repo *infile.Repository
	mode fs.FileMode // of the file that is there, or 0
}

// New returns the output that makes the file at path hold content. A link within
// the repository is kept: the file that it leads to is the one to change.
func New(repo *infile.Repository, path string, content []byte) (Output, error) {
	o := Output{Path: path, Content: content, repo: repo}
	real, err := repo.Resolve(path)
	if err != nil {
		return o, err
	}
	info, err := os.Lstat(real)
	if errors.Is(err, fs.ErrNotExist) {
		return o, nil
	}
	if err == nil {
		o.mode = info.Mode().Perm()
		o.Old, err = repo.Read(path, infile.Large)
	}
	if errors.Is(err, fs.ErrNotExist) { // somebody removes it just now
		o.mode, err = 0, nil
	}
	return o, err
}

// BasedOn returns o as decided on what the file held when it was read, nil if it was
// not there. If it holds something else when o is written, nothing is written.
func (o Output) BasedOn(old []byte) Output {
	o.Old = old
	return o
}

// IsCurrent reports whether the file holds what it should.
func (o Output) IsCurrent() bool {
	return (o.Old == nil) == (o.Content == nil) && bytes.Equal(o.Old, o.Content)
}

// Verb says what writing o does: it is removed, created or updated.
func (o Output) Verb() string {
	switch {
	case o.Content == nil:
		return "removed"
	case o.Old == nil:
		return "created"
	default:
		return "updated"
	}
}

// Outputs are all the files that a command writes.
type Outputs []Output

// Stale returns the outputs that differ from what is there.
func (outs Outputs) Stale() Outputs {
	var stale Outputs
	for _, o := range outs {
		if !o.IsCurrent() {
			stale = append(stale, o)
		}
	}
	return stale
}

// DifferInLineEnds reports whether the files are as they should be, except
// that their lines end as those of Windows do.
func (outs Outputs) DifferInLineEnds() bool {
	return !slices.ContainsFunc(outs, func(o Output) bool { return !o.DiffersInLineEnds() })
}

// DiffersInLineEnds reports whether the file is there and as it should be, except
// that its lines end as those of Windows do.
func (o Output) DiffersInLineEnds() bool {
	return o.Old != nil && bytes.Equal(bytes.ReplaceAll(o.Old, []byte("\r\n"), []byte("\n")), o.Content)
}
