package infile

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// maxLinks bounds the links on a path, as Linux does.
const maxLinks = 40

var errLinks = errors.New("too many links")

// followLinks returns an absolute path with all links followed. What is not there
// has none; unlike for [filepath.EvalSymlinks], the rest of the path is then kept.
func followLinks(abs string) (string, error) {
	real := rootOf(abs)
	rest := partsOf(abs)
	for links := 0; len(rest) > 0; {
		name := rest[0]
		rest = rest[1:]
		if name == ".." {
			real = filepath.Dir(real)
			continue
		}
		next := filepath.Join(real, name)
		info, err := os.Lstat(next)
		if errors.Is(err, fs.ErrNotExist) {
			return filepath.Join(next, filepath.Join(rest...)), nil
		}
		if err != nil {
			return "", err
		}
		if info.Mode()&fs.ModeSymlink == 0 {
			real = next
			continue
		}
		if links++; links > maxLinks {
			return "", &fs.PathError{Op: "open", Path: abs, Err: errLinks}
		}
		target, err := os.Readlink(next)
		if err != nil {
			return "", err
		}
		if filepath.IsAbs(target) {
			real = rootOf(target)
		}
		rest = append(partsOf(target), rest...)
	}
	return real, nil
}

// rootOf returns the part of an absolute path that is above all folders.
func rootOf(path string) string { return filepath.VolumeName(path) + string(filepath.Separator) }

// partsOf returns the names in a path, without those that say nothing.
func partsOf(path string) []string {
	var parts []string
	for part := range strings.SplitSeq(filepath.ToSlash(path[len(filepath.VolumeName(path)):]), "/") {
		if part != "" && part != "." {
			parts = append(parts, part)
		}
	}
	return parts
}

// named returns an error of the file system with the name by which a person knows
// the file, and as if the file had been opened.
func named(name string, err error) error {
	var failed *fs.PathError // no error of ours wraps one
	if errors.As(err, &failed) {
		return &fs.PathError{Op: "open", Path: name, Err: failed.Err}
	}
	return err
}
