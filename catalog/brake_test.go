package catalog

import (
	"fmt"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/problem"
)

// entries returns n entries that have all that a brake looks at.
func entries(n int) []Entry {
	all := make([]Entry, n)
	for i := range all {
		all[i] = Entry{Type: fmt.Sprintf("e%02d", i), Status: []int{404}, Message: "m", Causes: []string{"c"}}
	}
	return all
}

func edit(all []Entry, n int, f func(*Entry)) []Entry {
	edited := make([]Entry, len(all))
	for i, e := range all {
		edited[i] = cloneEntries([]Entry{e})[0]
		if i < n {
			f(&edited[i])
		}
	}
	return edited
}

func TestBrake(t *testing.T) {
	remove := func(e *Entry) { e.Removed = true }
	noCauses := func(e *Entry) { e.Causes = nil }
	tests := []struct {
		name     string
		old, now []Entry
		accept   *int
		want     []string // "rule: message", of which only the beginning is given
	}{
		{name: "nothing", old: entries(40), now: entries(40)},
		{name: "a first catalogue", now: entries(40)},
		{name: "a tenth", old: entries(40), now: edit(entries(40), 4, remove)},
		{
			name: "more than a tenth", old: entries(39), now: edit(entries(39), 4, remove),
			want: []string{"many-removals: 4 of 39 errors would be marked as removed: e00, e01, e02, e03"},
		},
		{name: "two of three", old: entries(3), now: edit(entries(3), 2, remove)},
		{name: "three of three", old: entries(3), now: edit(entries(3), 3, remove), want: []string{"many-removals: 3 of 3"}},
		{name: "entries that are not there at all", old: entries(9), now: entries(9)[6:], want: []string{"many-removals: 6 of 9"}},
		{name: "tombstones again", old: edit(entries(9), 9, remove), now: edit(entries(9), 9, remove)},
		{name: "undocumented ones", old: edit(entries(9), 9, func(e *Entry) { e.Undocumented = true }), now: nil},
		{name: "half of the causes", old: entries(8), now: edit(entries(8), 4, noCauses)},
		{
			name: "more than half of the causes", old: entries(8), now: edit(entries(8), 5, noCauses),
			want: []string{"emptied-field: 5 of the 8 errors that have causes would lose it: e00, e01, e02, e03, e04"},
		},
		{
			name: "causes that few have, and all lose",
			old:  edit(entries(30), 27, noCauses), now: edit(entries(30), 30, noCauses),
			want: []string{"emptied-field: 3 of the 3"},
		},
		{
			name: "all statuses", old: entries(8), now: edit(entries(8), 8, func(e *Entry) { e.Status = nil }),
			want: []string{"emptied-field: 8 of the 8 errors that have status"},
		},
		{
			name: "a description that the message says now",
			old:  edit(entries(8), 8, func(e *Entry) { e.Description = "said" }), now: edit(entries(8), 8, func(e *Entry) { e.Message = "said" }),
		},
		{name: "all of it accepted", old: entries(8), now: edit(entries(8), 8, remove), accept: ptr(8)},
		{name: "fewer accepted", old: entries(8), now: edit(entries(8), 8, remove), accept: ptr(7), want: []string{"many-removals: 8 of 8"}},
		{name: "more accepted", old: entries(8), now: edit(entries(8), 8, remove), accept: ptr(9), want: []string{"many-removals: 8 of 8"}},
		{name: "few, and accepted", old: entries(8), now: edit(entries(8), 1, remove), accept: ptr(1)},
		{name: "none, and accepted", old: entries(8), now: entries(8), accept: ptr(3), want: []string{"accepted-removals: 3 removals are accepted, but there is none"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var old *Catalog
			if test.old != nil {
				old = &Catalog{Errors: test.old}
			}
			got := Brake{Removals: test.accept}.Check(old, &Catalog{Errors: test.now})
			if len(got) != len(test.want) {
				t.Fatalf("got %v, want %q", got, test.want)
			}
			for i, p := range got {
				if line := p.Rule + ": " + p.Message; !strings.HasPrefix(line, test.want[i]) {
					t.Errorf("got %q, want %q", line, test.want[i])
				}
				if p.Severity == problem.Warning {
					t.Errorf("%v is a warning", p)
				}
			}
		})
	}
}

// TestBrakeAccept checks that the number in the message is the one that
// lets exactly that pass.
func TestBrakeAccept(t *testing.T) {
	old := &Catalog{Errors: entries(20), Statuses: []Status{{Code: 400}, {Code: 404}, {Code: 429}, {Code: 500}}}
	now := &Catalog{Errors: edit(entries(20), 12, func(e *Entry) { e.Causes = nil }), Statuses: old.Statuses[:1]}
	now.Errors = now.Errors[2:] // 2 errors, 10 fields and 3 statuses go
	got := Brake{}.Check(old, now)
	if len(got) != 3 || !strings.HasSuffix(got[2].Fix, "--accept-removals 15") {
		t.Fatalf("got %v", got)
	}
	if got := (Brake{Removals: ptr(15)}).Check(old, now); got != nil {
		t.Errorf("15 were accepted: %v", got)
	}
}

func TestBrakeManyNames(t *testing.T) {
	got := Brake{}.Check(&Catalog{Errors: entries(90)}, &Catalog{})
	if len(got) != 1 || !strings.HasSuffix(got[0].Message, "e49 and 40 more") {
		t.Errorf("got %v", got)
	}
}
