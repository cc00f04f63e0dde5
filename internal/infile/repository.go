package infile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// A Repository is the folder that nothing in it may lead out of: no path of its
// configuration and no link. A path that a person gives may begin outside. A nil
// Repository, which a library has, follows all links.
type Repository struct {
	// Home is the folder in which processes that write to the repository meet.
	Home string

	// Outside lifts the bounds: a person trusts what the repository has.
	Outside bool

	dir   string // absolute, without links
	given string // the same folder as the path to it was given
}

// Find returns the repository around a folder, with that as its home: the nearest
// folder, there or above, that git has as a checkout, or else the folder itself.
func Find(home string) (*Repository, error) {
	given, err := filepath.Abs(home)
	if err != nil {
		return nil, err
	}
	dir, err := followLinks(given)
	if err != nil {
		return nil, named(home, err)
	}
	r := &Repository{Home: home, dir: dir, given: given}
	for top := dir; ; top = filepath.Dir(top) {
		if _, err := os.Lstat(filepath.Join(top, ".git")); err == nil {
			r.dir = top
			below := strings.TrimPrefix(dir, top)
			if r.given = strings.TrimSuffix(given, below); r.given == given && below != "" {
				r.given = top // links lead to the folder: no part of its path is the repository's
			}
			return r, nil
		}
		if top == filepath.Dir(top) {
			return r, nil
		}
	}
}

// Resolve returns the absolute path of the file that name leads to, without links.
// The file need not be there. It is an error if name begins in the repository and
// leads out of it, or to what git keeps there.
func (r *Repository) Resolve(name string) (string, error) {
	abs, err := filepath.Abs(name)
	if err != nil {
		return "", err
	}
	real, err := followLinks(abs)
	switch {
	case err != nil:
		return "", named(name, err)
	case r == nil || r.Outside:
		return real, nil
	case r.bounds(real):
		if isGits(strings.TrimPrefix(real, r.dir)) {
			return "", problem.Errorf("give another path, or allow it with --outside", "%s is in the folder of git", name)
		}
		return real, nil
	case isBelow(abs, r.given) || isBelow(abs, r.dir):
		return "", problem.Errorf("put a copy in the place of the link, or allow it with --outside", "%s is behind a link that leads out of the repository", name)
	}
	return real, nil
}

// Check returns an error if a path of the configuration leads out of the
// repository.
func (r *Repository) Check(name string) error {
	real, err := r.Resolve(name)
	if err != nil || r == nil || r.Outside || r.bounds(real) {
		return err
	}
	return problem.Errorf("give a path in the repository, or allow it with --outside", "%s is outside of the repository", name)
}

// Root returns a folder that nothing opened in it can leave, and the path of a file
// in it: for a path without links, the repository or, outside of it, the last folder
// that is there.
func (r *Repository) Root(real string) (root *os.Root, rel string, err error) {
	dir := filepath.Dir(real)
	if r.bounds(real) {
		dir = r.dir
	}
	root, err = os.OpenRoot(dir)
	for errors.Is(err, fs.ErrNotExist) && dir != filepath.Dir(dir) {
		dir = filepath.Dir(dir)
		root, err = os.OpenRoot(dir)
	}
	if err != nil {
		return nil, "", err
	}
	if rel, err = filepath.Rel(dir, real); err != nil {
		root.Close()
	}
	return root, rel, err
}

// bounds reports whether a path without links is in the repository, and must stay
// there.
func (r *Repository) bounds(real string) bool {
	return r != nil && !r.Outside && isBelow(real, r.dir)
}

// isBelow reports whether a path is that of a folder or of something in it.
func isBelow(path, dir string) bool {
	rel, err := filepath.Rel(dir, path)
	return err == nil && filepath.IsLocal(rel)
}

// isGits reports whether a path has a part that git takes for its own folder.
func isGits(path string) bool {
	return slices.ContainsFunc(strings.Split(filepath.ToSlash(path), "/"), func(part string) bool {
		part = strings.ToLower(strings.TrimRight(part, ". "))
		return part == ".git" || part == "git~1" || strings.HasPrefix(part, ".git:")
	})
}
