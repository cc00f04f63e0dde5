// Package vendortest tries the profiles of examples/profiles: on small pages in
// testdata, and on the real documentation in ../shared/corpus.
package vendortest

import (
	"flag"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/update"
	"github.com/errgen/errgen/scrape/list"
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
	table, tried := tableHead, 0
	for _, s := range sources {
		t.Run(s.title(), func(t *testing.T) {
			tried++
			score := compare(s.catalog(t, dir).Errors, s.facts(t, dir+"/"+or(s.folder, s.profile)))
			s.check(t, score)
			table += s.row(score)
		})
	}
	t.Log("\n" + table)
	if tried == len(sources) && !t.Failed() {
		compareReadme(t, table+differences())
	}
}

func profileFile(name string) string {
	return filepath.Join("..", "..", "examples", "profiles", name+".yaml")
}

// catalog returns the catalogue of a source.
func (s source) catalog(t *testing.T, dir string) *catalog.Catalog {
	t.Helper()
	settings := config.Settings{Catalog: filepath.Join(t.TempDir(), "errors.yaml"), Profile: profileFile(s.profile)}
	if s.list != "" {
		settings.Lists = []list.Source{{Name: s.list, From: []string{dir + "/" + or(s.folder, s.profile) + "/" + s.from[0]}}}
		s.from = s.from[1:]
	}
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
