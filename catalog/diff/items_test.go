package diff

import (
	"fmt"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/google/go-cmp/cmp"
)

func TestItems(t *testing.T) {
	const (
		mistyped = "The user mistypes the email when signing in."
		reworded = "The user mistypes the address when signing in."
		expired  = "The link is too old."
		used     = "The session was revoked by an administrator."
	)
	for _, test := range []struct {
		name     string
		old, new []string
		want     []string // as rule: old index, new index
	}{
		{"the same", []string{mistyped, expired}, []string{mistyped, expired}, nil},
		{"one more, first", []string{mistyped}, []string{expired, mistyped}, []string{"cause-added: → [0]"}},
		{"one less", []string{mistyped, expired, used}, []string{mistyped, used}, []string{"cause-removed: [1] →"}},
		{"a reworded one", []string{expired, mistyped}, []string{expired, reworded}, []string{"cause-changed: [1] → [1]"}},
		{"another one in its place", []string{mistyped}, []string{used}, []string{"cause-removed: [0] →", "cause-added: → [0]"}},
		{"another order", []string{mistyped, expired, used}, []string{used, mistyped, expired}, []string{"causes-reordered:  → "}},
		{"another order, and a reworded one", []string{mistyped, expired}, []string{expired, reworded}, []string{"cause-changed: [0] → [1]", "causes-reordered:  → "}},
		{"twice, then once", []string{expired, mistyped, expired}, []string{mistyped, expired}, []string{"cause-removed: [0] →"}},
		{
			"two that are as similar: the one in its place",
			[]string{used, mistyped},
			[]string{"The user mistypes the phone when signing in.", reworded},
			[]string{"cause-removed: [0] →", "cause-added: → [0]", "cause-changed: [1] → [1]"},
		},
		{"a reworded one with one before it", []string{mistyped}, []string{used, reworded}, []string{"cause-added: → [0]", "cause-changed: [0] → [1]"}},
	} {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			index := func(path string) string { return strings.TrimPrefix(path, "errors[0].causes") }
			changes := Catalogs(
				&catalog.Catalog{Errors: []catalog.Entry{{Type: "a", Causes: test.old}}},
				&catalog.Catalog{Errors: []catalog.Entry{{Type: "a", Causes: test.new}}},
			)
			for _, c := range changes {
				line := fmt.Sprintf("%s: %s → %s", c.Rule, index(c.OldPath), index(c.NewPath))
				if !strings.HasSuffix(c.Rule, "-reordered") {
					line = strings.ReplaceAll(strings.TrimSpace(line), ":  →", ": →")
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(sortedTexts(test.want), sortedTexts(got)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func sortedTexts(list []string) map[string]bool {
	set := map[string]bool{}
	for _, s := range list {
		set[s] = true
	}
	return set
}

// TestStatus checks what is said when the statuses change.
func TestStatus(t *testing.T) {
	for _, test := range []struct {
		old, new catalog.Entry
		level    problem.Severity
		want     string
	}{
		{catalog.Entry{Status: []int{404}}, catalog.Entry{Status: []int{400}}, problem.Behavior, "the status of a changed"},
		{catalog.Entry{Status: []int{500}}, catalog.Entry{Status: []int{400, 500}}, problem.Behavior, "the status of a changed; it no longer counts as retryable"},
		{catalog.Entry{}, catalog.Entry{Status: []int{429}}, problem.Behavior, "the status of a was added; it now counts as retryable"},
		{catalog.Entry{Status: []int{500}, Retryable: ptr(false)}, catalog.Entry{Status: []int{400}, Retryable: ptr(false)}, problem.Behavior, "the status of a changed"},
		{catalog.Entry{Status: []int{400, 404}}, catalog.Entry{Status: []int{404, 400}}, problem.Text, "the statuses of a are in another order"},
	} {
		test.old.Type, test.new.Type = "a", "a"
		changes := Catalogs(&catalog.Catalog{Errors: []catalog.Entry{test.old}}, &catalog.Catalog{Errors: []catalog.Entry{test.new}})
		if len(changes) != 1 || changes[0].Severity != test.level || changes[0].Message != test.want {
			t.Errorf("%v to %v: %+v, want %s", test.old.Status, test.new.Status, changes, test.want)
		}
	}
}

// TestHeadStatus checks that a status for which the package has a constant is
// worth more than one that net/http names.
func TestHeadStatus(t *testing.T) {
	list := func(statuses ...catalog.Status) *catalog.Catalog { return &catalog.Catalog{Statuses: statuses} }
	for _, test := range []struct {
		old, new *catalog.Catalog
		want     string
	}{
		{list(catalog.Status{Code: 404}), list(), "behavior http-status-removed"},
		{list(catalog.Status{Code: 440}), list(), "breaking http-status-removed"},
		{list(), list(catalog.Status{Code: 440}), "additive http-status-added"},
		{list(catalog.Status{Code: 404, Title: "a"}), list(catalog.Status{Code: 404, Title: "b"}), "text http-status-changed"},
		{list(catalog.Status{Code: 440, Title: "a"}), list(catalog.Status{Code: 440, Title: "b"}), "breaking http-status-changed"},
		{list(catalog.Status{Code: 440, URL: "a"}), list(catalog.Status{Code: 440, URL: "b"}), "text http-status-changed"},
	} {
		changes := Catalogs(test.old, test.new)
		if len(changes) != 1 || fmt.Sprint(changes[0].Severity, " ", changes[0].Rule) != test.want {
			t.Errorf("%+v, want %s", changes, test.want)
		}
	}
}

func TestBump(t *testing.T) {
	for _, test := range []struct {
		changes []Change
		version string
		why     string
	}{
		{nil, "none", "nothing changed"},
		{[]Change{{Rule: "note-changed", Severity: problem.Text}, {Rule: "override-added", Severity: problem.Text}}, "none", "nothing changed that the generated package shows"},
		{[]Change{{Rule: "note-changed", Severity: problem.Text}, {Rule: "message-changed", Severity: problem.Text}}, "patch", "1 change in what only people read"},
		{[]Change{{Rule: "message-changed", Severity: problem.Text}, {Rule: "error-added", Severity: problem.Additive}, {Rule: "error-added", Severity: problem.Additive}}, "minor", "2 changes that can only add something"},
		{[]Change{{Rule: "error-added", Severity: problem.Additive}, {Rule: "error-removed", Severity: problem.Behavior}}, "minor", "1 change in what a program may do"},
		{[]Change{{Rule: "error-removed", Severity: problem.Behavior}, {Rule: "error-pruned", Severity: problem.Breaking}}, "major", "1 change that a program may not compile with"},
	} {
		if version, why := Bump(test.changes); version.String() != test.version || why != test.why {
			t.Errorf("%v: %v, %q; want %s, %q", test.changes, version, why, test.version, test.why)
		}
	}
}
