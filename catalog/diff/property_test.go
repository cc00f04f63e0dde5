package diff

import (
	"cmp"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"
)

// few draws from so few values that the same one comes often.
func few(values ...string) *rapid.Generator[string] { return rapid.SampledFrom(values) }

func anyItems() *rapid.Generator[[]string] {
	item := few("", "the user mistypes the email", "the user mistypes the address", "the link is old", "the link was used", "x")
	return rapid.SliceOfN(item, 0, 5)
}

// anyType draws types that families can explain.
func anyType() *rapid.Generator[string] {
	return rapid.Custom(func(t *rapid.T) string {
		parts := rapid.SliceOfN(few("idp_client", "app", "user", "not_found", "x"), 1, 3).Draw(t, "parts")
		return strings.Join(parts, few("_", "_", "-").Draw(t, "glue"))
	})
}

func anyEntry() *rapid.Generator[catalog.Entry] {
	number := rapid.Ptr(rapid.IntRange(0, 9), true)
	status := rapid.SampledFrom([][]int{nil, {404}, {400, 404}, {404, 400}, {503}})
	return rapid.Custom(func(t *rapid.T) catalog.Entry {
		return catalog.Entry{
			Type: anyType().Draw(t, "type"), Status: status.Draw(t, "status"),
			Category: rapid.SampledFrom([][]string{nil, {"a"}, {"a", "b"}, {"a, b"}}).Draw(t, "category"),
			Number:   number.Draw(t, "number"),
			Message:  few("", "Not found.", "Gone.", "No such user.", "Bad.").Draw(t, "message"),
			Causes:   anyItems().Draw(t, "causes"), Steps: anyItems().Draw(t, "steps"),
			URL:    few("", "/1", "/2", "/3", "/4").Draw(t, "url"),
			Listed: rapid.SampledFrom([][]string{nil, {"a"}, {"a", "b"}}).Draw(t, "listed"), Removed: rapid.IntRange(0, 3).Draw(t, "removed") == 0,
			GoName: few("", "A", "B").Draw(t, "go_name"), Retryable: rapid.Ptr(rapid.Bool(), true).Draw(t, "retryable"),
			ReplacedBy: few("", "", "app", "user", "x").Draw(t, "replaced_by"), Undocumented: rapid.IntRange(0, 3).Draw(t, "undocumented") == 0,
		}
	})
}

func anyOverride() *rapid.Generator[catalog.Override] {
	return rapid.Custom(func(t *rapid.T) catalog.Override {
		message := rapid.Ptr(few("", "m", "n"), true)
		list := rapid.SampledFrom([][]string{nil, {}, {"x"}, {"x", "y"}})
		return catalog.Override{
			Type: few("app", "user", "x").Draw(t, "type"), Reason: few("", "r", "s").Draw(t, "reason"),
			Set: catalog.Fields{Message: message.Draw(t, "set"), Steps: list.Draw(t, "steps"), Status: rapid.SampledFrom([][]int{nil, {}, {404}}).Draw(t, "status")},
			Was: catalog.Fields{Message: message.Draw(t, "was"), Number: rapid.Ptr(rapid.IntRange(0, 1), true).Draw(t, "number")},
		}
	})
}

// anyCatalog draws catalogues whose types may stand twice, in any order.
func anyCatalog() *rapid.Generator[*catalog.Catalog] {
	return rapid.Custom(func(t *rapid.T) *catalog.Catalog {
		status := rapid.Custom(func(t *rapid.T) catalog.Status {
			return catalog.Status{Code: rapid.SampledFrom([]int{400, 404, 460}).Draw(t, "code"), Title: few("", "t", "u").Draw(t, "title"), URL: few("", "/1").Draw(t, "url")}
		})
		class := rapid.Custom(func(t *rapid.T) catalog.Class {
			return catalog.Class{Class: few("4xx", "5xx").Draw(t, "class"), Meaning: few("", "m", "n").Draw(t, "meaning")}
		})
		coverage := rapid.SampledFrom([]catalog.Coverage{
			{},
			{Complete: true},
			{Partial: new(catalog.Missing)},
			{Partial: &catalog.Missing{Statuses: []int{404}}},
			{Partial: &catalog.Missing{Statuses: []int{400, 404, 503}}},
		})
		return &catalog.Catalog{
			Version: catalog.FormatVersion, Coverage: coverage.Draw(t, "coverage"), Name: few("a", "b").Draw(t, "name"), Title: few("", "A").Draw(t, "title"),
			Statuses: rapid.SliceOfN(status, 0, 4).Draw(t, "statuses"), Classes: rapid.SliceOfN(class, 0, 3).Draw(t, "classes"),
			Errors: rapid.SliceOfN(anyEntry(), 0, 8).Draw(t, "errors"), Overrides: rapid.SliceOfN(anyOverride(), 0, 4).Draw(t, "overrides"),
		}
	})
}

// named compares with identifiers that several types may share.
var named = Options{Identifier: func(e *catalog.Entry) string {
	if e.GoName != "" {
		return e.GoName
	}
	return strings.ToUpper(catalog.LettersAndDigits(e.Type))
}}

// twoCatalogs draws two that have much in common.
func twoCatalogs(t *rapid.T) (old, new *catalog.Catalog) {
	old, new = anyCatalog().Draw(t, "old"), anyCatalog().Draw(t, "new")
	for _, e := range old.Errors {
		if rapid.Bool().Draw(t, "kept") {
			e.Causes = rapid.Permutation(e.Causes).Draw(t, "causes")
			new.Errors = append(new.Errors, e)
		}
	}
	return old, new
}

// canonical returns a copy in the order in which apply returns catalogues, and
// the overrides of one type in one order.
func canonical(t *rapid.T, c *catalog.Catalog) *catalog.Catalog {
	t.Helper()
	copied, err := apply(c, c, nil)
	if err != nil {
		t.Fatal(err)
	}
	slices.SortFunc(copied.Overrides, func(a, b catalog.Override) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(summary(&a), summary(&b)))
	})
	return copied
}

// equal takes no list and an empty one for the same, except in overrides.
var equal = gocmp.FilterPath(func(p gocmp.Path) bool { return !strings.Contains(p.GoString(), ".Overrides[") }, cmpopts.EquateEmpty())

func TestApply(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, new := twoCatalogs(t)
		got, err := apply(old, new, named.Catalogs(old, new))
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(canonical(t, new), canonical(t, got), equal); diff != "" {
			t.Fatalf("(-new +applied):\n%s", diff)
		}
	})
}

// TestApplySome applies any of the changes, in any order: what they name is as
// in new, and what they do not name is as in old.
func TestApplySome(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, new := twoCatalogs(t)
		old.Errors, new.Errors = firsts(old.Errors), firsts(new.Errors)
		before := canonical(t, old)
		var some []Change
		byChange := map[string]bool{}
		for _, c := range rapid.Permutation(named.Catalogs(old, new)).Draw(t, "changes") {
			if rapid.Bool().Draw(t, "taken") {
				some = append(some, c)
				byChange[c.Type], byChange[c.Renamed] = true, true
			}
		}
		got, err := apply(old, new, some)
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(before, canonical(t, old), equal); diff != "" {
			t.Fatalf("the argument was changed (-before +after):\n%s", diff)
		}
		unnamed := func(e catalog.Entry) bool { return byChange[e.Type] }
		want := slices.DeleteFunc(slices.Clone(before.Errors), unnamed)
		if diff := gocmp.Diff(want, slices.DeleteFunc(slices.Clone(got.Errors), unnamed), equal); diff != "" {
			t.Fatalf("entries that no change names (-want +got):\n%s", diff)
		}
	})
}

func TestApplyElsewhere(t *testing.T) {
	new := entries("a:A.", "b:C.")
	changes := Catalogs(entries("a:A.", "b:B."), new)
	if _, err := apply(entries("a:A."), new, changes); err == nil || !strings.Contains(err.Error(), "the message of b changed") {
		t.Errorf("error %v", err)
	}
	if _, err := apply(entries("a:A.", "c:B."), new, changes); err == nil {
		t.Error("a change of another entry was applied")
	}
}

func TestEqual(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, new := twoCatalogs(t)
		if changes := Catalogs(old, canonical(t, old)); len(changes) > 0 {
			t.Fatalf("a catalogue differs from itself: %+v", changes)
		}
		isEqual := gocmp.Equal(canonical(t, old), canonical(t, new), equal)
		if changes := named.Catalogs(old, new); (len(changes) == 0) != isEqual {
			t.Fatalf("equal: %v, but there are the changes %+v", isEqual, changes)
		}
	})
}

// mirrors are the rules that become another one when the catalogues change
// places. All others stay.
var mirrors = map[string]string{
	"error-added": "error-pruned", "error-removed": "error-restored", "error-first-read": "error-not-read",
	"cause-added": "cause-removed", "step-added": "step-removed",
	"http-status-added": "http-status-removed", "class-added": "class-removed", "override-added": "override-removed",
}

func init() {
	for a, b := range mirrors {
		mirrors[b] = a
	}
}

// mirror returns what a change is from new to old, without what is for people.
func mirror(c Change) Change {
	m := Change{
		Rule: cmp.Or(mirrors[c.Rule], c.Rule), Type: c.Type, Field: c.Field, Likely: c.Likely,
		Old: c.New, New: c.Old, OldPath: c.NewPath, NewPath: c.OldPath,
	}
	switch {
	case c.Rule == "error-renamed", c.Rule == "constant-reassigned":
		m.Type, m.Renamed = c.Renamed, c.Type
	case c.Field == "replaced_by" && m.Old == "":
		m.Rule = "deprecated"
	case c.Field == "replaced_by":
		m.Rule = "replaced-by-changed"
	}
	return m
}

// plain returns what mirror keeps.
func plain(c Change) Change {
	return Change{Rule: c.Rule, Type: c.Type, Renamed: c.Renamed, Field: c.Field, Likely: c.Likely, Old: c.Old, New: c.New, OldPath: c.OldPath, NewPath: c.NewPath}
}

func TestMirror(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, new := twoCatalogs(t)
		var there, back []Change
		for _, c := range named.Catalogs(old, new) {
			there = append(there, mirror(c))
		}
		for _, c := range named.Catalogs(new, old) {
			back = append(back, plain(c))
		}
		order := func(a, b Change) int {
			return cmp.Or(
				cmp.Compare(a.Rule, b.Rule), cmp.Compare(a.Type, b.Type), cmp.Compare(a.Field, b.Field),
				cmp.Compare(a.Old, b.Old), cmp.Compare(a.New, b.New), cmp.Compare(a.OldPath, b.OldPath), cmp.Compare(a.NewPath, b.NewPath),
			)
		}
		slices.SortFunc(there, order)
		slices.SortFunc(back, order)
		if diff := gocmp.Diff(there, back, cmpopts.IgnoreUnexported(Change{})); diff != "" {
			t.Fatalf("(-mirror of there +back):\n%s", diff)
		}
	})
}

func TestFingerprints(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, new := twoCatalogs(t)
		changes := named.Catalogs(old, new)
		seen := fingerprints(changes)
		if len(seen) != len(changes) {
			t.Fatalf("%d changes have %d fingerprints", len(changes), len(seen))
		}
		// Entries that stand in another order, and one more that is not part of it.
		other := *new
		other.Errors = append(rapid.Permutation(firsts(new.Errors)).Draw(t, "order"), catalog.Entry{Type: "unrelated", Removed: true})
		base := *new
		base.Errors = firsts(new.Errors)
		moved := fingerprints(named.Catalogs(old, &other))
		for f := range fingerprints(named.Catalogs(old, &base)) {
			if !moved[f] {
				t.Fatalf("the fingerprint %s depends on the order, or on another entry", f)
			}
		}
	})
}

// firsts returns the first entry of each type: of those that stand twice the
// order means something.
func firsts(entries []catalog.Entry) []catalog.Entry {
	seen := map[string]bool{}
	return slices.DeleteFunc(slices.Clone(entries), func(e catalog.Entry) bool {
		was := seen[e.Type]
		seen[e.Type] = true
		return was
	})
}

func fingerprints(changes []Change) map[string]bool {
	seen := map[string]bool{}
	for _, c := range changes {
		seen[c.Fingerprint()] = true
	}
	return seen
}

func TestOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		changes := named.Catalogs(twoCatalogs(t))
		for i := 1; i < len(changes); i++ {
			a, b := changes[i-1], changes[i]
			if a.Severity > b.Severity || a.Severity == b.Severity && a.Type > b.Type {
				t.Fatalf("%s %s %s stands before %s %s %s", a.Severity, a.Rule, a.Type, b.Severity, b.Rule, b.Type)
			}
		}
		for _, c := range changes {
			if c.Message == "" || rules[rank(c.Rule)].ID != c.Rule {
				t.Fatalf("%+v", c)
			}
		}
	})
}
