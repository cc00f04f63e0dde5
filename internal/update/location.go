package update

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/site"
)

// live returns s with the live documentation as its location, unless locations
// are given.
func live(s config.Settings, given []string) config.Settings {
	s.From = given
	if len(given) == 0 {
		s.From = slices.DeleteFunc(slices.Clone(s.RowFrom), func(from string) bool { return !site.IsLive(from) })
	}
	return s
}

// recorded returns s with the folder to record the documentation in: the one that
// errgen check reads. It is an error if s names another or none, since the
// catalogue would then be ahead of its pages.
func recorded(s config.Settings) (config.Settings, error) {
	saved := notLive(s.RowFrom)
	if s.Save == "" && len(saved) == 1 && isFolder(saved[0]) {
		s.Save = saved[0]
	}
	if !isAhead(s) {
		return s, nil
	}
	where := "the live pages would not be recorded"
	if s.Save != "" {
		where = "the live pages would be recorded in " + s.Save
	}
	return s, problem.Errorf("give one folder in "+config.Name+", as in  from: docs",
		"--update would leave %s ahead of its documentation: errgen check reads from: %s, and %s", s.Catalog, strings.Join(saved, ", "), where)
}

// isAhead reports whether errgen check reads other pages than those that s has
// recorded.
func isAhead(s config.Settings) bool {
	saved := notLive(s.RowFrom)
	return len(saved) > 1 || len(saved) == 1 && filepath.Clean(saved[0]) != filepath.Clean(s.Save)
}

// isFolder reports whether a location is a folder of saved pages, or can become
// one: a location that does not exist yet is a folder to create.
func isFolder(location string) bool {
	if location == site.Bundled || location == "-" || site.IsLive(location) {
		return false
	}
	info, err := os.Stat(location)
	if errors.Is(err, fs.ErrNotExist) {
		return !site.IsPageName(location)
	}
	return err == nil && info.IsDir()
}

// Saved returns the locations of s that need no network: those of from or, where
// all of these are live, the folder that they are recorded in.
func Saved(s config.Settings) []string {
	saved := notLive(s.From)
	if len(saved) == 0 && s.Save != "" {
		return []string{s.Save}
	}
	return saved
}

// notLive returns the locations that need no network.
func notLive(locations []string) []string {
	return slices.DeleteFunc(slices.Clone(locations), site.IsLive)
}
