package scrape_test

import (
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/internal/scrapetest"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/site"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

func stytch(t testing.TB) *scrape.Profile {
	t.Helper()
	p, err := scrape.LoadProfile("stytch-b2b")
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// extractPage extracts one page with the Stytch profile.
func extractPage(t testing.TB, name, source string) (catalog.Scrape, error) {
	t.Helper()
	p, err := page.Read(name, page.Origin{Body: []byte(source)})
	if err != nil {
		return catalog.Scrape{}, err
	}
	p.URL = "https://stytch.com/docs/b2b/api/errors/404"
	return scrape.Extract(stytch(t), []*page.Page{p})
}

// entriesOf returns the entries alone, without where they were seen.
func entriesOf(s catalog.Scrape) []catalog.Entry {
	entries := make([]catalog.Entry, len(s.Entries))
	for i, o := range s.Entries {
		entries[i] = o.Entry
	}
	return entries
}

func loadBundled(t testing.TB) []*page.Page {
	t.Helper()
	pages, err := site.Loader{Profile: stytch(t)}.Load(t.Context(), site.Bundled)
	if err != nil {
		t.Fatal(err)
	}
	return pages
}

func TestExtractBundled(t *testing.T) {
	pages := loadBundled(t)
	got, err := scrape.Extract(stytch(t), pages)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(scrapetest.PageErrors, entriesOf(got)); diff != "" {
		t.Errorf("entries (-page +got):\n%s", diff)
	}
	const site = "https://stytch.com/docs/b2b/api/errors/"
	wantStatuses := []catalog.Status{
		{Code: 400, URL: site + "400"},
		{Code: 401, URL: site + "401"},
		{Code: 403, URL: site + "403"},
		{Code: 404, URL: site + "404", Title: "Not found"},
		{Code: 405, URL: site + "405"},
		{Code: 429, URL: site + "429"},
		{Code: 499, URL: site + "499"},
		{Code: 500, URL: site + "500"},
		{Code: 503, URL: site + "503"},
	}
	if diff := cmp.Diff(wantStatuses, got.Statuses); diff != "" {
		t.Errorf("statuses (-page +got):\n%s", diff)
	}
	wantClasses := []catalog.Class{
		{Class: "2xx", Meaning: "success status codes confirm that your request worked as expected."},
		{Class: "4xx", Meaning: "error status codes indicate an error because of the information provided (e.g., a required parameter was omitted)."},
		{Class: "5xx", Meaning: "error status codes are rare and indicate an error with Stytch\u2019s servers."},
	}
	if diff := cmp.Diff(wantClasses, got.Classes); diff != "" {
		t.Errorf("classes (-page +got):\n%s", diff)
	}

	if diff := cmp.Diff([]int{404}, got.Read); diff != "" {
		t.Errorf("statuses whose pages were read (-want +got):\n%s", diff)
	}

	slices.Reverse(pages)
	again, err := scrape.Extract(stytch(t), pages)
	if err != nil {
		t.Fatal(err)
	}
	got.LineOf, again.LineOf = nil, nil
	if diff := cmp.Diff(got, again); diff != "" {
		t.Errorf("the order of the pages matters:\n%s", diff)
	}
}

// TestExtractPlaces checks that an entry knows the line it begins on.
func TestExtractPlaces(t *testing.T) {
	got, err := scrape.Extract(stytch(t), loadBundled(t))
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(scrapetest.CapturedPage(t), "\n")
	for _, o := range got.Entries {
		if lines[o.Line-1] != o.Entry.Type {
			t.Errorf("%s: line %d is %q", o.Entry.Type, o.Line, lines[o.Line-1])
		}
	}
}

// TestExtractVariants reads the same 34 entries from other forms of the page.
func TestExtractVariants(t *testing.T) {
	for _, v := range scrapetest.Variants(t) {
		t.Run(v.Name, func(t *testing.T) {
			got, err := extractPage(t, v.Name, v.Source)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(v.Want, entriesOf(got)); diff != "" {
				t.Errorf("entries (-page +got):\n%s", diff)
			}
		})
	}
}

// TestExtractLost reads a capture whose bullets were lost with their text.
func TestExtractLost(t *testing.T) {
	source := scrapetest.CapturedPage(t)
	for _, steps := range [][]string{scrapetest.EmailNotFound.Steps, scrapetest.SessionNotFound.Steps} {
		for _, step := range steps {
			source = strings.Replace(source, "  • "+step+"\n", "", 1)
		}
	}
	got, err := extractPage(t, "lost.txt", source)
	if err != nil {
		t.Fatal(err)
	}
	var lost []string
	for _, o := range got.Entries {
		for _, field := range o.Lost {
			lost = append(lost, o.Entry.Type+" "+field)
		}
	}
	want := []string{"email_not_found steps", "session_not_found steps"}
	if diff := cmp.Diff(want, lost); diff != "" {
		t.Errorf("lost fields (-want +got):\n%s", diff)
	}
}

// TestExtractLostLive reads pages that say less than they did. What a capture
// dropped is kept; what a live page no longer says is gone, and so it is of
// most entries when the site was redesigned.
func TestExtractLostLive(t *testing.T) {
	source := scrapetest.NewSiteText(scrapetest.PageErrors, false) // without samples, and so without messages
	for _, e := range scrapetest.PageErrors {
		for _, item := range slices.Concat(e.Causes, e.Steps) {
			source = strings.Replace(source, "  • "+item+"\n", "", 1)
		}
	}
	old := &catalog.Catalog{Errors: slices.Clone(scrapetest.PageErrors)}
	for name, want := range map[string]string{
		"404.txt": "",
		"https://a.example/errors/404": "34 of the 34 errors that have message would lose it; " +
			"5 of the 5 errors that have causes would lose it; 4 of the 4 errors that have steps would lose it",
	} {
		got, err := extractPage(t, name, source)
		if err != nil {
			t.Fatal(err)
		}
		merged, _ := catalog.Merge(old, got)
		var held []string
		for _, p := range (catalog.Brake{}).Check(old, merged) {
			said, _, _ := strings.Cut(p.Message, ":")
			held = append(held, said)
		}
		if said := strings.Join(held, "; "); said != want {
			t.Errorf("%s: the brake says %q, want %q", name, said, want)
		}
	}
}

// TestExtractWithoutSamples reads a capture that lost every sample: what it
// still says is taken, and what it lost is kept from the catalogue.
func TestExtractWithoutSamples(t *testing.T) {
	got, err := extractPage(t, "404.txt", scrapetest.NewSiteText(scrapetest.PageErrors, false))
	if err != nil {
		t.Fatal(err)
	}
	old := &catalog.Catalog{Errors: scrapetest.PageErrors}
	merged, problems := catalog.Merge(old, got)
	if diff := cmp.Diff(scrapetest.PageErrors, merged.Errors); diff != "" {
		t.Errorf("entries (-page +got):\n%s", diff)
	}
	if len(problems) != 1 || problems[0].Severity != problem.Warning || !strings.Contains(problems[0].Message, "none of the 34 entries of the page has a sample") {
		t.Errorf("problems %v", problems)
	}
}

// TestExtractQuotes has typographic quotes in the prose and straight ones in
// the sample: the two say the same.
func TestExtractQuotes(t *testing.T) {
	e := catalog.Entry{Type: "quoted", Status: []int{404}, Message: `It isn't "there".`, URL: "https://stytch.com/docs/b2b/api/errors/404#quoted"}
	source := strings.Replace(scrapetest.NewSiteText([]catalog.Entry{e}, true), `It isn't "there".`, "It isn\u2019t \u201cthere\u201d.", 1)
	got, err := extractPage(t, "404.txt", source)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]catalog.Entry{e}, entriesOf(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// TestExtractProblems runs the cases in testdata/problems: each is the pages
// and, in the file want, all that errgen says of them.
func TestExtractProblems(t *testing.T) {
	files, err := filepath.Glob("testdata/problems/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			scrapetest.Golden(t, file, func(pages []txtar.File) string {
				var loaded []*page.Page
				for _, f := range pages {
					p, err := page.Read(f.Name, page.Origin{Body: f.Data})
					if err != nil {
						return err.Error() + "\n"
					}
					loaded = append(loaded, p)
				}
				_, err := scrape.Extract(stytch(t), loaded)
				var problems problem.List
				if !errors.As(err, &problems) {
					t.Fatalf("extracted without a problem (error %v)", err)
				}
				return problems.Error() + "\n"
			})
		})
	}
}

// TestAllRead checks that all of the documentation counts as read when there is
// a page of each status that the overview lists, and only then.
func TestAllRead(t *testing.T) {
	p := stytch(t)
	pg := "404 errors\n\na\n\n404Not found\n\nIt is a.\n\nError\n\n{\"error_type\": \"a\", \"error_message\": \"It is a.\"}\n\nHow to get help\n"
	for overview, want := range map[string]bool{
		"Errors\n404\nErrors overview\n\n  • 4xx it failed.\n":      true,
		"Errors\n404\n405\nErrors overview\n\n  • 4xx it failed.\n": false,
	} {
		var pages []*page.Page
		for name, source := range map[string]string{"overview.txt": overview, "404.txt": pg} {
			read, err := page.Read(name, page.Origin{Body: []byte(source)})
			if err != nil {
				t.Fatal(err)
			}
			read.URL = "https://stytch.example/" + name
			pages = append(pages, read)
		}
		seen, err := scrape.Extract(p, pages)
		if err != nil || len(seen.Warnings) != 0 || (seen.Read == nil) != want {
			t.Errorf("%q: read %v, warnings %v, error %v", overview, seen.Read, seen.Warnings, err)
		}
	}
}
