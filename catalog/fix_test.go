package catalog

import (
	"encoding/json"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"
)

func TestFix(t *testing.T) {
	c := &Catalog{
		Version: FormatVersion, Name: "acme", Title: "Acme API",
		Statuses: []Status{{Code: 404}, {Code: 400}},
		Errors: []Entry{
			{Type: "b", Status: []int{404, 400, 404}, Message: "It's  gone.", Description: "It’s gone.", Note: "two  spaces"},
			{
				Type: "a", Description: "a\t b  c  d\n    code\n\n  more", Causes: []string{"x", "y  z", "x", "y z"},
				Steps: []string{"<b>bold</b>", ""},
			},
		},
		Overrides: []Override{{Type: "b", Set: Fields{Status: []int{500, 400}, Causes: []string{"x  y", "x  y"}}, Was: Fields{Status: []int{}}, Reason: "r"}},
	}
	before := dumpCatalog(t, c)
	got, fixes := Fix(c)
	want := &Catalog{
		Version: FormatVersion, Name: "acme", Title: "Acme API",
		Statuses: []Status{{Code: 400}, {Code: 404}},
		Errors: []Entry{
			{Type: "a", Description: "a b c d\n    code\n\n  more", Causes: []string{"x", "y z"}, Steps: []string{"<b>bold</b>", ""}},
			{Type: "b", Status: []int{400, 404}, Message: "It's gone.", Note: "two  spaces"},
		},
		Overrides: []Override{{Type: "b", Set: Fields{Status: []int{400, 500}, Causes: []string{"x  y", "x  y"}}, Was: Fields{Status: []int{}}, Reason: "r"}},
	}
	if diff := cmp.Diff(want, got, equalTop); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	var rules []string
	for _, p := range fixes {
		rules = append(rules, p.Path+" "+p.Rule)
	}
	wantRules := []string{
		"statuses[1] order", "errors[0].status[1] status-order", "errors[0].message doubled-space", "errors[0].description description-echo",
		"errors[1].description doubled-space", "errors[1].causes[1] doubled-space", "errors[1].causes[2] duplicate-item",
		"errors[1] order", "overrides[0].set.status[1] status-order",
	}
	if diff := cmp.Diff(wantRules, rules); diff != "" {
		t.Errorf("fixed (-want +got):\n%s", diff)
	}
	if after := dumpCatalog(t, c); after != before {
		t.Errorf("the argument was changed (-before +after):\n%s", cmp.Diff(before, after))
	}
}

// TestFixLineEnds checks that line breaks around texts go, also from what overrides
// set, and those within stay.
func TestFixLineEnds(t *testing.T) {
	text := "Because.\n"
	c := &Catalog{
		Version: FormatVersion, Name: "acme", Title: "Acme API",
		Errors: []Entry{
			{Type: "a", Message: "Folded text.\n", Description: "\n    code\n\nTwo.\n\n", Steps: []string{"One.\n", "One.", "\n"}, Note: "Mine.\n"},
			{Type: "b", Message: "Gone.", Description: "Gone.\n"},
		},
		Overrides: []Override{{Type: "a", Set: Fields{Description: &text, Causes: []string{"x\n"}}, Was: Fields{Steps: []string{"\ny"}}, Reason: "r\n"}},
	}
	got, fixes := Fix(c)
	fixed := "Because."
	want := []Entry{
		{Type: "a", Message: "Folded text.", Description: "    code\n\nTwo.", Steps: []string{"One.", ""}, Note: "Mine.\n"},
		{Type: "b", Message: "Gone."},
	}
	if diff := cmp.Diff(want, got.Errors, equalTop); diff != "" {
		t.Errorf("entries (-want +got):\n%s", diff)
	}
	wantOverride := Override{Type: "a", Set: Fields{Description: &fixed, Causes: []string{"x"}}, Was: Fields{Steps: []string{"y"}}, Reason: "r\n"}
	if diff := cmp.Diff(wantOverride, got.Overrides[0], equalTop); diff != "" {
		t.Errorf("override (-want +got):\n%s", diff)
	}
	if len(fixes) != 9 {
		t.Errorf("%d fixes, want 9: %v", len(fixes), fixes)
	}
	if left := fixable(got.Validate()); len(left) > 0 {
		t.Errorf("left: %v", left)
	}
	if text != "Because.\n" {
		t.Error("the argument was changed")
	}
}

func dumpCatalog(t *testing.T, c *Catalog) string {
	t.Helper()
	data, err := json.Marshal(c)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// TestFixProperties checks that nothing is left that can be fixed, that a
// second time changes nothing, and that what people wrote stays.
func TestFixProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := anyOld().Draw(t, "catalogue")
		for i := range c.Errors {
			c.Errors[i].Causes = rapid.SliceOf(few("x", "x  y", "x y", " a\t\tb ", "x\n", "")).Draw(t, "causes")
			c.Errors[i].Description = few("m", " m", "a  b  c", "d", "\nd\n").Draw(t, "description")
		}
		fixed, _ := Fix(c)
		if left := fixable(fixed.Validate()); len(left) > 0 {
			t.Fatalf("left: %v", left)
		}
		again, fixes := Fix(fixed)
		if diff := cmp.Diff(fixed, again, equalTop); diff != "" || len(fixes) > 0 {
			t.Fatalf("a second time, %v (-once +twice):\n%s", fixes, diff)
		}
		for _, e := range c.Errors {
			i := slices.IndexFunc(fixed.Errors, func(f Entry) bool { return f.Type == e.Type })
			if diff := cmp.Diff(people(e), people(fixed.Errors[i])); diff != "" {
				t.Fatalf("people's fields (-old +new):\n%s", diff)
			}
		}
	})
}
