package outfile

import (
	"context"
	"errors"
	"os"
	"path/filepath"

	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/problem"
)

// Recover completes what a killed process left in the home of a repository. A command
// that writes does it before it reads.
func (w Writer) Recover(ctx context.Context, repo *infile.Repository) error {
	isPending, err := pending(repo)
	if err != nil || !isPending {
		return err
	}
	home, err := repo.Resolve(repo.Home)
	if err != nil {
		return err
	}
	unlock, err := w.lock(ctx, home)
	if err != nil {
		return err
	}
	defer unlock()
	return w.recover(disk{repo, w.step, w.lazy}, home)
}

// recover completes what a killed process left, or gives it up if a person has
// changed a file since. The caller has the lock.
func (w Writer) recover(d disk, home string) error {
	changes, err := d.readJournal(home)
	if err != nil || changes == nil {
		return err
	}
	edited, err := d.edited(changes)
	switch {
	case err != nil:
		return err
	case edited != "":
		w.Note("%s: a run that was ended while it wrote is not completed, since %s has changed", w.Command, edited)
		for _, c := range changes {
			if c.New != "" {
				err = errors.Join(err, d.remove(c.temp()))
			}
		}
	default:
		w.Note("%s: completed a run that was ended while it wrote", w.Command)
		err = d.apply(changes)
	}
	return errors.Join(err, d.remove(filepath.Join(home, journalName)))
}

// Pending returns an error if a killed process left a write to complete in a
// repository: its files do not belong together.
func Pending(repo *infile.Repository) error {
	isPending, err := pending(repo)
	if err == nil && isPending {
		return problem.Errorf("run the command that writes them again, such as errgen scrape or errgen generate, which completes that",
			"a run of errgen was ended while it wrote, and the files do not belong together")
	}
	return err
}

func pending(repo *infile.Repository) (bool, error) {
	path := filepath.Join(repo.Home, journalName)
	if _, err := os.Lstat(path); err != nil {
		return false, nil // what is wrong with the folder, the command says
	}
	_, err := repo.Read(path, infile.Large)
	return err == nil, err
}
