package diff

import (
	"testing"

	"github.com/errgen/errgen/catalog"
	gocmp "github.com/google/go-cmp/cmp"
)

func catalogOf(list ...catalog.Entry) *catalog.Catalog {
	return &catalog.Catalog{Version: 1, Name: "n", Title: "N", Errors: list}
}

func TestConstants(t *testing.T) {
	e := func(typ, name string) catalog.Entry { return catalog.Entry{Type: typ, GoName: name} }
	for _, test := range []struct {
		name     string
		old, new *catalog.Catalog
		want     []string
	}{
		{
			"the new entry takes the name of the old one", catalogOf(e("gate", "")), catalogOf(e("Gate", ""), e("gate", "GateOld")),
			[]string{
				"breaking constant-reassigned: GATE was the constant of gate and is now that of Gate",
				"breaking go-name-changed: the go_name of gate was added",
				"additive error-added: Gate was added",
			},
		},
		{
			"two exchange their names", catalogOf(e("a", "One"), e("b", "Two")), catalogOf(e("a", "Two"), e("b", "One")),
			[]string{
				"breaking constant-reassigned: One was the constant of a and is now that of b",
				"breaking go-name-changed: the go_name of a changed",
				"breaking constant-reassigned: Two was the constant of b and is now that of a",
				"breaking go-name-changed: the go_name of b changed",
			},
		},
		{
			"people give the name of one that is gone to another", catalogOf(e("door", "")), catalogOf(e("window", "DOOR")),
			[]string{
				"breaking error-pruned: door is no longer in the catalogue",
				"breaking constant-reassigned: DOOR was the constant of door and is now that of window",
				"additive error-added: window was added",
			},
		},
		{
			"two would have the name: the package cannot be generated", catalogOf(e("gate", "")), catalogOf(e("Gate", ""), e("gate", "")),
			[]string{"additive error-added: Gate was added"},
		},
		{
			"the given name is the derived one", catalogOf(e("gate", "")), catalogOf(e("gate", "GATE")),
			[]string{"text go-name-changed: the go_name of gate was added; the constant is still GATE"},
		},
		{
			"the given name was the derived one", catalogOf(e("gate", "GATE")), catalogOf(e("gate", "")),
			[]string{"text go-name-changed: the go_name of gate was removed; the constant is still GATE"},
		},
		{
			"the name goes with a rename", catalogOf(e("open-gate", "")), catalogOf(e("openGate", "")),
			[]string{"behavior error-renamed: open-gate is likely openGate now: the same letters and digits; OPENGATE has the new type"},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			if diff := gocmp.Diff(test.want, summaries(named.Catalogs(test.old, test.new))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
	same := catalogOf(e("gate", "GATE"))
	if version, why := Bump(named.Catalogs(catalogOf(e("gate", "")), same)); version != None {
		t.Errorf("version %v, %s", version, why)
	}
}

func TestRemarks(t *testing.T) {
	removed := catalogOf(catalog.Entry{Type: "gate", Removed: true})
	undocumented := catalogOf(catalog.Entry{Type: "gate", Undocumented: true})
	documented := catalogOf(catalog.Entry{Type: "gate"})
	for _, test := range []struct {
		old, new *catalog.Catalog
		want     string
	}{
		{removed, undocumented, "additive undocumented-changed: gate is now marked as undocumented, and no longer as removed"},
		{undocumented, removed, "behavior undocumented-changed: gate is now marked as removed, and no longer as undocumented"},
		{undocumented, documented, "text undocumented-changed: gate is no longer marked as undocumented"},
		{documented, undocumented, "text undocumented-changed: gate is now marked as undocumented"},
		{removed, documented, "additive error-restored: the documentation has gate again"},
	} {
		if diff := gocmp.Diff([]string{test.want}, summaries(Catalogs(test.old, test.new))); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}
