package outfile

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"

	"github.com/errgen/errgen/internal/infile"
)

// A disk changes files of a repository. Paths are absolute and without links.
type disk struct {
	repo *infile.Repository
	step func(call, path string) error // what tests do before each call of the system; may be nil
	lazy bool                          // tests that start hundreds of processes do not wait for the disk
}

// before tells tests of a call of the system, and returns the error that they want it to
// end in.
func (d disk) before(call, path string) error {
	if d.step == nil {
		return nil
	}
	return d.step(call, path)
}

// mkdir creates a folder and those above it, unless they are there.
func (d disk) mkdir(dir string) error {
	if info, err := os.Lstat(dir); err == nil && info.IsDir() {
		return nil
	}
	root, rel, err := d.repo.Root(dir)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := d.before("mkdir", dir); err != nil {
		return err
	}
	return root.MkdirAll(rel, 0o777) // less the umask
}

// create writes a new file with a mode, or with the usual one if that is 0.
func (d disk) create(path string, content []byte, mode fs.FileMode) error {
	root, rel, err := d.repo.Root(path)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := d.before("create", path); err != nil {
		return err
	}
	f, err := root.OpenFile(rel, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o666) // less the umask
	if err != nil {
		return err
	}
	return errors.Join(d.fill(f, path, content, mode), f.Close())
}

// fill writes the content of a new file, and waits until it is on the disk.
func (d disk) fill(f *os.File, path string, content []byte, mode fs.FileMode) error {
	if err := d.before("write", path); err != nil {
		return err
	}
	if _, err := f.Write(content); err != nil {
		return err
	}
	if mode != 0 {
		if err := d.before("chmod", path); err != nil {
			return err
		}
		if err := f.Chmod(mode); err != nil {
			return err
		}
	}
	if err := d.before("sync", path); err != nil {
		return err
	}
	return d.flush(f)
}

// rename puts a file in the place of another in the same folder.
func (d disk) rename(from, to string) error {
	root, rel, err := d.repo.Root(from)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := d.before("rename", to); err != nil {
		return err
	}
	return root.Rename(rel, filepath.Join(filepath.Dir(rel), filepath.Base(to)))
}

// remove removes a file, if it is there.
func (d disk) remove(path string) error {
	root, rel, err := d.repo.Root(path)
	if err != nil {
		return err
	}
	defer root.Close()
	if err := d.before("remove", path); err != nil {
		return err
	}
	if err = root.Remove(rel); errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

// sync makes the names in a folder last, where the system can do that.
func (d disk) sync(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	root, rel, err := d.repo.Root(filepath.Join(dir, "any"))
	if err != nil {
		return err
	}
	defer root.Close()
	f, err := root.Open(filepath.Dir(rel))
	if err != nil {
		return err
	}
	_ = d.before("sync", dir)
	_ = d.flush(f) // some file systems cannot sync a folder, and then need not
	return f.Close()
}

// flush waits until what was written to f is on the disk.
func (d disk) flush(f *os.File) error {
	if d.lazy {
		return nil
	}
	return f.Sync()
}

// tempName returns a path for a new file beside another.
func tempName(path string) string {
	return filepath.Join(filepath.Dir(path), fmt.Sprintf(".errgen-%d", rand.Uint64()))
}

// isTemp matches the names of temporary files, those of earlier versions included.
var isTemp = regexp.MustCompile(`^\.errgen-\d+$`).MatchString

// leftovers returns the temporary files in folders.
func (d disk) leftovers(dirs []string) []string {
	var left []string
	for _, dir := range dirs {
		entries, _ := d.repo.ReadDir(dir) // one that cannot be read or is not there has none for us
		for _, e := range entries {
			if isTemp(e.Name()) && e.Type().IsRegular() {
				left = append(left, filepath.Join(dir, e.Name()))
			}
		}
	}
	return left
}
