// Package infile reads the files that a person or a configuration names. It reads
// regular files only, and no more of them than a bound: what a repository carries
// may be a link to a device, or a pipe that nobody writes to. It follows links, but
// none out of the [Repository].
package infile

import (
	"io"
	"io/fs"
	"os"

	"github.com/errgen/errgen/internal/problem"
)

// The bounds of files, in bytes.
const (
	// Large is for what may have many entries: catalogues, pages, generated files.
	Large = 64 << 20
	// Small is for what people write: errgen.yaml, profiles, templates and lists
	// of accepted changes.
	Small = 1 << 20
)

// Read returns the content of a file, which has at most limit bytes.
func (r *Repository) Read(name string, limit int) ([]byte, error) {
	f, err := r.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return ReadAll(name, f, limit)
}

// ReadAll reads to the end of what has a name, unless it has more than limit bytes.
func ReadAll(name string, f io.Reader, limit int) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(f, int64(limit)+1))
	if err != nil {
		return nil, named(name, err)
	}
	if len(data) > limit {
		return nil, problem.Errorf("see whether it is the file you mean", "%s has more than %d MiB", name, limit>>20)
	}
	return data, nil
}

// Open opens a regular file. It does not wait for the writer of a pipe.
func (r *Repository) Open(name string) (*os.File, error) {
	real, err := r.Resolve(name)
	if err != nil {
		return nil, err
	}
	// Opening is enough to disturb some devices.
	info, err := os.Lstat(real)
	if err == nil {
		err = checkRegular(name, info)
	}
	if err != nil {
		return nil, named(name, err)
	}
	f, err := r.openReal(real)
	if err != nil {
		return nil, named(name, err)
	}
	if info, err = f.Stat(); err == nil {
		err = checkRegular(name, info)
	}
	if err != nil {
		f.Close()
		return nil, named(name, err)
	}
	return f, nil
}

// openReal opens the file at a path without links. A link that somebody put in its
// way since leads to an error, and not out of the repository.
func (r *Repository) openReal(real string) (*os.File, error) {
	if !r.bounds(real) {
		return os.OpenFile(real, os.O_RDONLY|nonblock, 0)
	}
	root, rel, err := r.Root(real)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	return root.OpenFile(rel, os.O_RDONLY|nonblock, 0)
}

// checkRegular returns an error unless a file is a regular one.
func checkRegular(name string, info fs.FileInfo) error {
	kind := ""
	switch mode := info.Mode(); {
	case mode.IsRegular():
		return nil
	case mode.IsDir():
		kind = "a folder"
	case mode&fs.ModeNamedPipe != 0:
		kind = "a pipe"
	case mode&fs.ModeSocket != 0:
		kind = "a socket"
	case mode&fs.ModeDevice != 0:
		kind = "a device"
	default:
		kind = "something else"
	}
	return problem.Errorf("give the path of a file, or a copy of what it leads to", "%s is not a file, but %s", name, kind)
}
