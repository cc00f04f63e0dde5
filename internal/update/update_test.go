package update_test

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/update"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

const documentation = `
-- acme.yaml --
name: acme
title: Acme API
docs: https://acme.example/errors
layouts:
  - page:
      heading: ^Status (?P<status>\d+)$
    begin:
      - kind: heading
        level: 2
        text: ^(?P<type>\w+)$
      - kind: text
        text: ^(?P<status>\d+)$
-- docs/404.html --
<h1>Status 404</h1>
<h2>grant_expired</h2><p>404</p><p>The grant is older than a day.</p>
<h2>key_unknown</h2><p>404</p><p>The key is unknown.</p>
<h2>user_unknown</h2><p>404</p><p>There is no such user.</p>
-- docs/409.html --
<h1>Status 409</h1>
<h2>name_taken</h2><p>409</p><p>Somebody has the name.</p>
<h2>user_exists</h2><p>409</p><p>There is such a user.</p>
<h2>version_stale</h2><p>409</p><p>Somebody was faster.</p>
`

// reworded is the page 404 with another text, halved is it with one entry of
// three, and redesigned is it in a form that no rule takes.
const (
	reworded   = `<h1>Status 404</h1><h2>grant_expired</h2><p>404</p><p>The grant is older than an hour.</p><h2>key_unknown</h2><p>404</p><p>The key is unknown.</p><h2>user_unknown</h2><p>404</p><p>There is no such user.</p>`
	halved     = `<h1>Status 404</h1><h2>user_unknown</h2><p>404</p><p>There is no such user.</p>`
	redesigned = `<h1>Status 404</h1><div class="card"><b>Grant expired</b> The grant is older than a day.</div>`
)

// A project is a folder with documentation and perhaps a catalogue.
type project struct {
	t        *testing.T
	settings config.Settings
	notes    []string
	reader   update.Reader
}

// newProject returns a project whose catalogue is what its documentation says.
func newProject(t *testing.T) *project {
	dir := t.TempDir()
	for _, f := range txtar.Parse([]byte(documentation)).Files {
		name := filepath.Join(dir, filepath.FromSlash(f.Name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, f.Data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	docs := filepath.Join(dir, "docs")
	p := &project{t: t, settings: config.Settings{
		Catalog: filepath.Join(dir, "errors.yaml"), Profile: filepath.Join(dir, "acme.yaml"),
		From: []string{docs}, RowFrom: []string{docs},
	}}
	p.reader.Note = func(format string, args ...any) { p.notes = append(p.notes, fmt.Sprintf(format, args...)) }
	results, err := p.reader.Scrape(t.Context(), []config.Settings{p.settings})
	if err != nil {
		t.Fatal(err)
	}
	if r := results[0]; r.Pages != 2 || r.Errors != 6 {
		t.Errorf("%d errors from %d pages, want 6 from 2", r.Errors, r.Pages)
	}
	if err := (outfile.Writer{}).Write(t.Context(), results[0].Outputs); err != nil {
		t.Fatal(err)
	}
	return p
}

// change replaces the page 404.
func (p *project) change(content string) {
	p.t.Helper()
	if err := os.WriteFile(filepath.Join(p.settings.From[0], "404.html"), []byte(content), 0o644); err != nil {
		p.t.Fatal(err)
	}
}

// scrape returns the types of the catalogue as it should be, each that is removed
// with a dash before it.
func (p *project) scrape() ([]string, error) {
	results, err := p.reader.Scrape(p.t.Context(), []config.Settings{p.settings})
	if err != nil {
		return nil, err
	}
	outs := results[0].Outputs
	c, _, err := config.ParseCatalog("errors.yaml", outs[len(outs)-1].Content)
	if err != nil {
		p.t.Fatal(err)
	}
	var types []string
	for _, e := range c.Errors {
		if e.Removed {
			e.Type = "-" + e.Type
		}
		types = append(types, e.Type)
	}
	return types, nil
}

// drift returns the verdict on the documentation of the project.
func (p *project) drift() *update.DriftResult {
	p.t.Helper()
	results, err := p.reader.Drift(p.t.Context(), []config.Settings{p.settings}, update.DriftOptions{From: p.settings.From})
	if err != nil {
		p.t.Fatal(err)
	}
	return results[0]
}

func rulesOf(problems problem.List) []string {
	var rules []string
	for _, p := range problems {
		rules = append(rules, p.Rule)
	}
	return rules
}

func TestScrapeSavedPages(t *testing.T) {
	p := newProject(t)
	types, err := p.scrape()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"grant_expired", "key_unknown", "name_taken", "user_exists", "user_unknown", "version_stale"}
	if d := cmp.Diff(want, types); d != "" {
		t.Errorf("types (-want +got):\n%s", d)
	}
	stale, err := p.reader.Check(t.Context(), p.settings)
	if err != nil || len(stale) > 0 || len(p.notes) > 0 {
		t.Errorf("a second reading: %d stale files, notes %q, error %v", len(stale), p.notes, err)
	}
	p.change(reworded)
	if stale, err = p.reader.Check(t.Context(), p.settings); err != nil || len(stale) != 1 || !strings.Contains(stale.Diff(), "+    description: The grant is older than an hour.") {
		t.Errorf("a text changed: stale %s, error %v", stale.Diff(), err)
	}
}

func TestScrapeUnreadable(t *testing.T) {
	p := newProject(t)
	p.change(redesigned)
	_, err := p.scrape()
	var unreadable update.UnreadableError
	var problems problem.List
	if !errors.As(err, &unreadable) || !errors.As(err, &problems) || problems[0].Rule != "no-entries" {
		t.Errorf("error %v, want that the page has no entries", err)
	}
}

func TestBrake(t *testing.T) {
	p := newProject(t)
	p.change(strings.ReplaceAll(halved, "user_unknown", "user_gone"))
	_, err := p.scrape()
	var unreadable update.UnreadableError
	if !errors.As(err, &unreadable) || !strings.Contains(err.Error(), "3 of 6 errors would be marked as removed") {
		t.Fatalf("error %v, want that the brake holds", err)
	}
	three, two := 3, 2
	p.reader.Brake.Removals = &two
	if _, err = p.scrape(); !errors.As(err, &unreadable) {
		t.Errorf("error %v, want that another number of removals is not accepted", err)
	}
	p.reader.Brake.Removals = &three
	types, err := p.scrape()
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"-grant_expired", "-key_unknown", "name_taken", "user_exists", "user_gone", "-user_unknown", "version_stale"}
	if d := cmp.Diff(want, types); d != "" {
		t.Errorf("types (-want +got):\n%s", d)
	}
}

func TestPrune(t *testing.T) {
	p := newProject(t)
	p.change(halved)
	p.reader.Prune = []string{"grant_expired", "key_unknown"}
	types, err := p.scrape()
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([]string{"name_taken", "user_exists", "user_unknown", "version_stale"}, types); d != "" {
		t.Errorf("types (-want +got):\n%s", d)
	}
	p.reader.Prune = []string{"user_unknown"}
	if _, err := p.scrape(); err == nil {
		t.Error("an entry that the documentation has was taken out")
	}
	both := []config.Settings{p.settings, p.settings}
	if _, err := p.reader.Scrape(t.Context(), both); err == nil || !strings.Contains(err.Error(), "--prune is about one catalogue") {
		t.Errorf("with two catalogues: error %v", err)
	}
}

func TestDrift(t *testing.T) {
	tests := []struct {
		name, page string
		want       update.Verdict
		rules      []string // of the problems
		outputs    int
	}{
		{"nothing changed", "", update.InSync, nil, 1},
		{"a text changed", reworded, update.Changed, nil, 1},
		{"two of six entries are gone", halved, update.Changed, nil, 1},
		{"three of six entries are gone", strings.ReplaceAll(halved, "user_unknown", "user_gone"), update.Unreadable, []string{"many-removals"}, 0},
		{"no entry is found on a page", redesigned, update.Unreadable, []string{"no-entries"}, 0},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			p := newProject(t)
			if test.page != "" {
				p.change(test.page)
			}
			d := p.drift()
			if d.Verdict != test.want || d.Name != "acme" || len(d.Pages) != 2 || len(d.Outputs) != test.outputs {
				t.Errorf("verdict %v for %s with %d pages and %d outputs, want %v", d.Verdict, d.Name, len(d.Pages), len(d.Outputs), test.want)
			}
			if diff := cmp.Diff(test.rules, rulesOf(d.Problems)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			if isCurrent := d.Verdict == update.InSync; test.outputs > 0 && d.Catalog().IsCurrent() != isCurrent {
				t.Errorf("the catalogue is current: %v", !isCurrent)
			}
		})
	}
}

// TestDriftRecord checks that a verdict that will be written is not begun where
// the gate reads other pages.
func TestDriftRecord(t *testing.T) {
	p := newProject(t)
	p.settings.Save = filepath.Join(filepath.Dir(p.settings.Catalog), "elsewhere")
	if _, err := p.reader.Drift(t.Context(), []config.Settings{p.settings}, update.DriftOptions{From: p.settings.From, Record: true}); err == nil || !strings.Contains(err.Error(), "ahead of its documentation") {
		t.Errorf("recording elsewhere: error %v", err)
	}
	p.settings.Catalog += ".missing"
	if _, err := p.reader.Drift(t.Context(), []config.Settings{p.settings}, update.DriftOptions{}); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("without a catalogue: error %v", err)
	}
}

func TestSaved(t *testing.T) {
	tests := []struct {
		from []string
		save string
		want []string
	}{
		{[]string{"docs", "live"}, "", []string{"docs"}},
		{[]string{"live", "https://acme.example/errors"}, "docs", []string{"docs"}},
		{[]string{"bundled"}, "docs", []string{"bundled"}},
		{nil, "", nil},
	}
	for _, test := range tests {
		got := update.Saved(config.Settings{From: test.from, Save: test.save})
		if len(got) == 0 {
			got = nil
		}
		if d := cmp.Diff(test.want, got); d != "" {
			t.Errorf("from %q, save %q (-want +got):\n%s", test.from, test.save, d)
		}
	}
}

// TestManyConflicts checks that what a rule has to settle is one finding, and what an
// override can is one each.
func TestManyConflicts(t *testing.T) {
	for n, want := range map[int]int{1: 1, 10: 10, 11: 1, 40: 1} {
		p := newProject(t)
		var page strings.Builder
		page.WriteString("<h1>Status 404</h1>")
		for i := range n {
			fmt.Fprintf(&page, "<h2>lost_%d</h2><p>404</p><p>Lost.</p><h2>lost_%[1]d</h2><p>404</p><p>Gone.</p>", i)
		}
		p.change(page.String())
		_, err := p.scrape()
		var problems problem.List
		if !errors.As(err, &problems) || len(problems) != want || problems[0].Rule != "conflict" {
			t.Errorf("%d conflicts give %d problems, want %d: %v", n, len(problems), want, err)
		}
	}
}
