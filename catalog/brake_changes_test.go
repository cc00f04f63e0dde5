package catalog

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/problem"
)

// worded returns n entries that differ in all they have, two on each page.
func worded(n int) []Entry {
	all := make([]Entry, n)
	for i := range all {
		page := 400 + i/2
		all[i] = Entry{
			Type: fmt.Sprintf("e%02d", i), Status: []int{page}, Message: fmt.Sprintf("Message %d.", i), Description: fmt.Sprintf("Description %d.", i),
			Causes: []string{fmt.Sprintf("cause %d", i), fmt.Sprintf("another cause %d", i)}, URL: fmt.Sprintf("https://a.example/%d#e%d", page, i),
		}
	}
	return all
}

// english and german are the same texts in two languages.
var (
	english = Entry{Message: "The user could not be found.", Description: "There is no user with this address, or the user is not one of yours."}
	german  = Entry{Message: "Der Benutzer konnte nicht gefunden werden.", Description: "Es gibt keinen Benutzer mit dieser Adresse, oder er ist nicht einer der Ihren."}
)

// swap exchanges what two entries have, as far as f sets it.
func swap(all []Entry, a, b int, f func(to, from *Entry)) []Entry {
	swapped := cloneEntries(all)
	f(&swapped[a], &all[b])
	f(&swapped[b], &all[a])
	return swapped
}

func messages(to, from *Entry) { to.Message = from.Message }

func TestBrakeChanges(t *testing.T) {
	say := func(text string) func(*Entry) { return func(e *Entry) { e.Message = text } }
	reword := func(e *Entry) { e.Message, e.Description = "Now "+e.Message, "Now "+e.Description }
	speak := func(as Entry) func(*Entry) {
		return func(e *Entry) { e.Message, e.Description = as.Message+" "+e.Type, as.Description+" "+e.Type }
	}
	inEnglish := edit(worded(40), 40, speak(english))
	onPage := func(to, from *Entry) {
		to.URL = strings.TrimSuffix(from.URL, from.URL[strings.Index(from.URL, "#"):]) + "#" + to.Type
	}
	tests := []struct {
		name     string
		old, now []Entry
		want     []string // "rule: message", of which only the beginning is given
	}{
		{name: "nothing", old: worded(40), now: worded(40)},
		{
			name: "all messages become one", old: worded(40), now: edit(worded(40), 40, say("Something went wrong")),
			want: []string{`collapsed-field: the 40 different values of message would become 1; 40 errors would have "Something went wrong"`},
		},
		{
			name: "most of them do", old: worded(40), now: edit(worded(40), 22, say("Something went wrong")),
			want: []string{`collapsed-field: the 40 different values of message would become 19`},
		},
		{name: "half of them do", old: worded(40), now: edit(worded(40), 20, say("Something went wrong"))},
		{name: "three values become one", old: worded(3), now: edit(worded(3), 3, say("x"))},
		{
			name: "four values become one", old: worded(4), now: edit(worded(4), 4, say("x")),
			want: []string{"collapsed-field: the 4 different values of message would become 1"},
		},
		{
			name: "causes go within their lists", old: worded(8),
			now:  edit(worded(8), 8, func(e *Entry) { e.Causes = []string{"a cause"} }),
			want: []string{`collapsed-field: the 16 different values of causes would become 1; 8 errors would have "a cause"`},
		},
		{
			name: "all anchors go", old: worded(40), now: edit(worded(40), 40, func(e *Entry) { e.URL = "https://a.example/" }),
			want: []string{"collapsed-field: the 40 different values of url would become 1"},
		},
		{
			name: "all statuses become one", old: worded(40), now: edit(worded(40), 40, func(e *Entry) { e.Status = []int{404} }),
			want: []string{"collapsed-field: the 20 different values of status would become 1"},
		},
		{name: "all pages move", old: worded(40), now: edit(worded(40), 40, func(e *Entry) { e.URL = strings.Replace(e.URL, "a.example", "b.example", 1) })},
		{
			name: "most texts are reworded", old: worded(8), now: edit(worded(8), 8, reword),
			want: []string{"many-changes: 16 of 24 texts would be other ones"},
		},
		{name: "some texts are reworded", old: worded(8), now: edit(worded(8), 6, reword)},
		{name: "all texts get other quotes and periods", old: worded(8), now: edit(worded(8), 8, func(e *Entry) {
			e.Message, e.Description = "“"+strings.TrimSuffix(e.Message, ".")+"”", strings.ToUpper(e.Description)
		})},
		{
			name: "a translation", old: inEnglish, now: edit(inEnglish, 40, speak(german)),
			want: []string{"many-changes: 80 of 120 texts", "other-language: the texts of 40 errors would be in German, and were in English: e00"},
		},
		{
			name: "a translation of a few", old: inEnglish, now: edit(inEnglish, 3, speak(german)),
			want: []string{"other-language: the texts of 3 errors would be in German, and were in English: e00, e01, e02"},
		},
		{name: "two in another language", old: inEnglish, now: edit(inEnglish, 2, speak(german))},
		{
			name: "short texts in another language", old: edit(worded(40), 9, func(e *Entry) { e.Message = "The name is not valid, " + e.Type }),
			now:  edit(worded(40), 9, func(e *Entry) { e.Message = "Der Name ist nicht gültig, " + e.Type }),
			want: []string{"other-language: "},
		},
		{
			name: "two errors exchange their messages", old: worded(40), now: swap(worded(40), 2, 7, messages),
			want: []string{"exchanged-values: 2 errors would exchange their message: e02, e07"},
		},
		{
			name: "three errors exchange their messages in a circle", old: worded(40), now: swap(swap(worded(40), 2, 7, messages), 7, 9, messages),
			want: []string{"exchanged-values: 3 errors would exchange their message: e02, e07, e09"},
		},
		{
			name: "two errors exchange all texts", old: worded(40),
			now:  swap(worded(40), 2, 7, func(to, from *Entry) { to.Message, to.Causes = from.Message, slices.Clone(from.Causes) }),
			want: []string{"exchanged-values: 2 errors would exchange their message", "exchanged-values: 2 errors would exchange their causes"},
		},
		{
			name: "two pages are at each other's address", old: worded(40), now: swap(swap(worded(40), 0, 2, onPage), 1, 3, onPage)[:40],
			want: []string{"exchanged-values: "},
		},
		{name: "one error takes over the message of another that has a new one", old: worded(40), now: edit(worded(40), 1, say("Message 7."))},
		{name: "entries that only a list had", old: edit(worded(40), 40, func(e *Entry) { e.URL = "" }), now: edit(worded(40), 40, reword)},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			got := Brake{}.Check(&Catalog{Errors: test.old}, &Catalog{Errors: test.now})
			checkHeld(t, got, test.want)
		})
	}
}

// TestBrakeOverrides sets the texts of most errors by hand, which holds nothing.
func TestBrakeOverrides(t *testing.T) {
	old, seen := &Catalog{Errors: worded(8)}, Scrape{}
	for i := range old.Errors {
		e := &old.Errors[i]
		seen.Entries = append(seen.Entries, Observation{Entry: *e})
		old.Overrides = append(old.Overrides, Override{Type: e.Type, Set: Fields{Message: ptr("said"), Description: ptr("said better")}, Reason: "it is so"})
	}
	merged, _ := Merge(old, seen)
	if merged.Errors[3].Message != "said" {
		t.Fatalf("got %+v", merged.Errors[3])
	}
	if held := (Brake{}).Check(old, merged); len(held) > 0 {
		t.Errorf("got %v", held)
	}
}

func TestCircles(t *testing.T) {
	moves := map[string]string{
		"a": "b", "b": "a", // a swap
		"c": "d", "d": "e", "e": "c", // a circle
		"f": "g", "g": "h", // which lead nowhere
		"i": "a", "j": "i", // which lead into the swap
	}
	for range 20 { // in whatever order the walks begin
		got := slices.Sorted(maps.Keys(circles(moves)))
		if strings.Join(got, "") != "abcde" {
			t.Errorf("got %q", got)
		}
	}
}

// checkHeld checks the beginnings of problems.
func checkHeld(t *testing.T, got problem.List, want []string) {
	t.Helper()
	if len(got) != len(want) {
		t.Fatalf("got %v, want %q", got, want)
	}
	for i, p := range got {
		if line := p.Rule + ": " + p.Message; !strings.HasPrefix(line, want[i]) {
			t.Errorf("got %q, want %q", line, want[i])
		}
	}
}

// TestBrakeAcceptChanges checks that the number in the message lets exactly these
// changes pass, and that it is none of removals.
func TestBrakeAcceptChanges(t *testing.T) {
	old := &Catalog{Errors: worded(20)}
	now := &Catalog{Errors: edit(worded(20), 20, func(e *Entry) { e.Message, e.URL = "Something went wrong", "https://b.example/#"+e.Type })}
	got := Brake{}.Check(old, now)
	if len(got) != 1 || !strings.HasSuffix(got[0].Fix, "--accept-changes 40") {
		t.Fatalf("got %v", got)
	}
	for _, test := range []struct {
		brake Brake
		want  string // in the problems
	}{
		{Brake{Changes: ptr(40)}, ""},
		{Brake{Changes: ptr(39)}, "39 changes are accepted, but there are 40: look at the pages again"},
		{Brake{Changes: ptr(40), Removals: ptr(1)}, "run it again without --accept-removals"},
		{Brake{Removals: ptr(40)}, "--accept-changes 40"},
	} {
		got := test.brake.Check(old, now)
		if said := fmt.Sprint(got); (len(got) == 0) != (test.want == "") || !strings.Contains(said, test.want) {
			t.Errorf("%+v: got %s, want %q", test.brake, said, test.want)
		}
	}
	if got := (Brake{Changes: ptr(2)}).Check(old, old); len(got) != 1 || got[0].Message != "2 changes are accepted, but there is none" {
		t.Errorf("got %v", got)
	}
}
