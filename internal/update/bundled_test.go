package update_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/list"
	"github.com/errgen/errgen/scrape/site"
	"github.com/google/go-cmp/cmp"
)

// bundled returns a project that reads the pages that errgen carries.
func bundled(t *testing.T, lists ...list.Source) *project {
	from := []string{site.Bundled}
	p := &project{t: t, settings: config.Settings{
		Catalog: filepath.Join(t.TempDir(), "errors.yaml"), Profile: "stytch-b2b", From: from, RowFrom: from, Lists: lists,
	}}
	p.reader.Note = func(format string, args ...any) { p.notes = append(p.notes, fmt.Sprintf(format, args...)) }
	return p
}

// TestBundledList joins the pages that errgen carries with the list beside them:
// what the pages say stays as it is, and the list adds types.
func TestBundledList(t *testing.T) {
	pages := bundled(t).catalog()
	both := bundled(t, list.Source{Name: "android"}).catalog()
	if len(pages.Errors) != 34 || len(both.Errors) != 805 {
		t.Errorf("%d and %d errors, want 34 and 805", len(pages.Errors), len(both.Errors))
	}
	if got, want := both.CoverageSummary(), "805 errors: 34 from 1 of 9 status pages, 771 listed by android"; got != want {
		t.Errorf("coverage %q, want %q", got, want)
	}
	isListedOnly := both.ListedOnly()
	var documented []catalog.Entry
	unlisted := 0
	for _, e := range both.Errors {
		if isListedOnly(&e) {
			continue
		}
		if e.Listed == nil {
			unlisted++
		}
		e.Listed = nil
		documented = append(documented, e)
	}
	if unlisted != 1 {
		t.Errorf("%d documented errors are in no list, want 1", unlisted)
	}
	if diff := cmp.Diff(pages.Errors, documented); diff != "" {
		t.Errorf("what the pages say (-without list +with list):\n%s", diff)
	}
}

// catalog scrapes, writes, checks and reads the catalogue.
func (p *project) catalog() *catalog.Catalog {
	p.t.Helper()
	results, err := p.reader.Scrape(p.t.Context(), []config.Settings{p.settings})
	if err != nil {
		p.t.Fatal(err)
	}
	if err := (outfile.Writer{}).Write(p.t.Context(), results[0].Outputs); err != nil {
		p.t.Fatal(err)
	}
	if stale, err := p.reader.Check(p.t.Context(), p.settings); err != nil || len(stale) > 0 {
		p.t.Errorf("check: %v, %d files are stale", err, len(stale))
	}
	c, _, err := p.settings.ReadCatalog()
	if err != nil {
		p.t.Fatal(err)
	}
	return c
}

// TestStytchLists checks which of the built-in profiles know the list. The fraud
// API is in no SDK.
func TestStytchLists(t *testing.T) {
	for name, want := range map[string]bool{"stytch-b2b": true, "stytch-consumer": true, "stytch-fraud": false} {
		p, err := scrape.LoadProfile(name)
		if err != nil {
			t.Fatal(err)
		}
		got := slices.ContainsFunc(p.Lists, func(s list.Source) bool { return s.Name == "android" && s.Optional })
		if got != want {
			t.Errorf("%s has the list: %v, want %v", name, got, want)
		}
		if got := site.BundledLists(p); (len(got) == 1) != (name == "stytch-b2b") {
			t.Errorf("%s: errgen carries the lists %q", name, got)
		}
	}
}
