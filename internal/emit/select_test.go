package emit

import (
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

func TestSelect(t *testing.T) {
	c := &catalog.Catalog{Errors: []catalog.Entry{
		{Type: "oauth_a", Status: []int{400}},
		{Type: "oauth_b", Status: []int{404, 500}},
		{Type: "other/a", Status: []int{404}},
		{Type: "no_status"},
	}}
	for _, test := range []struct{ only, skip, want string }{
		{"", "", "oauth_a oauth_b other/a no_status"},
		{"oauth_*", "", "oauth_a oauth_b"},
		{"oauth_* no_status", "", "oauth_a oauth_b no_status"},
		{"4??", "", "oauth_a oauth_b other/a"},
		{"404", "500", "other/a"},
		{"", "oauth_? 404", "no_status"},
		{"other/*", "", "other/a"},
		{"oauth", "", `error: the glob "oauth" matches no type`},
		{"", "5xx", `error: the glob "5xx" matches no type`},
		{"[a", "", `error: "[a" is not a glob`},
	} {
		got := ""
		selected, err := Select(c, strings.Fields(test.only), strings.Fields(test.skip))
		if err != nil {
			got = "error: " + err.Error()
		} else {
			var types []string
			for _, e := range selected.Errors {
				types = append(types, e.Type)
			}
			got = strings.Join(types, " ")
		}
		if got != test.want && (err == nil || !strings.HasPrefix(got, test.want)) {
			t.Errorf("only %q, skip %q: %s, want %s", test.only, test.skip, got, test.want)
		}
	}
	if len(c.Errors) != 4 {
		t.Error("the catalogue was changed")
	}
}
