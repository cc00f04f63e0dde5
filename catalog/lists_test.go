package catalog

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func listOf(name string, entries ...Entry) List {
	l := List{Name: name}
	for i, e := range entries {
		l.Entries = append(l.Entries, Observation{Entry: e, File: name + ".json", Line: i + 1})
	}
	return l
}

func documented(entries ...Entry) []Observation {
	var all []Observation
	for _, e := range entries {
		all = append(all, Observation{Entry: e, File: "404.html"})
	}
	return all
}

func TestMergeLists(t *testing.T) {
	page := Entry{Type: "b", Status: []int{404}, Message: "Not here.", Causes: []string{"c"}, URL: "/404#b"}
	for name, test := range map[string]struct {
		old  []Entry
		read Scrape
		want []Entry
	}{
		"a list adds types and fills gaps": {
			read: Scrape{Entries: documented(page), Lists: []List{
				listOf("sdk", Entry{Type: "a"}, Entry{Type: "b", Status: []int{400}, Message: "other", Description: "From the list."}),
			}},
			want: []Entry{
				{Type: "a", Listed: []string{"sdk"}},
				{Type: "b", Status: []int{404}, Message: "Not here.", Description: "From the list.", Causes: []string{"c"}, URL: "/404#b", Listed: []string{"sdk"}},
			},
		},
		"the first list counts": {
			read: Scrape{Lists: []List{
				listOf("one", Entry{Type: "a", Message: "first"}), listOf("two", Entry{Type: "a", Message: "second", Status: []int{409}}),
			}},
			want: []Entry{{Type: "a", Status: []int{409}, Message: "first", Listed: []string{"one", "two"}}},
		},
		"the first message of a list counts": {
			read: Scrape{Lists: []List{listOf("one", Entry{Type: "a", Message: "here", MoreMessages: []string{"there"}})}},
			want: []Entry{{Type: "a", Message: "here", Listed: []string{"one"}}},
		},
		"all messages of a list": {
			read: Scrape{Merge: MergeRules{Message: []string{MergeAll}}, Lists: []List{
				listOf("one", Entry{Type: "a", Message: "here", MoreMessages: []string{"there"}}), listOf("two", Entry{Type: "a", Message: "elsewhere"}),
			}},
			want: []Entry{{Type: "a", Message: "here", MoreMessages: []string{"there"}, Listed: []string{"one", "two"}}},
		},
		"a type leaves the list": {
			old:  []Entry{{Type: "a", Listed: []string{"sdk"}}, {Type: "c", Listed: []string{"sdk"}, Note: "mine"}},
			read: Scrape{Lists: []List{listOf("sdk", Entry{Type: "a"})}},
			want: []Entry{{Type: "a", Listed: []string{"sdk"}}, {Type: "c", Removed: true, Note: "mine"}},
		},
		"a type leaves the page, and the list has it": {
			old:  []Entry{{Type: "b", Status: []int{404}, Message: "Not here.", URL: "/404#b", Listed: []string{"sdk"}, GoName: "ErrB"}},
			read: Scrape{Read: []int{404}, Statuses: statusesOf(404), Lists: []List{listOf("sdk", Entry{Type: "b", Message: "from the list"})}},
			want: []Entry{{Type: "b", Message: "from the list", Listed: []string{"sdk"}, GoName: "ErrB"}},
		},
		"its page was not read": {
			old:  []Entry{{Type: "b", Status: []int{401}, Message: "Not here.", URL: "/401#b"}},
			read: Scrape{Read: []int{404}, Statuses: statusesOf(401, 404), Lists: []List{listOf("sdk", Entry{Type: "b", Message: "m", Description: "d"})}},
			want: []Entry{{Type: "b", Status: []int{401}, Message: "Not here.", Description: "d", URL: "/401#b", Listed: []string{"sdk"}}},
		},
		"a page documents what only a list had": {
			old:  []Entry{{Type: "b", Listed: []string{"sdk"}, Message: "from the list"}},
			read: Scrape{Entries: documented(page), Lists: []List{listOf("sdk", Entry{Type: "b", Message: "from the list"})}},
			want: []Entry{{Type: "b", Status: []int{404}, Message: "Not here.", Causes: []string{"c"}, URL: "/404#b", Listed: []string{"sdk"}}},
		},
		"a tombstone that a list has again": {
			old:  []Entry{{Type: "a", Removed: true}},
			read: Scrape{Lists: []List{listOf("sdk", Entry{Type: "a"})}},
			want: []Entry{{Type: "a", Listed: []string{"sdk"}}},
		},
		"added by hand": {
			old:  []Entry{{Type: "a", Status: []int{418}, Undocumented: true}},
			read: Scrape{Lists: []List{listOf("sdk", Entry{Type: "a", Status: []int{400}, Message: "m"})}},
			want: []Entry{{Type: "a", Status: []int{418}, Message: "m", Listed: []string{"sdk"}, Undocumented: true}},
		},
		"a list that is no longer configured": {
			old:  []Entry{{Type: "a", Listed: []string{"sdk"}}, {Type: "b", Status: []int{404}, Message: "Not here.", Causes: []string{"c"}, URL: "/404#b", Listed: []string{"sdk"}}},
			read: Scrape{Entries: documented(page)},
			want: []Entry{{Type: "a", Removed: true}, page},
		},
	} {
		got, ps := Merge(&Catalog{Errors: test.old}, test.read)
		if diff := cmp.Diff(test.want, got.Errors); diff != "" || len(ps) > 0 {
			t.Errorf("%s: %v (-want +got):\n%s", name, ps, diff)
		}
	}
}

func TestMergeListsShareNothing(t *testing.T) {
	l := listOf("sdk", Entry{Type: "a", Status: []int{400}, Causes: []string{"c"}})
	got, _ := Merge(nil, Scrape{Lists: []List{l, listOf("two", Entry{Type: "a"})}})
	got.Errors[0].Status[0], got.Errors[0].Causes[0] = 500, "other"
	if e := l.Entries[0].Entry; e.Status[0] != 400 || e.Causes[0] != "c" || e.Listed != nil {
		t.Errorf("the list has changed: %v", e)
	}
}

func TestMergeListWithoutType(t *testing.T) {
	_, ps := Merge(nil, Scrape{Lists: []List{listOf("sdk", Entry{Message: "m"})}})
	if len(ps) != 1 || ps[0].Rule != "empty-type" || !strings.HasPrefix(ps[0].String(), "sdk.json:1: the list sdk has an error without a type") {
		t.Errorf("got %v", ps)
	}
}

func TestListedOnly(t *testing.T) {
	c := &Catalog{Errors: []Entry{
		{Type: "a", Listed: []string{"ios", "android", "web"}}, {Type: "b", URL: "/b", Listed: []string{"android"}}, {Type: "c", Undocumented: true, Listed: []string{"ios"}},
	}}
	only := c.ListedOnly()
	for i, want := range []bool{true, false, false} {
		if got := only(&c.Errors[i]); got != want {
			t.Errorf("%s: got %t", c.Errors[i].Type, got)
		}
	}
	if got := c.Errors[0].ListedBy(); got != "ios, android and web" {
		t.Errorf("got %q", got)
	}
	if diff := cmp.Diff([]string{"android", "ios", "web"}, c.Lists()); diff != "" {
		t.Error(diff)
	}
	bare := &Catalog{Errors: []Entry{{Type: "a", Listed: []string{"ios"}}, {Type: "b"}}}
	if bare.ListedOnly()(&bare.Errors[0]) {
		t.Error("without addresses nothing tells what is on a page")
	}
}
