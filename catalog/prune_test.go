package catalog

import (
	"errors"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/errgen/errgen/internal/problem"
)

func TestPrune(t *testing.T) {
	c := &Catalog{
		Version: FormatVersion,
		Errors: []Entry{
			{Type: "gone", Removed: true, Causes: []string{"c"}},
			{Type: "live"},
			{Type: "old", Removed: true, ReplacedBy: "gone"},
			{Type: "ours", Undocumented: true},
		},
		Overrides: []Override{{Type: "gone", Set: Fields{Message: ptr("m")}}, {Type: "live", Set: Fields{Message: ptr("m")}}},
	}
	for _, test := range []struct {
		types    string
		left     string // the types and, after a bar, those of the overrides
		problems []string
	}{
		{"", "gone live old ours | gone live", nil},
		{"old", "gone live ours | gone live", nil},
		{"old gone", "live ours | live", nil},
		{"ours", "gone live old | gone live", nil},
		{"gone", "", []string{`"gone" cannot be pruned: "old" is replaced by it [in-use]`}},
		{"live", "", []string{`"live" cannot be pruned: the documentation has it, and the next scrape would bring it back [not-removed]`}},
		{"odl live", "", []string{
			`the catalogue has no entry of the type "odl" [unknown-type]`,
			`"live" cannot be pruned: the documentation has it, and the next scrape would bring it back [not-removed]`,
		}},
	} {
		t.Run(test.types, func(t *testing.T) {
			before := dumpCatalog(t, c)
			got, err := Prune(c, strings.Fields(test.types)...)
			var problems problem.List
			if errors.As(err, &problems); err != nil && got != nil {
				t.Error("there is a catalogue beside the error")
			}
			if diff := cmp.Diff(test.problems, withoutFix(problems)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
			if got != nil {
				if left := typesOf(got); left != test.left {
					t.Errorf("left: %s, want %s", left, test.left)
				}
				scribble(got)
			}
			if after := dumpCatalog(t, c); after != before {
				t.Errorf("the argument was changed:\n%s", cmp.Diff(before, after))
			}
		})
	}
}

func typesOf(c *Catalog) string {
	var words []string
	for _, e := range c.Errors {
		words = append(words, e.Type)
	}
	words = append(words, "|")
	for _, o := range c.Overrides {
		words = append(words, o.Type)
	}
	return strings.Join(words, " ")
}

func TestPruneMisspelt(t *testing.T) {
	_, err := Prune(&Catalog{Errors: []Entry{{Type: "email_not_found", Removed: true}}}, "email_not_fuond")
	if err == nil || !strings.Contains(err.Error(), `did you mean "email_not_found"?`) {
		t.Errorf("error %v", err)
	}
}
