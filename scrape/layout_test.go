package scrape_test

import (
	"errors"
	"path"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/internal/scrapetest"
	"github.com/errgen/errgen/scrape/page"
	"golang.org/x/tools/txtar"
)

// TestLayouts runs the cases in testdata/layouts, one for each way in which
// documentation lays errors out, and in testdata/landmarks, one for each rule
// that a page can fail. A case is a profile, the pages, and in the file want
// the entries as the catalogue has them, or else all the problems. Pages in
// folders are the same page in other forms: each folder must give the same.
func TestLayouts(t *testing.T) {
	files, err := filepath.Glob("testdata/la*/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			scrapetest.Golden(t, file, func(files []txtar.File) string {
				profile, err := scrape.ParseProfile(files[0].Name, files[0].Data)
				if err != nil {
					return err.Error() + "\n"
				}
				var first string
				for i, form := range forms(files[1:]) {
					got := extractForm(t, profile, form)
					if i == 0 {
						first = got
					}
					if got != first {
						t.Errorf("%s gives\n%s\nbut the first form gives\n%s", form[0].Name, got, first)
					}
				}
				return first
			})
		})
	}
}

// forms returns the pages of each folder, in the order of the archive.
func forms(files []txtar.File) [][]txtar.File {
	var all [][]txtar.File
	for i, f := range files {
		if i == 0 || path.Dir(f.Name) != path.Dir(files[i-1].Name) {
			all = append(all, nil)
		}
		last := len(all) - 1
		all[last] = append(all[last], f)
	}
	return all
}

// extractForm returns the entries of pages as YAML, or their problems.
func extractForm(t *testing.T, profile *scrape.Profile, files []txtar.File) string {
	t.Helper()
	var pages []*page.Page
	for _, f := range files {
		pg, err := page.Read(f.Name, page.Origin{Body: f.Data})
		if err != nil {
			return err.Error() + "\n"
		}
		base := path.Base(f.Name)
		pg.URL = "https://acme.example/" + strings.TrimSuffix(base, path.Ext(base))
		pages = append(pages, pg)
	}
	s, err := scrape.Extract(profile, pages)
	if err != nil {
		return err.Error() + "\n"
	}
	merged, problems := catalog.Merge(nil, s)
	problems = append(problems, merged.Validate()...)
	if errs := problems.Errors(); len(errs) > 0 {
		return errs.Error() + "\n"
	}
	data, err := merged.Encode()
	if err != nil {
		t.Fatal(errors.Join(err, problems))
	}
	_, entries, _ := strings.Cut(string(data), "errors:\n")
	for _, p := range problems {
		entries += p.String() + "\n"
	}
	return entries
}
