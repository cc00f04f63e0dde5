package diff

import (
	"testing"

	"github.com/errgen/errgen/catalog"
	gocmp "github.com/google/go-cmp/cmp"
)

// alikeIn returns what the changes of a comparison say alike, with their number.
func alikeIn(changes []Change) map[string]int {
	counts := map[string]int{}
	for _, c := range changes {
		if a := c.Alike(); a.ID != "" {
			counts[c.Rule+a.Text+" | "+a.Fix]++
		}
	}
	return counts
}

func TestAlike(t *testing.T) {
	change := func(list []string, f func(*catalog.Entry)) *catalog.Catalog {
		c := entries(list...)
		for i := range c.Errors {
			f(&c.Errors[i])
		}
		return c
	}
	nothing := func(*catalog.Entry) {}
	gates := []string{"gate_a:The user has no key.", "gate_b:Ask the user.", "gate_c:Some user came by."}
	for _, test := range []struct {
		name     string
		old, new *catalog.Catalog
		want     map[string]int
	}{
		{
			"the same word of three messages", change(gates, nothing),
			entries("gate_a:The member has no key.", "gate_b:Ask the member.", "gate_c:Some member came by."),
			map[string]int{"message-changed: the message changed | ": 3},
		},
		{
			"the same status", change(gates, func(e *catalog.Entry) { e.Status = []int{400} }), change(gates, func(e *catalog.Entry) { e.Status = []int{429} }),
			map[string]int{"status-changed: the status changed; it now counts as retryable | ": 3},
		},
		{
			"a cause", change(gates, nothing), change(gates, func(e *catalog.Entry) { e.Causes = []string{"c"} }),
			map[string]int{"cause-added: a cause was added | ": 3},
		},
		{
			"a list", change(gates, nothing), change(gates, func(e *catalog.Entry) { e.Listed = []string{"l"} }),
			map[string]int{"listed-changed: a list has them now | ": 3},
		},
		{
			"marks", change(gates, nothing), change(gates, func(e *catalog.Entry) { e.Undocumented = true }),
			map[string]int{"undocumented-changed are now marked as undocumented | ": 3},
		},
		{
			"types that have no message", entries(), entries("a", "b", "c"),
			map[string]int{"error-added were added | ": 3},
		},
		{
			"a family, one of it in the plural",
			change([]string{"gate_key_lost", "gate_key_old", "gate_key_used", "no_gate_keys"}, nothing),
			change([]string{"door_card_lost", "door_card_old", "door_card_used", "no_door_cards"}, nothing),
			map[string]int{
				"error-renamed: gate_key in the types is likely door_card now | to keep their constants, keep the old entries, each with removed: true and the new type as replaced_by": 4,
			},
		},
		{
			"a family that lost a word", entries("gate_old", "gate_lost", "gate_used"), entries("old", "lost", "used"),
			map[string]int{
				"error-renamed: the types likely lost gate | to keep their constants, keep the old entries, each with removed: true and the new type as replaced_by": 3,
			},
		},
		{
			"a page", partly([]int{401}), partly(nil, catalog.Entry{Type: "a", Status: []int{401}, Message: "A."}, catalog.Entry{Type: "b", Status: []int{401}, Message: "B."}),
			map[string]int{"error-first-read of status 401, whose page was read for the first time | ": 2},
		},
		{
			"a page that is not read", partly(nil, catalog.Entry{Type: "a", Status: []int{401}, Message: "A."}, catalog.Entry{Type: "b", Status: []int{401}, Message: "B."}), partly([]int{401}),
			map[string]int{
				"error-not-read of status 401, whose page was not read | scrape into the old catalogue, which keeps the entries of pages that are not read": 2,
			},
		},
		{"the catalogue itself", &catalog.Catalog{Title: "a"}, &catalog.Catalog{Title: "b"}, map[string]int{}},
	} {
		t.Run(test.name, func(t *testing.T) {
			changes := Catalogs(test.old, test.new)
			if diff := gocmp.Diff(test.want, alikeIn(changes)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			ids := map[string]bool{}
			for _, c := range changes {
				if id := c.Alike().ID; id != "" {
					ids[id] = true
				}
			}
			if len(ids) != len(test.want) {
				t.Errorf("%d groups, want %d", len(ids), len(test.want))
			}
		})
	}
}

// Other words, another rule or another level are another group.
func TestNotAlike(t *testing.T) {
	old := entries("a:One.", "b:Two.", "c:Two.")
	changes := Catalogs(old, entries("a:Three.", "b:Three.", "c:Four."))
	ids := map[string]bool{}
	for _, c := range changes {
		ids[c.Alike().ID] = true
	}
	if len(changes) != 3 || len(ids) != 3 {
		t.Errorf("%d changes in %d groups", len(changes), len(ids))
	}
}
