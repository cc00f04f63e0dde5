package catalog

import "testing"

func TestCoverageSentence(t *testing.T) {
	errors := []Entry{{Type: "a"}, {Type: "b"}, {Type: "gone", Removed: true}, {Type: "ours", Undocumented: true}}
	for name, test := range map[string]struct {
		catalog           Catalog
		summary, sentence string
	}{
		"unsaid":   {Catalog{Errors: errors, Statuses: statusesOf(404)}, "", ""},
		"complete": {Catalog{Errors: errors, Statuses: statusesOf(404), Coverage: Coverage{Complete: true}}, "", ""},
		"one unread": {
			Catalog{Errors: errors, Statuses: statusesOf(400, 401, 404), Coverage: partial(400)},
			"2 errors from 2 of 3 status pages", "2 errors from 2 of 3 status pages (401 and 404); not read: 400",
		},
		"several unread": {
			Catalog{Errors: errors[:1], Statuses: statusesOf(400, 401, 404, 503), Coverage: partial(400, 401, 503)},
			"1 error from 1 of 4 status pages", "1 error from 1 of 4 status pages (404); not read: 400, 401 and 503",
		},
		"lists": {
			Catalog{
				Errors:   []Entry{{Type: "a", URL: "https://acme.example/a", Listed: []string{"ios"}}, {Type: "b", Listed: []string{"ios", "android"}}},
				Statuses: statusesOf(400, 404), Coverage: partial(400),
			},
			"2 errors: 1 from 1 of 2 status pages, 1 listed by android and ios",
			"2 errors: 1 from 1 of 2 status pages (404), 1 listed by android and ios; not read: 400",
		},
		"none read": {
			Catalog{Statuses: statusesOf(400, 404), Coverage: partial(400, 404)},
			"0 errors from 0 of 2 status pages", "0 errors from 0 of 2 status pages; not read: 400 and 404",
		},
		"unknown": {
			Catalog{Errors: errors, Statuses: statusesOf(404), Coverage: partial()},
			"2 errors from a part of the documentation", "2 errors from a part of the documentation; which pages were not read is not known",
		},
	} {
		if got := test.catalog.CoverageSummary(); got != test.summary {
			t.Errorf("%s: the summary is %q, want %q", name, got, test.summary)
		}
		if got := test.catalog.CoverageSentence(); got != test.sentence {
			t.Errorf("%s: the sentence is %q, want %q", name, got, test.sentence)
		}
	}
}

func TestPartialCoverageIsReportedOnce(t *testing.T) {
	c := Catalog{
		Version: FormatVersion, Name: "acme", Title: "Acme API",
		Statuses: statusesOf(400, 401, 404, 409), Coverage: partial(400, 401),
		Errors: []Entry{{Type: "a", Status: []int{404}}},
	}
	got := ""
	for _, p := range c.Validate() {
		got += p.Path + ": " + p.Message + "\n"
	}
	want := "coverage: 1 error from 2 of 4 status pages (404 and 409); not read: 400 and 401\n" +
		"statuses[3]: no entry has the documented status 409\n"
	if got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}
