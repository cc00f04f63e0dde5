package list

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

var android = Source{Name: "android", From: []string{"https://example.com/Types.kt"}, Form: "kotlin", Within: []string{"Type"}, Expect: 700, Optional: true}

func TestMerge(t *testing.T) {
	ios := Source{Name: "ios", From: []string{"Types.swift"}, Form: "swift"}
	on := android
	on.Optional = false
	moved := on
	moved.From = []string{"Types.kt"}
	for _, test := range []struct {
		name       string
		over, want []Source
	}{
		{"nothing", nil, []Source{android}},
		{"none", []Source{}, nil},
		{"a name", []Source{{Name: "android"}}, []Source{on}},
		{"another", []Source{ios}, []Source{android, ios}},
		{"elsewhere", []Source{{Name: "android", From: []string{"Types.kt"}}}, []Source{moved}},
		{"another form", []Source{{Name: "android", From: ios.From, Form: "swift"}}, []Source{{Name: "android", From: ios.From, Form: "swift"}}},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, problems := Merge([]Source{android}, test.over)
			if diff := cmp.Diff(test.want, got); diff != "" || len(problems) > 0 {
				t.Errorf("(-want +got):\n%s%v", diff, problems)
			}
		})
	}
}

func TestMergeRefuses(t *testing.T) {
	for _, test := range []struct {
		name string
		over []Source
		want string
	}{
		{"unknown", []Source{{Name: "andorid"}}, `[0]: the profile has no list of the name "andorid"` + "\n\tdid you mean \"android\"?"},
		{"twice", []Source{{Name: "android"}, {Name: "android"}}, "[1].name: there are two lists of the name \"android\"\n\trename one of them; a list may have several files under from"},
		{"checked", []Source{{Name: "x", Form: "json"}}, "[0].from: from is missing\n\tgive the file or the address of the list"},
		{"credentials", []Source{{Name: "x", Form: "json", From: []string{"https://me:secret@example.com/x.json"}}}, "[0].from[0]: \"https://me:secret@example.com/x.json\" is not an address that can be fetched\n\tgive the file or the address of the list, such as https://example.com/errors.json"},
	} {
		t.Run(test.name, func(t *testing.T) {
			_, problems := Merge([]Source{android}, test.over)
			var got string
			for _, p := range problems {
				got += p.Path + ": " + p.Message + "\n\t" + p.Fix
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}
