// Package outfile writes the files of the user, and is the only package that
// does. Commands make [Outputs], files as they should be; [Outputs.Stale] selects
// those that differ from what is there, which [Outputs.Diff] shows and
// [Outputs.Write] puts in place.
package outfile

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"slices"
)

// An Output is a file as it should be.
type Output struct {
	Path    string
	Content []byte // nil: the file should not be there
	Old     []byte // what the file holds; nil when it is not there
	mode    fs.FileMode
}

// New returns the output that makes the file at path hold content.
func New(path string, content []byte) (Output, error) {
	o := Output{Path: path, Content: content, mode: 0o644}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return o, nil
	}
	if err == nil {
		o.mode = info.Mode().Perm()
		o.Old, err = os.ReadFile(path)
	}
	return o, err
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
	return !slices.ContainsFunc(outs, func(o Output) bool {
		return !bytes.Equal(bytes.ReplaceAll(o.Old, []byte("\r\n"), []byte("\n")), o.Content)
	})
}
