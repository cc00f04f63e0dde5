package diff_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/diff"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/site"
	"github.com/google/go-cmp/cmp"
)

// A version is one version of the table of Kafka's errors.
type version struct {
	scrape  catalog.Scrape
	numbers map[string]string // of the truth, from a code to its number
}

func kafka(t *testing.T, folder, truth string) version {
	t.Helper()
	corpus := filepath.Join("..", "..", "..", "shared", "corpus", "kafka")
	if _, err := os.Stat(corpus); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("the corpus is not there, and CI is set: ", err)
		}
		t.Skip("SKIPPED: the corpus is not there: ", err)
	}
	profile, err := scrape.LoadProfile(filepath.Join("..", "..", "examples", "profiles", "kafka.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	pages, err := site.Loader{}.Load(t.Context(), filepath.Join(corpus, "raw", folder, "generated", "protocol_errors.html"))
	if err != nil {
		t.Fatal(err)
	}
	seen, err := scrape.Extract(profile, pages)
	if err != nil {
		t.Fatal(err)
	}
	return version{seen, numbers(t, filepath.Join(corpus, truth))}
}

// numbers reads the columns code and status of a table.
func numbers(t *testing.T, file string) map[string]string {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.Comma, r.LazyQuotes = '\t', true
	rows, err := r.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	code, status := slices.Index(rows[0], "code"), slices.Index(rows[0], "status")
	numbers := map[string]string{}
	for _, row := range rows[1:] {
		numbers[row[code]] = row[status]
	}
	return numbers
}

// expected returns what the truth says came, went, and only changed its name:
// a code that the other version does not have, with a number that it has.
func expected(old, new map[string]string) (added, removed, renamed []string) {
	byNumber := map[string]string{}
	for code, number := range new {
		byNumber[number] = code
	}
	isNewName := map[string]bool{}
	for code, number := range old {
		_, stayed := new[code]
		other, known := byNumber[number]
		switch {
		case stayed:
		case known:
			renamed = append(renamed, code+" → "+other)
			isNewName[other] = true
		default:
			removed = append(removed, code)
		}
	}
	for code := range new {
		if _, was := old[code]; !was && !isNewName[code] {
			added = append(added, code)
		}
	}
	slices.Sort(added)
	slices.Sort(removed)
	slices.Sort(renamed)
	return added, removed, renamed
}

// TestKafka compares three versions of one table pairwise, in both directions,
// each read on its own and each merged into the other.
func TestKafka(t *testing.T) {
	versions := []version{
		kafka(t, "0100", "truth_0100.tsv"), kafka(t, "28", "truth_28.tsv"), kafka(t, "39", "truth.tsv"),
	}
	for i, rows := range []int{37, 106, 129} {
		if len(versions[i].numbers) != rows {
			t.Fatalf("the truth has %d rows, want %d", len(versions[i].numbers), rows)
		}
	}
	for i, old := range versions {
		for j, new := range versions {
			before, _ := catalog.Merge(nil, old.scrape)
			alone, _ := catalog.Merge(nil, new.scrape)
			merged, _ := catalog.Merge(before, new.scrape)
			t.Logf("version %d to %d", i, j)
			// Five types of 37 got another name at once, which is held as removals are.
			for _, held := range (catalog.Brake{}).Check(before, merged) {
				if j > i && (i > 0 || held.Rule != "many-removals") {
					t.Errorf("the brake holds the history: %v", held)
				}
			}
			compare(t, diff.Catalogs(before, alone), "error-pruned", old, new)
			compare(t, diff.Catalogs(before, merged), "error-removed", old, new)
		}
	}
}

// compare checks which entries came and went; gone is the rule of the latter.
func compare(t *testing.T, changes []diff.Change, gone string, old, new version) {
	t.Helper()
	var added, removed, renamed []string
	for _, c := range changes {
		switch c.Rule {
		case "error-added":
			added = append(added, c.Type)
		case gone:
			removed = append(removed, c.Type)
		case "error-renamed":
			renamed = append(renamed, c.Type+" → "+c.Renamed)
		case "message-changed":
		default:
			t.Errorf("unexpected: %s %s", c.Rule, c.Message)
		}
	}
	wantAdded, wantRemoved, wantRenamed := expected(old.numbers, new.numbers)
	for _, list := range [][3]any{{"added", wantAdded, added}, {"removed", wantRemoved, removed}, {"renamed", wantRenamed, renamed}} {
		if d := cmp.Diff(list[1], list[2]); d != "" {
			t.Errorf("%s (-truth +diff):\n%s", list[0], d)
		}
	}
	t.Logf("%d added, %d removed, %d renamed: %s", len(added), len(removed), len(renamed), strings.Join(renamed, ", "))
}
