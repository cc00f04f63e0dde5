package catalog

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func statusesOf(codes ...int) []Status {
	list := make([]Status, len(codes))
	for i, code := range codes {
		list[i].Code = code
	}
	return list
}

func partial(statuses ...int) Coverage { return Coverage{Partial: &Missing{Statuses: statuses}} }

func TestCoverage(t *testing.T) {
	complete := Coverage{Complete: true}
	entry := func(status int) Entry { return Entry{Type: fmt.Sprint("e", status), Status: []int{status}} }
	for name, test := range map[string]struct {
		old  *Catalog
		read Scrape
		want Coverage
	}{
		"one page of three":               {nil, Scrape{Statuses: statusesOf(400, 401, 404), Read: []int{404}}, partial(400, 401)},
		"all pages":                       {nil, Scrape{Statuses: statusesOf(400, 404)}, complete},
		"a page without an overview":      {nil, Scrape{Read: []int{404}}, partial()},
		"documentation without statuses":  {nil, Scrape{}, Coverage{}},
		"another page later":              {&Catalog{Statuses: statusesOf(400, 401, 404), Coverage: partial(400, 401)}, Scrape{Read: []int{401}}, partial(400)},
		"the last page later":             {&Catalog{Statuses: statusesOf(400, 404), Coverage: partial(400)}, Scrape{Statuses: statusesOf(400, 404), Read: []int{400}}, complete},
		"one page of a complete one":      {&Catalog{Statuses: statusesOf(400, 404), Coverage: complete}, Scrape{Statuses: statusesOf(400, 404), Read: []int{404}}, complete},
		"a new status":                    {&Catalog{Statuses: statusesOf(400, 404), Coverage: complete}, Scrape{Statuses: statusesOf(400, 404, 409), Read: []int{404}}, partial(409)},
		"a status that is gone":           {&Catalog{Statuses: statusesOf(400, 404, 409), Coverage: partial(400, 409)}, Scrape{Statuses: statusesOf(400, 404), Read: []int{404}}, partial(400)},
		"a catalogue of before":           {&Catalog{Statuses: statusesOf(400, 401, 404), Errors: []Entry{entry(400)}}, Scrape{Statuses: statusesOf(400, 401, 404), Read: []int{404}}, partial(401)},
		"said by a person":                {&Catalog{Coverage: complete}, Scrape{Read: []int{404}}, complete},
		"said by a person, and no status": {&Catalog{Coverage: partial()}, Scrape{}, partial()},
		"an overview for the first time":  {&Catalog{Coverage: partial(), Errors: []Entry{entry(404)}}, Scrape{Statuses: statusesOf(400, 404), Read: []int{400}}, complete},
		"added by hand is not a page":     {&Catalog{Errors: []Entry{{Type: "mine", Status: []int{400}, Undocumented: true}}}, Scrape{Statuses: statusesOf(400, 404), Read: []int{404}}, partial(400)},
	} {
		got, _ := Merge(test.old, test.read)
		if diff := cmp.Diff(test.want, got.Coverage); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestCoverageForms(t *testing.T) {
	const head = "version: 1\nname: a\ntitle: A\n"
	for _, text := range []string{"", "coverage: complete\n", "coverage: partial\n", "coverage:\n  partial: {statuses: [400, 401]}\n"} {
		c, _, err := Read("errors.yaml", []byte(head+text))
		if err != nil {
			t.Errorf("%q: %v", text, err)
			continue
		}
		if got, err := c.Encode(); err != nil || string(got) != head+text {
			t.Errorf("%q is written as %q, error %v", text, got, err)
		}
	}
	for text, want := range map[string]string{
		"coverage: full\n":                             "errors.yaml:4:11: coverage is the text \"full\", want a mapping or complete or partial [wrong-type]",
		"coverage: {complete: true}\n":                 "coverage has no field \"complete\" [unknown-field]",
		"coverage: {partial: {status: [400]}}\n":       "did you mean \"statuses\"?",
		"coverage: {partial: {statuses: [\"400\"]}}\n": "want a whole number",
	} {
		if _, _, err := Read("errors.yaml", []byte(head+text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: error %v, want %q", text, err, want)
		}
	}
}

func TestCoverageStatuses(t *testing.T) {
	c := &Catalog{Version: 1, Name: "a", Title: "A", Statuses: statusesOf(400, 401, 404), Coverage: partial(400, 401)}
	if got := c.ReadStatuses(); !slices.Equal(got, []int{404}) {
		t.Errorf("read: %v", got)
	}
	c.Coverage = partial(400, 409, 400)
	got := c.Validate().Errors()
	if len(got) != 2 || got[0].Path != "coverage.partial.statuses[1]" || got[1].Path != "coverage.partial.statuses[2]" || got[0].Rule != "coverage-status" {
		t.Errorf("got %v", got)
	}
}
