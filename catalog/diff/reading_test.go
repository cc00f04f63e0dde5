package diff

import (
	"fmt"
	"testing"

	"github.com/errgen/errgen/catalog"
	gocmp "github.com/google/go-cmp/cmp"
)

// partly returns a catalogue of which the pages of some statuses were not read.
func partly(unread []int, list ...catalog.Entry) *catalog.Catalog {
	c := &catalog.Catalog{Version: 1, Name: "n", Title: "N", Errors: list}
	for _, code := range []int{400, 401, 404, 503} {
		c.Statuses = append(c.Statuses, catalog.Status{Code: code})
	}
	c.Coverage.Complete = unread == nil
	if unread != nil {
		c.Coverage.Partial = &catalog.Missing{Statuses: unread}
	}
	return c
}

// summaries returns level, rule and message of each change but that of coverage.
func summaries(changes []Change) []string {
	var list []string
	for _, c := range changes {
		if c.Rule != "coverage-changed" {
			list = append(list, fmt.Sprintf("%v %s: %s", c.Severity, c.Rule, c.Message))
		}
	}
	return list
}

func TestReading(t *testing.T) {
	of := func(typ string, status ...int) catalog.Entry { return catalog.Entry{Type: typ, Status: status} }
	removed, added := of("door_shut", 401), of("door_shut", 401)
	removed.Removed, added.Undocumented = true, true
	stays := of("key_lost", 404)
	vague := partly([]int{}, stays)
	for _, test := range []struct {
		name     string
		old, new *catalog.Catalog
		want     []string
		version  Version
	}{
		{
			"a page is read for the first time", partly([]int{401, 503}, stays), partly([]int{503}, of("door_shut", 401), stays),
			[]string{"text error-first-read: door_shut was added with status 401, whose page was read for the first time"},
			Minor,
		},
		{
			"a page is no longer read", partly([]int{503}, of("door_shut", 401), stays), partly([]int{401, 503}, stays),
			[]string{"breaking error-not-read: door_shut is no longer in the catalogue with status 401, whose page was not read"},
			Major,
		},
		{
			"the entry also stands on a page that was read before", partly([]int{401}, stays), partly(nil, of("door_shut", 401, 404), stays),
			[]string{"additive error-added: door_shut was added"},
			Minor,
		},
		{
			"the page of another status was read", partly([]int{401}, stays), partly(nil, of("door_shut", 400), stays),
			[]string{"additive error-added: door_shut was added"},
			Minor,
		},
		{
			"the page was not read and is not", partly([]int{401}, stays), partly([]int{401}, of("door_shut", 401), stays),
			[]string{"additive error-added: door_shut was added"},
			Minor,
		},
		{
			"only a list has the entry", partly([]int{401}, stays), partly(nil, of("door_shut"), stays),
			[]string{"additive error-added: door_shut was added"},
			Minor,
		},
		{
			"people added it", partly([]int{401}, stays), partly(nil, added, stays),
			[]string{"additive error-added: door_shut was added"},
			Minor,
		},
		{
			"nobody knows what was read", partly([]int{401}, stays), &catalog.Catalog{Version: 1, Name: "n", Title: "N", Statuses: vague.Statuses, Coverage: vague.Coverage, Errors: []catalog.Entry{of("door_shut", 401), stays}},
			[]string{"additive error-added: door_shut was added"},
			Minor,
		},
		{
			"it comes back with its page", partly([]int{401}, removed, stays), partly(nil, of("door_shut", 401), stays),
			[]string{"additive error-restored: the documentation has door_shut again"},
			Minor,
		},
		{
			"an entry also stands on the page", partly([]int{400}, stays), partly(nil, of("key_lost", 400, 404)),
			[]string{"text status-changed: the status of key_lost changed; the page of 400 was read for the first time"},
			Patch,
		},
		{
			"so does one that only a list had", partly([]int{400}, of("key_lost")), partly(nil, of("key_lost", 400)),
			[]string{"text status-changed: the status of key_lost was added; the page of 400 was read for the first time"},
			Patch,
		},
		{
			"and now counts as retryable", partly([]int{503}, of("key_lost")), partly(nil, of("key_lost", 503)),
			[]string{"behavior status-changed: the status of key_lost was added; the page of 503 was read for the first time; it now counts as retryable"},
			Minor,
		},
		{
			"it moved to another page", partly([]int{401}, stays), partly(nil, of("key_lost", 401)),
			[]string{"behavior status-changed: the status of key_lost changed"},
			Minor,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			changes := Catalogs(test.old, test.new)
			if diff := gocmp.Diff(test.want, summaries(changes)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if version, _ := Bump(changes); version != test.version {
				t.Errorf("version %v, want %v", version, test.version)
			}
		})
	}
}

// A type that a page brings is not the new name of one that went.
func TestReadingIsNoRename(t *testing.T) {
	gone := catalog.Entry{Type: "door_shut", Status: []int{404}, Message: "Shut."}
	came := catalog.Entry{Type: "gate_shut", Status: []int{401}, Message: "Shut."}
	changes := Catalogs(partly([]int{401}, gone), partly(nil, came))
	if got := renamesOf(changes); got != nil {
		t.Errorf("got %q", got)
	}
}
