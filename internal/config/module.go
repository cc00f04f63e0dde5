package config

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"path/filepath"

	"github.com/errgen/errgen/internal/infile"
	"golang.org/x/mod/modfile"
)

// ImportPath returns the path by which the package in a folder is imported. It is an
// error if the folder is in no module.
func ImportPath(repo *infile.Repository, dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	for root := dir; ; root = filepath.Dir(root) {
		data, err := repo.Read(filepath.Join(root, "go.mod"), infile.Small)
		if err == nil {
			rel, err := filepath.Rel(root, dir)
			return path.Join(modfile.ModulePath(data), filepath.ToSlash(rel)), err
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		if root == filepath.Dir(root) {
			return "", fmt.Errorf("the generated package in %s is not in a module: there is no go.mod in it or above it", dir)
		}
	}
}
