package diff

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/google/go-cmp/cmp"
)

// history returns the types of an SDK at several dates, oldest first, as
// catalogues that know nothing else.
func history(t *testing.T) []*catalog.Catalog {
	t.Helper()
	corpus := filepath.Join("..", "..", "..", "shared", "corpus", "stytch-sdk-types")
	if _, err := os.Stat(corpus); err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal("the corpus is not there, and CI is set: ", err)
		}
		t.Skip("SKIPPED: the corpus is not there: ", err)
	}
	files, err := filepath.Glob(filepath.Join(corpus, "types-*.txt"))
	if err != nil || len(files) != 6 {
		t.Fatalf("%d files: %v", len(files), err)
	}
	var all []*catalog.Catalog
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, entries(strings.Fields(string(data))...))
	}
	return all
}

const mutable = "session_not_mutable_impersonated → session_not_mutable"

// TestHistory compares all pairs, in both directions. The counts are by hand: 14
// types of a family were renamed between the second and the third date, 13 of them
// known at the first; one type was between the fourth and the fifth.
func TestHistory(t *testing.T) {
	all := history(t)
	for i, old := range all {
		for j, new := range all {
			if i >= j {
				continue
			}
			if held := (catalog.Brake{}).Check(old, new); len(held) > 0 {
				t.Errorf("%d → %d: the brake holds the history: %v", i, j, held)
			}
			there, back := renamesOf(Catalogs(old, new)), renamesOf(Catalogs(new, old))
			want := 0
			if i < 2 && j >= 2 {
				want = 13 + i // the first date has one less
			}
			ofFamily := func(r string) bool { return strings.Contains(r, "idp_client") && strings.Contains(r, "connected_app") }
			if i < 4 && j >= 4 != slices.Contains(there, mutable) {
				t.Errorf("%d → %d: %q", i, j, there)
			}
			others := slices.DeleteFunc(slices.Clone(there), ofFamily)
			if n := len(there) - len(others); n != want || len(slices.DeleteFunc(others, func(r string) bool { return r == mutable })) > 0 {
				t.Errorf("%d → %d: %d of the family, want %d; %q", i, j, n, want, others)
			}
			for k, r := range back {
				before, after, _ := strings.Cut(r, " → ")
				back[k] = after + " → " + before
			}
			slices.Sort(there)
			slices.Sort(back)
			if diff := cmp.Diff(there, back); diff != "" {
				t.Errorf("%d → %d (-there +back):\n%s", i, j, diff)
			}
		}
	}
}
