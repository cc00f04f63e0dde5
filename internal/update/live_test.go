package update_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/internal/update"
	"github.com/google/go-cmp/cmp"
)

// A vendor is a site with an overview and a page for each status.
type vendor map[string]string

// errorsOf returns the page of a status, with two errors.
func errorsOf(status int) string {
	return fmt.Sprintf("<!doctype html><h1>Status %d</h1><h2>first_%[1]d</h2><p>The first of %[1]d.</p><h2>second_%[1]d</h2><p>The second of %[1]d.</p>", status)
}

// newVendor returns a site of three statuses, which its overview lists.
func newVendor() vendor {
	v := vendor{}
	overview := "<!doctype html><h1>Overview</h1>"
	for _, status := range []int{403, 404, 409} {
		overview += fmt.Sprintf("<p>%d</p><a href=/errors/%[1]d>more</a>", status)
		v[fmt.Sprintf("/errors/%d", status)] = errorsOf(status)
	}
	v["/errors"] = overview
	return v
}

// project returns a project whose catalogue is what the site says, and which reads
// the site.
func (v vendor) project(t *testing.T) *project {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, ok := v[r.URL.Path]
		if !ok {
			http.NotFound(w, r)
			return
		}
		fmt.Fprint(w, body)
	}))
	t.Cleanup(server.Close)
	dir, on := t.TempDir(), true
	profile := `name: acme
title: Acme API
docs: https://acme.example/errors
pages: {start: "` + server.URL + `/errors", follow: '/errors/\d+$'}
overview:
  title: ^Overview$
  statuses: {match: '^(?P<status>\d{3})$', skip: [^more$], url: "https://acme.example/errors/{status}"}
layouts:
  - page: {heading: '^Status (?P<status>\d+)$'}
    begin: {kind: heading, level: 2, text: '^(?P<type>\w+)$'}
`
	if err := os.WriteFile(filepath.Join(dir, "acme.yaml"), []byte(profile), 0o644); err != nil {
		t.Fatal(err)
	}
	p := &project{t: t, settings: config.Settings{
		Catalog: filepath.Join(dir, "errors.yaml"), Profile: filepath.Join(dir, "acme.yaml"),
		From: []string{"live"}, RowFrom: []string{"live"}, AllowPrivate: &on, NoCache: &on,
	}}
	p.reader.Note = func(format string, args ...any) { p.notes = append(p.notes, fmt.Sprintf(format, args...)) }
	results, err := p.reader.Scrape(t.Context(), []config.Settings{p.settings})
	if err != nil {
		t.Fatal(err)
	}
	if r := results[0]; r.Read != "6 errors from 4 pages" {
		t.Errorf("read %q", r.Read)
	}
	if err := (outfile.Writer{}).Write(t.Context(), results[0].Outputs); err != nil {
		t.Fatal(err)
	}
	return p
}

// TestDriftUnseen lets a site be at fault so that a page does not show what it has:
// nothing of that is in sync.
func TestDriftUnseen(t *testing.T) {
	for _, test := range []struct {
		name  string
		fault func(v vendor)
		want  update.Verdict
		rules []string
		says  string // part of the first problem
	}{
		{"no fault", func(vendor) {}, update.InSync, nil, ""},
		{
			"a cache serves one page at every address",
			func(v vendor) { v["/errors/403"], v["/errors/409"] = v["/errors/404"], v["/errors/404"] },
			update.Unreadable,
			[]string{"copied-page", "copied-page"},
			"/errors/403: one page is served at both addresses",
		},
		{
			"a cache serves one page at the address of another",
			func(v vendor) { v["/errors/403"] = v["/errors/404"] },
			update.Unreadable,
			[]string{"copied-page"},
			"the page says the same as http",
		},
		{
			"the overview stands in for a page",
			func(v vendor) { v["/errors/403"] = v["/errors"] },
			update.Unreadable,
			[]string{"copied-page"},
			"/errors: one page is served at both addresses",
		},
		{
			"a page that is missing at two addresses",
			func(v vendor) {
				v["/errors/403"] = "<!doctype html><h1>Status 404</h1><p>Not found.</p>"
				v["/errors/409"] = v["/errors/403"]
			},
			update.Unreadable,
			[]string{"no-entries", "copied-page"}, // the two pages are one finding
			"the page has no entry",
		},
		{
			"no link leads to a page",
			func(v vendor) {
				v["/errors"] = strings.Replace(v["/errors"], `href=/errors/403`, `href=/elsewhere`, 1)
			},
			update.Unreadable,
			[]string{"unseen-status"},
			"no page that was read is about status 403, which has 2 errors in the catalogue: first_403, second_403",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := newVendor()
			p := v.project(t)
			test.fault(v)
			p.settings.From = nil
			d := p.drift()
			if d.Verdict != test.want {
				t.Fatalf("verdict %v, want %v: %v", d.Verdict, test.want, d.Problems)
			}
			if diff := cmp.Diff(test.rules, rulesOf(d.Problems)); diff != "" {
				t.Errorf("problems (-want +got):\n%s\n%v", diff, d.Problems)
			}
			if test.want == update.InSync && (d.Errors != 6 || len(d.Pages) != 4) {
				t.Errorf("%d errors on %d pages were seen", d.Errors, len(d.Pages))
			}
			if test.says != "" && !strings.Contains(d.Problems[0].Message, test.says) {
				t.Errorf("%q does not say %q", d.Problems[0].Message, test.says)
			}
		})
	}
}

// TestDriftUnseenKnown leaves a status alone that the catalogue says was never read.
func TestDriftUnseenKnown(t *testing.T) {
	v := newVendor()
	p := v.project(t)
	v["/errors"] = strings.Replace(v["/errors"], `href=/errors/403`, `href=/elsewhere`, 1)
	data, err := os.ReadFile(p.settings.Catalog)
	if err != nil {
		t.Fatal(err)
	}
	partial := strings.Replace(string(data), "coverage: complete", "coverage:\n  partial: {statuses: [403]}", 1)
	if err := os.WriteFile(p.settings.Catalog, []byte(partial), 0o644); err != nil {
		t.Fatal(err)
	}
	p.settings.From = nil
	if d := p.drift(); d.Verdict != update.InSync || d.Errors != 4 {
		t.Errorf("verdict %v with %d errors seen, want in sync with 4: %v", d.Verdict, d.Errors, d.Problems)
	}
}

// TestDriftChanges lets a site say other things than it did, of errors that are all
// there: a person must look, and lets exactly these changes pass.
func TestDriftChanges(t *testing.T) {
	each := func(change func(page string) string) func(v vendor) {
		return func(v vendor) {
			for _, status := range []string{"/errors/403", "/errors/404", "/errors/409"} {
				v[status] = change(v[status])
			}
		}
	}
	for _, test := range []struct {
		name   string
		change func(v vendor)
		rule   string
		accept int
	}{
		{"one text for all", each(func(page string) string { return said.ReplaceAllString(page, "<p>Something went wrong.") }), "collapsed-field", 6},
		{"other words throughout", each(func(page string) string { return strings.ReplaceAll(page, "of", "for") }), "many-changes", 6},
		{"another language", each(strings.NewReplacer("The first of", "Der erste Fehler ist nicht", "The second of", "Der zweite wird nicht").Replace), "many-changes", 6},
		{"texts at each other's errors", each(strings.NewReplacer("The first of", "The second of", "The second of", "The first of").Replace), "exchanged-values", 6},
		{"pages at each other's addresses", func(v vendor) { v["/errors/403"], v["/errors/404"] = v["/errors/404"], v["/errors/403"] }, "exchanged-values", 4},
	} {
		t.Run(test.name, func(t *testing.T) {
			v := newVendor()
			p := v.project(t)
			test.change(v)
			p.settings.From = nil
			d := p.drift()
			if d.Verdict != update.Unreadable || !slices.Contains(rulesOf(d.Problems), test.rule) {
				t.Fatalf("verdict %v, want one of %s: %v", d.Verdict, test.rule, d.Problems)
			}
			fewer := test.accept - 1
			p.reader.Brake.Changes = &fewer
			if d := p.drift(); d.Verdict != update.Unreadable {
				t.Errorf("%d changes accepted: verdict %v", fewer, d.Verdict)
			}
			p.reader.Brake.Changes = &test.accept
			if d := p.drift(); d.Verdict != update.Changed {
				t.Errorf("%d changes accepted: verdict %v: %v", test.accept, d.Verdict, d.Problems)
			}
		})
	}
}

// said matches the texts of a page.
var said = regexp.MustCompile(`<p>The [^<]*`)

// TestDriftErosion lets a site lose its errors one by one, on different days.
func TestDriftErosion(t *testing.T) {
	v := newVendor()
	p := v.project(t)
	night := func(day string, status string) *update.DriftResult {
		t.Helper()
		at, err := time.Parse(time.DateOnly, day)
		if err != nil {
			t.Fatal(err)
		}
		t.Setenv("SOURCE_DATE_EPOCH", strconv.FormatInt(at.Unix(), 10))
		page := v["/errors/"+status]
		v["/errors/"+status] = page[:strings.Index(page, "<h2>second")]
		p.settings.From = nil
		d := p.drift()
		if d.Verdict == update.Changed {
			if err := (outfile.Writer{}).Write(t.Context(), d.Outputs); err != nil {
				t.Fatal(err)
			}
		}
		return d
	}
	for _, status := range []string{"403", "404"} {
		if d := night("2026-03-01", status); d.Verdict != update.Changed {
			t.Fatalf("one error is gone: verdict %v: %v", d.Verdict, d.Problems)
		}
	}
	data, err := os.ReadFile(p.settings.Catalog)
	if want := "baseline:\n  - {of: errors, had: 6, lost: 2, since: \"2026-03-01\"}\n"; err != nil || !strings.HasSuffix(string(data), want) {
		t.Errorf("the catalogue does not end with %s%s", want, data)
	}
	if stale, err := p.reader.Check(t.Context(), p.settings); err != nil || len(stale) > 0 {
		t.Errorf("check: %d stale files, error %v", len(stale), err)
	}
	d := night("2026-03-20", "409")
	if d.Verdict != update.Unreadable || !strings.Contains(d.Problems[0].Message, "3 of 6 errors would be gone since 2026-03-01") {
		t.Fatalf("verdict %v: %v", d.Verdict, d.Problems)
	}
	three := 3
	p.reader.Brake.Erosion = &three
	if d := p.drift(); d.Verdict != update.Changed || len(d.New.Baseline) > 0 {
		t.Errorf("three are accepted: verdict %v: %v", d.Verdict, d.Problems)
	}
}
