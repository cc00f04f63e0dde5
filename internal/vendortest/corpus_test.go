// Package vendortest tries the profiles of examples/profiles: on small pages in
// testdata, and on the real documentation in ../shared/corpus.
package vendortest

import (
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/update"
	"github.com/google/go-cmp/cmp"
)

var updateFlag = flag.Bool("update", false, "rewrite what the tests compare with")

// corpus returns the folder of real documentation, which is beside the checkout
// where errgen is developed, and in CI.
func corpus(t *testing.T) string {
	t.Helper()
	dir, err := filepath.Abs("../../../shared/corpus")
	if err == nil {
		_, err = os.Stat(dir)
	}
	if err == nil {
		return filepath.ToSlash(dir)
	}
	if os.Getenv("CI") != "" {
		t.Fatal("../shared/corpus is not there, and CI is set: ", err)
	}
	t.Skip("SKIPPED: ../shared/corpus is not there: ", err)
	return ""
}

// TestCorpus reads the documentation of each vendor with its profile and compares
// the catalogue, field by field, with what is known to be in it. Whatever differs
// is named in sources, with the reason. The table of the scores stands in
// examples/profiles/README.md.
func TestCorpus(t *testing.T) {
	dir := corpus(t)
	var rows []string
	for _, s := range sources {
		t.Run(s.title(), func(t *testing.T) {
			score := compare(s.catalog(t, dir).Errors, s.facts(t, dir+"/"+or(s.folder, s.profile)))
			s.check(t, score)
			rows = append(rows, s.row(score))
		})
	}
	if len(rows) == len(sources) {
		t.Log("\n" + tableHead + strings.Join(rows, ""))
		compareTable(t, tableHead+strings.Join(rows, ""))
	}
}

func profileFile(name string) string {
	return filepath.Join("..", "..", "examples", "profiles", name+".yaml")
}

// catalog returns the catalogue of a source.
func (s source) catalog(t *testing.T, dir string) *catalog.Catalog {
	t.Helper()
	settings := config.Settings{Catalog: filepath.Join(t.TempDir(), "errors.yaml"), Profile: profileFile(s.profile)}
	for _, from := range s.from {
		files, err := filepath.Glob(filepath.Join(dir, or(s.folder, s.profile), from))
		if err != nil || len(files) == 0 {
			t.Fatal("no pages: ", from, err)
		}
		settings.From = append(settings.From, files...)
	}
	c, _, err := catalog.Read(settings.Catalog, scrapeOutput(t, settings))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// scrapeOutput returns the catalogue that errgen scrape would write.
func scrapeOutput(t *testing.T, s config.Settings) []byte {
	t.Helper()
	r := update.Reader{Note: t.Logf}
	results, err := r.Scrape(t.Context(), []config.Settings{s})
	if err != nil {
		t.Fatal(err)
	}
	outs := results[0].Outputs
	return outs[len(outs)-1].Content
}

// check wants each difference to be named, and what is named to be one.
func (s source) check(t *testing.T, got *score) {
	t.Helper()
	for _, of := range slices.Sorted(maps.Keys(got.wrong)) {
		for _, name := range slices.Sorted(maps.Keys(got.wrong[of])) {
			if _, named := s.exception(of, name); !named {
				t.Error(got.wrong[of][name])
			}
		}
	}
	for _, e := range s.except {
		for _, name := range e.types {
			if got.wrong[e.field][name] == "" {
				t.Errorf("%s of %s is right: the exception holds no more", e.field, name)
			}
		}
	}
	for of := range got.asked {
		right, asked := s.count(got, of)
		if right < asked && (of == code || of == invention) || 100*right < 99*asked {
			t.Errorf("%s: %d of %d are right", of, right, asked)
		}
	}
}

// exception returns why a field of a type differs from the truth.
func (s source) exception(of field, name string) (exception, bool) {
	i := slices.IndexFunc(s.except, func(e exception) bool { return e.field == of && slices.Contains(e.types, name) })
	if i < 0 {
		return exception{}, false
	}
	return s.except[i], true
}

// count returns of how many types a field is right, and how many the page and the
// truth agree about.
func (s source) count(got *score, of field) (right, asked int) {
	asked = got.asked[of]
	right = asked - len(got.wrong[of])
	for name := range got.wrong[of] {
		if e, _ := s.exception(of, name); e.page {
			asked--
		}
	}
	return right, asked
}

const tableHead = `| source | lines | errors | inventions | status | message | description | causes | steps |
|---|---|---|---|---|---|---|---|---|
`

// row returns the row of a source in the table.
func (s source) row(got *score) string {
	right, asked := s.count(got, code)
	real, all := s.count(got, invention)
	cells := []string{s.title(), fmt.Sprint(s.lines()), fmt.Sprintf("%d of %d", right, asked), fmt.Sprint(all - real)}
	for _, of := range []field{status, message, description, causes, steps} {
		cells = append(cells, s.share(got, of))
	}
	return "| " + strings.Join(cells, " | ") + " |\n"
}

// share returns of how many types a field is right. Of causes and steps the truth
// has a count, a text or both.
func (s source) share(got *score, of field) string {
	var shares []string
	for _, name := range append([]field{of}, beside[of]...) {
		if got.asked[name] == 0 {
			continue
		}
		right, asked := s.count(got, name)
		share := fmt.Sprintf("%d of %d", right, asked)
		if name != of {
			share = string(name) + ": " + share
		}
		shares = append(shares, share)
	}
	return strings.Join(shares, ", ")
}

// beside are the fields that stand in the column of another.
var beside = map[field][]field{status: {number}, causes: {cause}, steps: {step, both}}

// lines returns how long a profile is, without comments and empty lines.
func (s source) lines() int {
	data, err := os.ReadFile(profileFile(s.profile))
	if err != nil {
		panic(err)
	}
	n := 0
	for line := range strings.Lines(string(data)) {
		if line = strings.TrimSpace(line); line != "" && !strings.HasPrefix(line, "#") {
			n++
		}
	}
	return n
}

// compareTable compares the table with that in the document, and with -update
// rewrites it.
func compareTable(t *testing.T, want string) {
	t.Helper()
	const file = "../../examples/profiles/README.md"
	doc, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	before, rest, ok := strings.Cut(string(doc), tableHead)
	if !ok {
		t.Fatal(file, " has no table of the sources")
	}
	_, after, _ := strings.Cut(rest, "\n\n")
	text := before + want + "\n" + after
	if *updateFlag {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(doc), text); diff != "" {
		t.Errorf("%s is not current; -update writes it (-want +got):\n%s", file, diff)
	}
}
