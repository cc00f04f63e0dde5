package update_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/update"
	"github.com/google/go-cmp/cmp"
)

// corpus returns the folder of a source in ../shared/corpus, with slashes.
func corpus(t *testing.T, source string) string {
	t.Helper()
	dir, err := filepath.Abs(filepath.Join("..", "..", "..", "shared", "corpus", source))
	if err == nil {
		_, err = os.Stat(dir)
	}
	if err == nil {
		return filepath.ToSlash(dir)
	}
	if os.Getenv("CI") != "" {
		t.Fatal("the corpus is not there, and CI is set: ", err)
	}
	t.Skip("SKIPPED: the corpus is not there: ", err)
	return ""
}

// listProject returns a project whose profile has lists alone.
func listProject(t *testing.T, lists string) *project {
	t.Helper()
	dir := t.TempDir()
	profile := filepath.Join(dir, "lists.yaml")
	if err := os.WriteFile(profile, []byte("name: lists\ntitle: Lists\ndocs: https://lists.example/errors\n"+lists), 0o644); err != nil {
		t.Fatal(err)
	}
	p := &project{t: t, settings: config.Settings{Catalog: filepath.Join(dir, "errors.yaml"), Profile: profile}}
	p.reader.Note = func(format string, args ...any) { p.notes = append(p.notes, fmt.Sprintf(format, args...)) }
	return p
}

// write scrapes and writes the catalogue, and returns it with the coverage. It wants
// check and drift to find nothing then.
func (p *project) write() (*catalog.Catalog, string) {
	p.t.Helper()
	c := p.catalog()
	drift, err := p.reader.Drift(p.t.Context(), []config.Settings{p.settings}, update.DriftOptions{Record: true})
	if err != nil || drift[0].Verdict != update.InSync {
		p.t.Errorf("drift: %v, %v", err, drift)
	}
	return c, c.Count("")
}

// A truth is what is known of a type: the statuses and the messages of all places.
type truth struct{ status, messages []string }

// readTruth reads the table of a source, by type.
func readTruth(t *testing.T, dir string) map[string]truth {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(dir, "truth.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]truth{}
	for i, line := range strings.Split(strings.TrimSpace(string(data)), "\n") {
		columns := strings.Split(line, "\t")
		if i == 0 {
			continue
		}
		known := all[columns[0]]
		if columns[1] != "" && !slices.Contains(known.status, columns[1]) {
			known.status = append(known.status, columns[1])
		}
		known.messages = append(known.messages, strings.Join(strings.Fields(columns[2]), " "))
		slices.Sort(known.status)
		all[columns[0]] = known
	}
	return all
}

// TestCorpusLists reads what vendors publish as data alone: Slack one file for each
// method, PayPal two specifications. Every fact is found, and none is invented.
func TestCorpusLists(t *testing.T) {
	for _, test := range []struct{ source, lists, coverage string }{
		{"slack", `
lists:
  - name: methods
    from: DIR/raw/[a-z]*/*.json
    form: json
    each: $.errors.*
    fields: {type: "@key", message: "@"}
    expect: 300
`, "334 errors listed by methods"},
		{"paypal", `
lists:
  name: spec
  from: [DIR/raw/checkout_orders_v2.json, DIR/raw/payments_payment_v2.json]
  form: openapi
  each: $.components.schemas..[?@.issue.enum || (@.name.enum && @.message.enum)]
  fields:
    type: $['issue','name'].enum[*]
    status: "@key(schemas)"
    message: $['description','message'].enum[*]
`, "227 errors listed by spec"},
	} {
		t.Run(test.source, func(t *testing.T) {
			dir := corpus(t, test.source)
			c, coverage := listProject(t, strings.ReplaceAll(test.lists, "DIR", dir)).write()
			if coverage != test.coverage {
				t.Errorf("coverage %q, want %q", coverage, test.coverage)
			}
			compareTruth(t, c, readTruth(t, dir))
		})
	}
}

func compareTruth(t *testing.T, c *catalog.Catalog, want map[string]truth) {
	t.Helper()
	for _, e := range c.Errors {
		known, ok := want[e.Type]
		if !ok {
			t.Errorf("invented: %s", e.Type)
			continue
		}
		var status []string
		for _, s := range e.Status {
			status = append(status, strconv.Itoa(s))
		}
		if diff := cmp.Diff(known.status, status); diff != "" {
			t.Errorf("%s: statuses (-want +got):\n%s", e.Type, diff)
		}
		if !slices.Contains(known.messages, e.Message) {
			t.Errorf("%s: the message %q is none of %q", e.Type, e.Message, known.messages)
		}
	}
	if len(c.Errors) != len(want) {
		t.Errorf("%d types, want %d", len(c.Errors), len(want))
	}
}

// TestCorpusNames follows a list of names through its history. Types that leave it
// become tombstones.
func TestCorpusNames(t *testing.T) {
	dir := corpus(t, "stytch-sdk-types")
	names, err := filepath.Glob(filepath.Join(dir, "types-*.txt"))
	if err != nil || len(names) < 2 {
		t.Fatal(names, err)
	}
	p := listProject(t, "lists: {name: sdk, from: types.txt, form: text, pattern: '^(?P<type>\\w+)$', expect: 700}\n")
	for _, name := range names {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(filepath.Dir(p.settings.Profile), "types.txt"), data, 0o644); err != nil {
			t.Fatal(err)
		}
		c, coverage := p.write()
		types := strings.Fields(string(data))
		if want := fmt.Sprintf("%d errors listed by sdk", len(types)); coverage != want {
			t.Errorf("%s: coverage %q, want %q", name, coverage, want)
		}
		var got []string
		for _, e := range c.Errors {
			if !e.Removed {
				got = append(got, e.Type)
			}
		}
		if diff := cmp.Diff(types, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}
