package catalog

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMergeRules checks what becomes of a field in which places differ.
func TestMergeRules(t *testing.T) {
	observed := []Observation{
		{File: "b.md", Entry: Entry{Type: "x", Message: "B."}},
		{File: "a.md", Block: 9, Entry: Entry{Type: "x", Message: "Z.", MoreMessages: []string{"A."}}},
		{File: "a.md", Block: 3, Address: "https://acme.example/guide", Entry: Entry{Type: "x", Message: "A."}},
		{File: "a.md", Block: 4, Entry: Entry{Type: "x"}},
	}
	for _, test := range []struct {
		name     string
		rule     []string
		want     string
		problems string
	}{
		{"the default is an error", nil, `["A."]`, "2 conflict"},
		{"said in a word", []string{"conflict"}, `["A."]`, "2 conflict"},
		{"all, in the order of the pages", []string{"all"}, `["A." "Z." "B."]`, ""},
		{"the first of the pages", []string{"first"}, `["A."]`, ""},
		{"a page", []string{"^b"}, `["B."]`, ""},
		{"a page by its address", []string{"guide$"}, `["A."]`, ""},
		{"a page that differs from itself", []string{"^a"}, `["A."]`, "1 conflict"},
		{"a page that says nothing of it", []string{"c.md", "b.md"}, `["B."]`, ""},
	} {
		merged, problems := Merge(nil, Scrape{Entries: observed, Merge: MergeRules{Message: test.rule}})
		var counted string
		if len(problems) > 0 {
			counted = fmt.Sprint(len(problems), " ", problems[0].Rule)
		}
		if got := fmt.Sprintf("%q", merged.Errors[0].Messages()); got != test.want || counted != test.problems {
			t.Errorf("%s: got %s and %s, want %s and %s", test.name, got, problems, test.want, test.problems)
		}
	}
}

// TestMergeAll checks that texts add up, each once.
func TestMergeAll(t *testing.T) {
	all := []string{MergeAll}
	merged, problems := Merge(nil, Scrape{
		Merge: MergeRules{Description: all, Causes: all, Steps: []string{MergeFirst}},
		Entries: []Observation{
			{File: "1", Entry: Entry{Type: "x", Description: "One.", Causes: []string{"a", "b"}, Steps: []string{"s"}}},
			{File: "2", Entry: Entry{Type: "x", Description: "One.", Causes: []string{"b", "c"}, Steps: []string{"t"}}},
			{File: "3", Entry: Entry{Type: "x", Description: "Two."}},
		},
	})
	want := []Entry{{Type: "x", Description: "One.\n\nTwo.", Causes: []string{"a", "b", "c"}, Steps: []string{"s"}}}
	if diff := cmp.Diff(want, merged.Errors); diff != "" || len(problems) > 0 {
		t.Errorf("(-want +got):\n%s%s", diff, problems)
	}
}

// TestSeveralMessages checks what is done to one text or a list under one name.
func TestSeveralMessages(t *testing.T) {
	const file = `version: 1
name: acme
title: Acme API
errors:
  - type: many
    message:
      - One.
      - Two.
  - type: none
  - type: one
    message: One.
overrides:
  - type: many
    set:
      message:
        - Three.
        - Four.
    was:
      message: One.
    reason: a test
`
	c, _, err := Read("errors.yaml", []byte(file))
	if err != nil {
		t.Fatal(err)
	}
	if got := fmt.Sprintf("%q", [][]string{c.Errors[0].Messages(), c.Errors[1].Messages(), c.Errors[2].Messages()}); got != `[["One." "Two."] [] ["One."]]` {
		t.Errorf("messages %s", got)
	}
	if data, err := c.Encode(); err != nil || string(data) != file {
		t.Errorf("encoded, with error %v:\n%s", err, data)
	}
	merged, problems := Merge(c, Scrape{Entries: []Observation{{Entry: Entry{Type: "many", Message: "One."}}}})
	if got := fmt.Sprintf("%q", merged.Errors[0].Messages()); got != `["Three." "Four."]` || len(problems) > 0 {
		t.Errorf("overridden: %s, %v", got, problems)
	}
	c.Errors[0].MoreMessages = []string{"One.", "Two  words."}
	var found []string
	for _, p := range c.Validate() {
		found = append(found, p.Rule+" "+p.Path)
	}
	if got := strings.Join(found, ", "); got != "duplicate-item errors[0].message[1], doubled-space errors[0].message[2]" {
		t.Errorf("problems %s", got)
	}
	if fixed, _ := Fix(c); fmt.Sprintf("%q", fixed.Errors[0].Messages()) != `["One." "Two words."]` {
		t.Errorf("fixed: %q", fixed.Errors[0].Messages())
	}
	fromList, _, err := Read("errors.yaml", []byte(strings.Replace(file, "message: One.\noverrides", "message: [One.]\noverrides", 1)))
	if err != nil || fromList.Errors[2].Message != "One." || fromList.Errors[2].MoreMessages != nil {
		t.Errorf("a list of one: %v, %+v", err, fromList)
	}
}

// TestSettledConflicts checks that an override that settles a conflict is not stale,
// whatever place it agrees with, until the conflict is gone.
func TestSettledConflicts(t *testing.T) {
	override := func(set, was string) Override {
		o := Override{Type: "x", Set: Fields{Message: &set}, Reason: "the API answers so"}
		if was != "" {
			o.Was.Message = &was
		}
		return o
	}
	for _, test := range []struct {
		name     string
		override Override
		pages    []string
		want     string // the problem, or nothing
	}{
		{"the first place is right", override("A.", ""), []string{"A.", "B."}, ""},
		{"the second place is right", override("B.", ""), []string{"A.", "B."}, ""},
		{"neither is right", override("C.", ""), []string{"A.", "B."}, ""},
		{"with the other place as was", override("A.", "B."), []string{"A.", "B."}, ""},
		{"with the first as was", override("B.", "A."), []string{"A.", "B."}, ""},
		{"with the right one as was", override("A.", "A."), []string{"A.", "B."}, ""},
		{"of three places", override("B.", "C."), []string{"A.", "B.", "C."}, ""},
		{"the page was corrected", override("A.", "B."), []string{"A.", "A."}, "take the message out of the override"},
		{"without was, too", override("A.", ""), []string{"A."}, "take the message out of the override"},
		{"no place says what it was", override("C.", "D."), []string{"A.", "B."}, "see whether the override is still right, and bring its was up to date"},
	} {
		s := Scrape{}
		for _, message := range test.pages {
			s.Entries = append(s.Entries, Observation{Entry: Entry{Type: "x", Message: message}})
		}
		merged, problems := Merge(&Catalog{Version: 1, Overrides: []Override{test.override}}, s)
		got := ""
		for _, p := range problems {
			got += p.Fix
		}
		if got != test.want || merged.Errors[0].Message != *test.override.Set.Message {
			t.Errorf("%s: %q, message %q", test.name, got, merged.Errors[0].Message)
		}
	}
}
