package catalog

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"github.com/errgen/errgen/internal/problem"
)

func ptr[T any](v T) *T { return &v }

// TestMerge has a case for each sentence of what Merge promises.
func TestMerge(t *testing.T) {
	tests := []struct {
		name     string
		old      []Entry
		observed []Observation
		want     []Entry
		problems []string // as rule: message
	}{
		{
			name:     "a new entry",
			observed: []Observation{{Entry: Entry{Type: "b", Status: []int{404}, Message: "B."}}, {Entry: Entry{Type: "a"}}},
			want:     []Entry{{Type: "a"}, {Type: "b", Status: []int{404}, Message: "B."}},
		},
		{
			name:     "what the page says replaces what the catalogue had",
			old:      []Entry{{Type: "a", Status: []int{400}, Message: "old", Causes: []string{"old"}, URL: "old"}},
			observed: []Observation{{Entry: Entry{Type: "a", Status: []int{404}, Message: "new"}}},
			want:     []Entry{{Type: "a", Status: []int{404}, Message: "new"}},
		},
		{
			name: "people's fields stay",
			old: []Entry{
				{Type: "a", Message: "old", GoName: "A", Note: "n", Retryable: ptr(true), ReplacedBy: "b"},
				{Type: "b", Undocumented: true},
			},
			observed: []Observation{{Entry: Entry{Type: "a", Message: "new", GoName: "X", Note: "x", Retryable: ptr(false), ReplacedBy: "x", Undocumented: true}}},
			want: []Entry{
				{Type: "a", Message: "new", GoName: "A", Note: "n", Retryable: ptr(true), ReplacedBy: "b"},
				{Type: "b", Undocumented: true},
			},
		},
		{
			name: "what is gone stays, with a mark",
			old:  []Entry{{Type: "a", Message: "A.", GoName: "A"}, {Type: "b", Undocumented: true}},
			want: []Entry{{Type: "a", Message: "A.", GoName: "A", Removed: true}, {Type: "b", Undocumented: true}},
		},
		{
			name:     "what comes back loses the mark",
			old:      []Entry{{Type: "a", Removed: true}},
			observed: []Observation{{Entry: Entry{Type: "a"}}},
			want:     []Entry{{Type: "a"}},
		},
		{
			name:     "an undocumented entry that is documented",
			old:      []Entry{{Type: "a", Undocumented: true}},
			observed: []Observation{{Entry: Entry{Type: "a", Message: "A."}, File: "404.txt", Line: 3}},
			want:     []Entry{{Type: "a", Message: "A.", Undocumented: true}},
			problems: []string{`404.txt:3: warning: "a" is marked undocumented, but the documentation has it [documented]`},
		},
		{
			name:     "lost fields are kept",
			old:      []Entry{{Type: "a", Message: "A.", Causes: []string{"c"}, Steps: []string{"s"}}},
			observed: []Observation{{Entry: Entry{Type: "a"}, Lost: []string{"causes", "message"}}},
			want:     []Entry{{Type: "a", Message: "A.", Causes: []string{"c"}}},
		},
		{
			name: "what one page lost and another has is not lost",
			old:  []Entry{{Type: "a", Causes: []string{"old"}}},
			observed: []Observation{
				{Entry: Entry{Type: "a", Status: []int{400}}, Lost: []string{"causes"}},
				{Entry: Entry{Type: "a", Status: []int{404}, Causes: []string{"new"}}},
			},
			want: []Entry{{Type: "a", Status: []int{400, 404}, Causes: []string{"new"}}},
		},
		{
			name:     "a description that echoes the message",
			observed: []Observation{{Entry: Entry{Type: "a", Message: "Not found.", Description: " Not found.\n"}}},
			want:     []Entry{{Type: "a", Message: "Not found."}},
		},
		{
			name: "the same under two statuses",
			observed: []Observation{
				{Entry: Entry{Type: "a", Status: []int{404}, Message: "A."}},
				{Entry: Entry{Type: "a", Status: []int{404, 400}, Message: "A.", Description: "More."}},
			},
			want: []Entry{{Type: "a", Status: []int{400, 404}, Message: "A.", Description: "More."}},
		},
		{
			name: "pages that contradict each other",
			observed: []Observation{
				{Entry: Entry{Type: "a", Status: []int{404}, Message: "two", Steps: []string{"x"}, URL: "/404"}, File: "404.txt", Line: 7},
				{Entry: Entry{Type: "a", Status: []int{400}, Message: "one", Steps: []string{"x", "y"}, URL: "/400"}, File: "400.txt", Line: 5},
			},
			want: []Entry{{Type: "a", Status: []int{400, 404}, Message: "one", Steps: []string{"x", "y"}, URL: "/400"}},
			problems: []string{
				`404.txt:7: the message of "a" is "two" here, but "one" at 400.txt:5 [conflict]`,
				`404.txt:7: the steps of "a" is "\"x\"" here, but "\"x\", \"y\"" at 400.txt:5 [conflict]`,
				`404.txt:7: warning: the url of "a" is "/404" here, but "/400" at 400.txt:5 [conflict]`,
			},
		},
		{
			name: "an echo contradicts nothing",
			observed: []Observation{
				{Entry: Entry{Type: "a", Status: []int{400}, Message: "A.", Description: "A."}},
				{Entry: Entry{Type: "a", Status: []int{404}, Message: "A.", Description: "More."}},
			},
			want: []Entry{{Type: "a", Status: []int{400, 404}, Message: "A.", Description: "More."}},
		},
		{
			name: "an echo of another page's message",
			observed: []Observation{
				{Entry: Entry{Type: "a", Status: []int{400}, Message: "A."}},
				{Entry: Entry{Type: "a", Status: []int{404}, Description: "A."}},
			},
			want: []Entry{{Type: "a", Status: []int{400, 404}, Message: "A."}},
		},
		{
			name:     "an entry without a type",
			observed: []Observation{{Entry: Entry{Message: "x"}, File: "404.txt", Line: 9}},
			problems: []string{`404.txt:9: an entry without a type was observed [empty-type]`},
		},
		{
			name:     "a type twice in the catalogue",
			old:      []Entry{{Type: "a", Note: "first"}, {Type: "a", Note: "second"}},
			observed: []Observation{{Entry: Entry{Type: "a"}}},
			want:     []Entry{{Type: "a", Note: "first"}},
			problems: []string{`the catalogue has the type "a" twice [duplicate-type]`},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got, ps := Merge(&Catalog{Errors: test.old}, Scrape{Entries: test.observed})
			if diff := cmp.Diff(test.want, got.Errors); diff != "" {
				t.Errorf("entries (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.problems, withoutFix(ps)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// TestMergeUnread has the pages of some statuses only.
func TestMergeUnread(t *testing.T) {
	old := &Catalog{Errors: []Entry{
		{Type: "both", Status: []int{400, 404}},
		{Type: "gone", Status: []int{404}},
		{Type: "gone_from_one", Status: []int{400, 404}},
		{Type: "no_status"},
		{Type: "unread", Status: []int{400}},
	}}
	got, problems := Merge(old, Scrape{Read: []int{404}, Entries: []Observation{{Entry: Entry{Type: "both", Status: []int{404}}}}})
	want := []Entry{
		{Type: "both", Status: []int{400, 404}},
		{Type: "gone", Status: []int{404}, Removed: true},
		{Type: "gone_from_one", Status: []int{400, 404}},
		{Type: "no_status", Removed: true},
		{Type: "unread", Status: []int{400}},
	}
	if diff := cmp.Diff(want, got.Errors); diff != "" || len(problems) > 0 {
		t.Errorf("problems %v; entries (-want +got):\n%s", problems, diff)
	}
}

// TestMergeSettled has a contradiction that an override settles.
func TestMergeSettled(t *testing.T) {
	old := &Catalog{Overrides: []Override{{Type: "a", Set: Fields{Message: ptr("right")}, Reason: "the pages differ"}}}
	seen := Scrape{Entries: []Observation{
		{Entry: Entry{Type: "a", Message: "one", Description: "x"}},
		{Entry: Entry{Type: "a", Message: "two", Description: "y"}},
	}}
	got, problems := Merge(old, seen)
	if got.Errors[0].Message != "right" {
		t.Errorf("the message is %q", got.Errors[0].Message)
	}
	if len(problems) != 1 || !strings.Contains(problems[0].Message, "the description of") {
		t.Errorf("problems %v, want one, about the description", problems)
	}
}

func withoutFix(ps problem.List) []string {
	var lines []string
	for _, p := range ps {
		p.Fix = ""
		lines = append(lines, p.String())
	}
	return lines
}

func TestMergeOverride(t *testing.T) {
	tests := []struct {
		name     string
		set, was Fields
		page     *Observation // nil if the entry was not observed
		want     string       // the message
		problems []string
	}{
		{
			"the page says what it said",
			Fields{Message: ptr("right")},
			Fields{Message: ptr("wrong")},
			&Observation{Entry: Entry{Type: "a", Message: "wrong"}}, "right", nil,
		},
		{
			"nothing was noted",
			Fields{Message: ptr("right")},
			Fields{},
			&Observation{Entry: Entry{Type: "a", Message: "wrong"}}, "right", nil,
		},
		{
			"the page was corrected",
			Fields{Message: ptr("right")},
			Fields{Message: ptr("wrong")},
			&Observation{Entry: Entry{Type: "a", Message: "right"}}, "right",
			[]string{`warning: the documentation now says itself what the override sets the message of "a" to [stale-override]`},
		},
		{
			"the page says a third thing",
			Fields{Message: ptr("right")},
			Fields{Message: ptr("wrong")},
			&Observation{Entry: Entry{Type: "a", Message: "other"}}, "right",
			[]string{`warning: the documentation now gives "other" as the message of "a", and no longer "wrong" [stale-override]`},
		},
		{
			"the message was lost",
			Fields{Message: ptr("right")},
			Fields{Message: ptr("wrong")},
			&Observation{Entry: Entry{Type: "a"}, Lost: []string{"message"}}, "right", nil,
		},
		{"the entry is gone", Fields{Message: ptr("right")}, Fields{Message: ptr("wrong")}, nil, "right", nil},
		{
			"to nothing",
			Fields{Message: ptr("")},
			Fields{Message: ptr("wrong")},
			&Observation{Entry: Entry{Type: "a", Message: "wrong"}}, "", nil,
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			old := &Catalog{Errors: []Entry{{Type: "a", Message: "before"}}, Overrides: []Override{{Type: "a", Set: test.set, Was: test.was, Reason: "r"}, {Type: "unknown", Set: test.set}}}
			var s Scrape
			if test.page != nil {
				s.Entries = []Observation{*test.page}
			}
			got, ps := Merge(old, s)
			if got.Errors[0].Message != test.want {
				t.Errorf("message = %q, want %q", got.Errors[0].Message, test.want)
			}
			if diff := cmp.Diff(test.problems, withoutFix(ps)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// TestMergeOverridePlace checks that the path of a stale override leads to the
// line in the file that is written.
func TestMergeOverridePlace(t *testing.T) {
	old := &Catalog{Name: "acme", Title: "Acme", Overrides: []Override{
		{Type: "a", Set: Fields{Message: ptr("right")}, Was: Fields{Message: ptr("wrong")}, Reason: "r"},
		{Type: "b", Set: Fields{Message: ptr("right")}, Was: Fields{Message: ptr("wrong")}, Reason: "r"},
	}}
	got, ps := Merge(old, Scrape{Entries: []Observation{{Entry: Entry{Type: "b", Message: "right"}}, {Entry: Entry{Type: "a", Message: "other"}}}})
	data, err := got.Encode()
	if err != nil {
		t.Fatal(err)
	}
	_, src, err := Read("errors.yaml", data)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(string(data), "\n")
	placed := src.Place(ps)
	if len(placed) != 2 {
		t.Fatalf("%d problems, want 2: %v", len(placed), placed)
	}
	for i, want := range []string{"      message: wrong", "      message: right"} {
		if got := lines[placed[i].Line-1]; got != want || placed[i].File != "errors.yaml" {
			t.Errorf("%v is at the line %q, want %q", placed[i], got, want)
		}
	}
}

func TestMergeOverrideLists(t *testing.T) {
	old := &Catalog{Overrides: []Override{{
		Type: "a",
		Set:  Fields{Status: []int{409}, Causes: []string{}, Steps: []string{"wait"}, URL: ptr("/u"), Description: ptr("d")}, Reason: "r",
	}}}
	got, ps := Merge(old, Scrape{Entries: []Observation{{Entry: Entry{Type: "a", Status: []int{404}, Message: "m", Causes: []string{"c"}}}}})
	want := []Entry{{Type: "a", Status: []int{409}, Message: "m", Description: "d", Steps: []string{"wait"}, URL: "/u"}}
	if diff := cmp.Diff(want, got.Errors); diff != "" || len(ps) > 0 {
		t.Errorf("(-want +got), %v:\n%s", ps, diff)
	}
}

func TestMergeHead(t *testing.T) {
	old := &Catalog{
		Version: 1, Name: "old", Title: "Old", Docs: "/old",
		Statuses: []Status{{Code: 500}, {Code: 400}}, Classes: []Class{{Class: "5xx", Meaning: "m"}},
	}
	kept, ps := Merge(old, Scrape{})
	want := &Catalog{
		Version: 1, Name: "old", Title: "Old", Docs: "/old",
		Statuses: []Status{{Code: 400}, {Code: 500}}, Classes: []Class{{Class: "5xx", Meaning: "m"}},
	}
	if diff := cmp.Diff(want, kept, cmpopts.EquateEmpty()); diff != "" || len(ps) > 0 {
		t.Errorf("nothing scraped (-want +got), %v:\n%s", ps, diff)
	}
	got, ps := Merge(old, Scrape{
		Name: "new", Title: "New", Docs: "/new",
		Statuses: []Status{{Code: 404, URL: "/404"}, {Code: 404, Title: "Not found"}, {Code: 400, Title: "b"}, {Code: 400, Title: "a"}},
		Classes:  []Class{{"4xx", "two"}, {"4xx", "one"}, {"2xx", ""}, {"2xx", "ok"}},
	})
	want = &Catalog{
		Version: 1, Name: "new", Title: "New", Docs: "/new", Coverage: Coverage{Complete: true},
		Statuses: []Status{{Code: 400, Title: "a"}, {Code: 404, Title: "Not found", URL: "/404"}},
		Classes:  []Class{{"2xx", "ok"}, {"4xx", "one"}},
	}
	if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	wantProblems := []string{`the status 400 has the titles "a" and "b" [conflict]`, `the class 4xx has the meanings "one" and "two" [conflict]`}
	if diff := cmp.Diff(wantProblems, withoutFix(ps)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
}

// few draws from so few values that the same one comes often.
func few(values ...string) *rapid.Generator[string] { return rapid.SampledFrom(values) }

func fewItems() *rapid.Generator[[]string] {
	return rapid.SampledFrom([][]string{nil, {"x"}, {"x", "y"}})
}

func anyScrape() *rapid.Generator[Scrape] {
	observation := rapid.Custom(func(t *rapid.T) Observation {
		return Observation{
			Entry: Entry{
				Type: few("a", "b", "c", "d").Draw(t, "type"), Status: rapid.SampledFrom([][]int{nil, {404}, {404, 400}}).Draw(t, "status"),
				Category: fewItems().Draw(t, "category"), Number: rapid.Ptr(rapid.IntRange(1, 2), true).Draw(t, "number"),
				Message: few("", "m", "n").Draw(t, "message"), Description: few("", "m", "d", "e").Draw(t, "description"),
				Causes: fewItems().Draw(t, "causes"), Steps: fewItems().Draw(t, "steps"), URL: few("", "/1", "/2").Draw(t, "url"),
			},
			Lost: rapid.SliceOfNDistinct(few("causes", "steps", "message", "description", "url", "status", "category", "number"), 0, 3, rapid.ID).Draw(t, "lost"),
			File: few("1.txt", "2.txt").Draw(t, "file"), Line: rapid.IntRange(1, 3).Draw(t, "line"),
		}
	})
	status := rapid.Custom(func(t *rapid.T) Status {
		return Status{rapid.IntRange(400, 402).Draw(t, "code"), few("", "t", "u").Draw(t, "title"), few("", "/1").Draw(t, "url")}
	})
	return rapid.Custom(func(t *rapid.T) Scrape {
		return Scrape{
			Name: few("", "n").Draw(t, "name"), Statuses: rapid.SliceOfN(status, 0, 5).Draw(t, "statuses"),
			Entries: rapid.SliceOfN(observation, 0, 8).Draw(t, "entries"),
			Read:    rapid.SampledFrom([][]int{nil, nil, {404}, {400, 404}}).Draw(t, "read"),
		}
	})
}

// anyOld draws a catalogue that has each type once.
func anyOld() *rapid.Generator[*Catalog] {
	entry := rapid.Custom(func(t *rapid.T) Entry {
		e := anyEntry().Draw(t, "entry")
		e.Type, e.Message = few("a", "b", "c", "e").Draw(t, "type"), few("", "m", "d").Draw(t, "message")
		return e
	})
	override := rapid.Custom(func(t *rapid.T) Override {
		message := rapid.Ptr(few("", "m", "n", "d"), true)
		return Override{
			Type: few("a", "b", "f").Draw(t, "type"), Reason: "r",
			Set: Fields{Message: message.Draw(t, "set"), Description: message.Draw(t, "set too"), Steps: fewItems().Draw(t, "steps"), Number: rapid.Ptr(rapid.IntRange(1, 2), true).Draw(t, "number"), Category: fewItems().Draw(t, "category")},
			Was: Fields{Message: message.Draw(t, "was"), Steps: rapid.SampledFrom([][]string{nil, {}, {"x"}}).Draw(t, "were")},
		}
	})
	return rapid.Custom(func(t *rapid.T) *Catalog {
		return &Catalog{
			Version: FormatVersion, Name: "old",
			Errors:    rapid.SliceOfNDistinct(entry, 0, 4, func(e Entry) string { return e.Type }).Draw(t, "errors"),
			Overrides: rapid.SliceOfN(override, 0, 3).Draw(t, "overrides"),
		}
	})
}

func TestMergeProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		old, s := anyOld().Draw(t, "old"), anyScrape().Draw(t, "scrape")
		before := dump(t, old, s)
		once, ps := Merge(old, s)

		scratch, _ := Merge(old, s)
		scribble(scratch)
		if after := dump(t, old, s); after != before {
			t.Fatalf("the arguments were changed (-before +after):\n%s", cmp.Diff(before, after))
		}
		twice, again := Merge(once, s)
		if diff := cmp.Diff(once, twice, equalTop); diff != "" {
			t.Fatalf("a second merge changes it (-once +twice):\n%s", diff)
		}
		if diff := cmp.Diff(ps, again, cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("a second merge says otherwise (-once +twice):\n%s", diff)
		}
		shuffled := s
		shuffled.Entries = rapid.Permutation(s.Entries).Draw(t, "order")
		shuffled.Statuses = rapid.Permutation(s.Statuses).Draw(t, "statuses")
		other, otherProblems := Merge(old, shuffled)
		if diff := cmp.Diff(once, other) + cmp.Diff(ps, otherProblems); diff != "" {
			t.Fatalf("the order of observations matters (-one +other):\n%s", diff)
		}
		checkMerged(t, old, s, once)
	})
}

// dump shows everything that the arguments hold and point to.
func dump(t *rapid.T, old *Catalog, s Scrape) string {
	data, err := json.Marshal([]any{old, s})
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// scribble writes into all the memory that a catalogue holds.
func scribble(c *Catalog) {
	fields := func(status []int, items ...[]string) {
		for i := range status {
			status[i] = -1
		}
		for _, list := range items {
			for i := range list {
				list[i] = "scribble"
			}
		}
	}
	for i, e := range c.Errors {
		fields(e.Status, e.Causes, e.Steps)
		if e.Retryable != nil {
			*e.Retryable = !*e.Retryable
		}
		c.Errors[i] = Entry{Type: "scribble"}
	}
	for i, o := range c.Overrides {
		for _, f := range []Fields{o.Set, o.Was} {
			fields(f.Status, f.Causes, f.Steps)
			for _, s := range []*string{f.Message, f.Description, f.URL} {
				if s != nil {
					*s = "scribble"
				}
			}
		}
		c.Overrides[i] = Override{}
	}
	for i := range c.Statuses {
		c.Statuses[i] = Status{}
	}
}

// checkMerged checks what holds of every merge.
func checkMerged(t *rapid.T, old *Catalog, s Scrape, got *Catalog) {
	if !slices.IsSortedFunc(got.Errors, func(a, b Entry) int { return strings.Compare(a.Type, b.Type) }) {
		t.Fatal("the entries are not sorted")
	}
	types := make(map[string]Entry)
	for _, e := range got.Errors {
		types[e.Type] = e
	}
	if len(types) != len(got.Errors) {
		t.Fatal("a type stands twice")
	}
	for _, o := range s.Entries {
		if e, ok := types[o.Entry.Type]; !ok || e.Removed {
			t.Fatalf("%q was observed, but is not there", o.Entry.Type)
		}
	}
	for _, e := range old.Errors {
		if diff := cmp.Diff(people(e), people(types[e.Type])); diff != "" {
			t.Fatalf("people's fields of %q (-old +new):\n%s", e.Type, diff)
		}
	}
	if diff := cmp.Diff(old.sorted().Overrides, got.Overrides, cmpopts.EquateEmpty()); diff != "" {
		t.Fatalf("overrides (-old +new):\n%s", diff)
	}
}

// TestMergeRestored takes entries out of a scrape and brings them back: the
// marks come and go, and nothing else changes.
func TestMergeRestored(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		all := anyScrape().Draw(t, "scrape")
		all.Read = nil
		first, _ := Merge(anyOld().Draw(t, "old"), all)
		fewer := all
		gone := map[string]bool{}
		fewer.Entries = nil
		for _, o := range all.Entries {
			if o.Entry.Type == "a" || o.Entry.Type == "b" {
				gone[o.Entry.Type] = true
				continue
			}
			fewer.Entries = append(fewer.Entries, o)
		}
		without, _ := Merge(first, fewer)
		want := first.sorted()
		for i, e := range want.Errors {
			want.Errors[i].Removed = e.Removed || gone[e.Type] && !e.Undocumented
		}
		if diff := cmp.Diff(&want, without, equalTop); diff != "" {
			t.Fatalf("without some (-want +got):\n%s", diff)
		}
		back, _ := Merge(without, all)
		if diff := cmp.Diff(first, back, equalTop); diff != "" {
			t.Fatalf("back again (-first +back):\n%s", diff)
		}
	})
}

func people(e Entry) Entry {
	return Entry{Type: e.Type, GoName: e.GoName, Note: e.Note, Retryable: e.Retryable, ReplacedBy: e.ReplacedBy, Undocumented: e.Undocumented}
}

func TestMergeNil(t *testing.T) {
	got, ps := Merge(nil, Scrape{Name: "n"})
	if got.Version != FormatVersion || got.Name != "n" || len(ps) > 0 {
		t.Errorf("Merge(nil) = %+v, %v", got, ps)
	}
}
