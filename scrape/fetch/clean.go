package fetch

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
)

// A Usage says how much a cache holds.
type Usage struct {
	Pages int
	Bytes int64
}

// String returns u in a form such as "3 pages, 71.5 KiB".
func (u Usage) String() string {
	pages := "pages"
	if u.Pages == 1 {
		pages = "page"
	}
	return fmt.Sprintf("%d %s, %s", u.Pages, pages, size(u.Bytes))
}

// cacheName matches the names of files of the cache, including those that a
// process left before it could rename them.
var cacheName = regexp.MustCompile(`^[0-9a-f]{64}\.page(\.tmp[0-9]*)?$`)

// CacheUsage returns how much the cache in a folder holds.
func CacheUsage(dir string) (Usage, error) {
	return eachCached(dir, func(string) error { return nil })
}

// CleanCache removes the files of the cache in a folder, and the folder if it has
// no other files. It returns how much it removed.
func CleanCache(dir string) (Usage, error) {
	freed, err := eachCached(dir, os.Remove)
	if err == nil {
		os.Remove(dir) // fails when there is anything else, as it should
	}
	return freed, err
}

// eachCached calls f for each file of the cache, and counts those for which it
// succeeds.
func eachCached(dir string, f func(name string) error) (Usage, error) {
	var u Usage
	files, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) {
		return u, nil
	}
	for _, file := range files {
		info, infoErr := file.Info()
		if infoErr != nil || !file.Type().IsRegular() || !cacheName.MatchString(file.Name()) {
			continue // not ours, or gone since
		}
		if failed := f(filepath.Join(dir, file.Name())); failed != nil {
			err = errors.Join(err, failed)
			continue
		}
		u.Pages++
		u.Bytes += info.Size()
	}
	return u, err
}
