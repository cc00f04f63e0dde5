package infile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// A Folder is a folder of a repository as an [fs.FS]. It remembers what was read
// from it, so that who writes can tell whether the files have changed since.
type Folder struct {
	repo  *Repository
	dir   string
	limit int
	read  map[string][]byte // by name; nil for what is not there
}

// Folder returns a folder, which need not be there. Its files have at most limit
// bytes each.
func (r *Repository) Folder(dir string, limit int) *Folder {
	return &Folder{r, dir, limit, map[string][]byte{}}
}

// Open implements [fs.FS].
func (f *Folder) Open(name string) (fs.File, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	file, err := f.repo.Open(f.path(name))
	if err != nil {
		return nil, named(name, err)
	}
	return file, nil
}

// ReadFile implements [fs.ReadFileFS].
func (f *Folder) ReadFile(name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	data, err := f.repo.Read(f.path(name), f.limit)
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		f.read[name] = data
	}
	return data, named(name, err)
}

// ReadDir implements [fs.ReadDirFS].
func (f *Folder) ReadDir(name string) ([]fs.DirEntry, error) {
	if !fs.ValidPath(name) {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	return f.repo.ReadDir(f.path(name))
}

// Seen returns what ReadFile found in the file of a name: nil if it was not there
// or was not read.
func (f *Folder) Seen(name string) []byte { return f.read[name] }

func (f *Folder) path(name string) string { return filepath.Join(f.dir, filepath.FromSlash(name)) }

// ReadDir returns the entries of a folder, sorted by name.
func (r *Repository) ReadDir(dir string) ([]fs.DirEntry, error) {
	real, err := r.Resolve(dir)
	if err != nil {
		return nil, err
	}
	if !r.bounds(real) {
		entries, err := os.ReadDir(real)
		return entries, named(dir, err)
	}
	root, rel, err := r.Root(real)
	if err != nil {
		return nil, named(dir, err)
	}
	defer root.Close()
	f, err := root.Open(rel)
	if err != nil {
		return nil, named(dir, err)
	}
	defer f.Close()
	entries, err := f.ReadDir(-1)
	slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	return entries, named(dir, err)
}
