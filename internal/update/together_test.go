package update_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/internal/update"
)

// save writes a folder of pages with their addresses.
func save(t *testing.T, dir string, pages map[string]string) {
	t.Helper()
	if err := os.MkdirAll(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	manifest := "pages:\n"
	for name, content := range pages {
		manifest += fmt.Sprintf("  - url: https://acme.example/errors/%s\n    file: %[1]s\n", name)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.WriteFile(filepath.Join(dir, "manifest.yaml"), []byte(manifest), 0o666); err != nil {
		t.Fatal(err)
	}
}

// recording returns a project that records two states of its documentation in one
// folder: the settings of one run for each.
func recording(t *testing.T) (p *project, runs [2]config.Settings) {
	p = newProject(t)
	dir := filepath.Dir(p.settings.Catalog)
	page := func(name string) string {
		data, err := os.ReadFile(filepath.Join(dir, "docs", name))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	const more = `<h1>Status 400</h1><h2>body_missing</h2><p>400</p><p>There is no body.</p>`
	save(t, filepath.Join(dir, "one"), map[string]string{"404.html": reworded, "409.html": page("409.html")})
	save(t, filepath.Join(dir, "two"), map[string]string{"400.html": more, "404.html": page("404.html"), "409.html": page("409.html")})
	repo, err := infile.Find(dir)
	if err != nil {
		t.Fatal(err)
	}
	p.settings.Repository, p.settings.Save = repo, filepath.Join(dir, "saved")
	for i, name := range []string{"one", "two"} {
		runs[i] = p.settings
		runs[i].From = []string{filepath.Join(dir, name)}
	}
	return p, runs
}

// record runs one scrape, with a delay before it writes. Who is told that a file
// has changed begins again, as the message says.
func record(t *testing.T, s config.Settings) error {
	r := update.Reader{Note: func(string, ...any) {}}
	for range 100 {
		results, err := r.Scrape(t.Context(), []config.Settings{s})
		if err != nil {
			return err
		}
		time.Sleep(time.Duration(rand.IntN(300)) * time.Microsecond)
		err = outfile.Writer{Command: "errgen scrape", Note: r.Note}.Write(t.Context(), results[0].Outputs)
		if !errors.As(err, new(outfile.ChangedError)) {
			return err
		}
	}
	return errors.New("never came through")
}

// TestScrapeTogether lets 200 pairs of scrapes record two states of a site in one
// folder at once. Pages, manifest and catalogue are then all of the same state.
func TestScrapeTogether(t *testing.T) {
	t.Parallel()
	for group := range 10 {
		t.Run(fmt.Sprint(group), func(t *testing.T) {
			t.Parallel()
			p, runs := recording(t)
			for pair := range 20 {
				var both sync.WaitGroup
				for _, s := range runs {
					both.Go(func() {
						if err := record(t, s); err != nil {
							t.Errorf("pair %d: %v", pair, err)
						}
					})
				}
				both.Wait()
				p.wantWhole(pair)
			}
		})
	}
}

// wantWhole reports files that do not belong together.
func (p *project) wantWhole(pair int) {
	p.t.Helper()
	s := p.settings
	s.From = []string{s.Save}
	if stale, err := p.reader.Check(p.t.Context(), s); err != nil || len(stale) > 0 {
		p.t.Errorf("pair %d: check: %v, %d files are stale", pair, err, len(stale))
	}
	manifest, err := os.ReadFile(filepath.Join(s.Save, "manifest.yaml"))
	if err != nil {
		p.t.Fatal(err)
	}
	entries, err := os.ReadDir(s.Save)
	if err != nil {
		p.t.Fatal(err)
	}
	for _, e := range entries {
		if e.Name() != "manifest.yaml" && !strings.Contains(string(manifest), "file: "+e.Name()+"\n") {
			p.t.Errorf("pair %d: %s is left behind", pair, e.Name())
		}
	}
}

// TestNoteMeanwhile writes a note into the catalogue while a scrape reads: the note
// stays, and the next run takes it along.
func TestNoteMeanwhile(t *testing.T) {
	p, runs := recording(t)
	results, err := p.reader.Scrape(t.Context(), runs[:1])
	if err != nil {
		t.Fatal(err)
	}
	old, err := os.ReadFile(p.settings.Catalog)
	if err != nil {
		t.Fatal(err)
	}
	noted := strings.Replace(string(old), "    description: The key is unknown.\n", "    description: The key is unknown.\n    note: ask the vendor\n", 1)
	if noted == string(old) {
		t.Fatalf("no place for a note in\n%s", old)
	}
	if err := os.WriteFile(p.settings.Catalog, []byte(noted), 0o666); err != nil {
		t.Fatal(err)
	}
	err = outfile.Writer{Command: "errgen scrape", Note: p.reader.Note}.Write(t.Context(), results[0].Outputs)
	if !errors.As(err, new(outfile.ChangedError)) {
		t.Errorf("error %v, want that the catalogue has changed", err)
	}
	if _, err := os.Stat(p.settings.Save); err == nil {
		t.Error("the pages were recorded without the catalogue")
	}
	if now, _ := os.ReadFile(p.settings.Catalog); string(now) != noted {
		t.Errorf("the catalogue is now\n%s", now)
	}
	if err := record(t, runs[0]); err != nil {
		t.Fatal(err)
	}
	c, _, err := p.settings.ReadCatalog()
	if err != nil || !slices.ContainsFunc(c.Errors, func(e catalog.Entry) bool { return e.Note == "ask the vendor" }) {
		t.Errorf("the note is lost; error %v", err)
	}
}
