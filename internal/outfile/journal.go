package outfile

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/problem"
)

const journalName = ".errgen-journal"

// A journal is a write that is to be completed.
type journal struct {
	Changes []change `json:"changes"`
}

// A change is one file to replace or to remove. Paths are relative to the home of
// the repository, with slashes.
type change struct {
	Path string `json:"path"`
	Temp string `json:"temp,omitempty"` // the name of the file that takes its place, in the same folder
	Old  string `json:"old,omitempty"`  // the sum of what it holds; empty if it is not there
	New  string `json:"new,omitempty"`  // the sum of what it is to hold; empty if it is removed

	real string // its absolute path, without links
}

func (c change) temp() string { return filepath.Join(filepath.Dir(c.real), c.Temp) }

// sumOf returns the sum of what a file holds, and "" if it is not there.
func sumOf(content []byte) string {
	if content == nil {
		return ""
	}
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

// apply makes changes, of which some may have been made.
func (d disk) apply(changes []change) error {
	dirs := map[string]bool{}
	for _, c := range changes {
		var err error
		switch {
		case c.New == "":
			err = d.remove(c.real)
		case d.isThere(c.temp()):
			err = d.rename(c.temp(), c.real)
		}
		if err != nil {
			return err
		}
		dirs[filepath.Dir(c.real)] = true
	}
	var err error
	for dir := range dirs {
		err = errors.Join(err, d.sync(dir))
	}
	return err
}

func (d disk) isThere(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// record writes the journal of changes into a home: first beside its place, so that
// it is there in full or not at all.
func (d disk) record(home string, changes []change) error {
	data, err := json.Marshal(journal{changes})
	if err != nil {
		return err
	}
	path := filepath.Join(home, journalName)
	temp := tempName(path)
	if err := d.create(temp, data, 0); err != nil {
		return err
	}
	if err := d.rename(temp, path); err != nil {
		return errors.Join(err, d.remove(temp))
	}
	return d.sync(home)
}

// readJournal returns the changes that a killed process left to complete in a home,
// or none.
func (d disk) readJournal(home string) ([]change, error) {
	data, err := d.repo.Read(filepath.Join(home, journalName), infile.Large)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var j journal
	if err := json.Unmarshal(data, &j); err != nil {
		return nil, unknownJournal(home)
	}
	for i, c := range j.Changes {
		if c.New != "" && !isTemp(c.Temp) || c.Path == "" {
			return nil, unknownJournal(home)
		}
		path := filepath.Join(home, filepath.FromSlash(c.Path))
		dir, err := d.repo.Resolve(filepath.Dir(path))
		if err != nil {
			return nil, err
		}
		c.real = filepath.Join(dir, filepath.Base(path))
		if err := d.checkPlace(home, c); err != nil {
			return nil, err
		}
		j.Changes[i] = c
	}
	return j.Changes, nil
}

// checkPlace returns an error unless a change may be in a journal: in the repository
// or, where a person gave a home outside of it, in that. Anybody can commit a journal.
func (d disk) checkPlace(home string, c change) error {
	if rel, err := filepath.Rel(home, c.real); err == nil && filepath.IsLocal(rel) {
		_, err = d.repo.Resolve(c.real)
		return err
	}
	return d.repo.Check(c.real)
}

func unknownJournal(home string) error {
	return problem.Errorf("remove it", "%s is not from errgen", filepath.Join(home, journalName))
}

// edited returns the path of the first file that a person has changed since a
// killed process began to replace it, or whose new content is lost, or "".
func (d disk) edited(changes []change) (string, error) {
	for _, c := range changes {
		now, err := d.sum(c.real)
		if err != nil {
			return "", err
		}
		temp := c.New
		if c.New != "" && now != c.New {
			if temp, err = d.sum(c.temp()); err != nil {
				return "", err
			}
		}
		if now != c.Old && now != c.New || temp != c.New {
			return c.Path, nil
		}
	}
	return "", nil
}

func (d disk) sum(path string) (string, error) {
	data, err := d.repo.Read(path, infile.Large)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	return sumOf(data), err
}
