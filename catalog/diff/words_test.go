package diff

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// show writes spans as people mark changes: [-old-] and {+new+}.
func marked(spans []Span) string {
	var b strings.Builder
	for _, s := range spans {
		switch s.Kind {
		case Same:
			b.WriteString(s.Text)
		case Deleted:
			b.WriteString("[-" + s.Text + "-]")
		case Inserted:
			b.WriteString("{+" + s.Text + "+}")
		}
	}
	return b.String()
}

func TestWords(t *testing.T) {
	for _, test := range []struct{ old, new, want string }{
		{"", "", ""},
		{"same", "same", "same"},
		{"", "new", "{+new+}"},
		{"old", "", "[-old-]"},
		{"The email is wrong.", "The address is wrong.", "The [-email-]{+address+} is wrong."},
		{"Try again.", "Try again later.", "Try again{+ later+}."},
		{"a red big house", "a blue small house", "a [-red big-]{+blue small+} house"}, // not word by word
		{"one two three", "one three", "one [-two -]three"},
		{"x  y", "x y", "x[-  -]{+ +}y"},
		{"don't", "do not", "[-don't-]{+do not+}"},
		{"The organization could not be found.", "Organization could not be found.", "[-The organization-]{+Organization+} could not be found."},
	} {
		if got := marked(Words(test.old, test.new)); got != test.want {
			t.Errorf("%q to %q: %s, want %s", test.old, test.new, got, test.want)
		}
	}
}

func TestWordsProperties(t *testing.T) {
	text := rapid.OneOf(
		rapid.String(),
		rapid.Map(rapid.SliceOfN(few("the", "user", " ", " ", "\n", ".", "é", "\xff", "x"), 0, 30), func(parts []string) string { return strings.Join(parts, "") }),
	)
	rapid.Check(t, func(t *rapid.T) {
		before, after := text.Draw(t, "old"), text.Draw(t, "new")
		checkWords(t, before, after)
		if spans := Words(before, before); before != "" && (len(spans) != 1 || spans[0].Kind != Same) {
			t.Fatalf("%q to itself: %v", before, spans)
		}
	})
}

func checkWords(t interface{ Fatalf(string, ...any) }, before, after string) {
	var old, new strings.Builder
	kind := Kind(-1)
	for _, s := range Words(before, after) {
		if s.Text == "" || s.Kind == kind || kind == Inserted && s.Kind == Deleted {
			t.Fatalf("%.40q to %.40q: a span %v %.40q after one of kind %v", before, after, s.Kind, s.Text, kind)
		}
		kind = s.Kind
		if s.Kind != Inserted {
			old.WriteString(s.Text)
		}
		if s.Kind != Deleted {
			new.WriteString(s.Text)
		}
	}
	if old.String() != before || new.String() != after {
		t.Fatalf("%.40q to %.40q: the spans are %.40q and %.40q", before, after, old.String(), new.String())
	}
}

// TestWordsLarge has texts that are too long to compare word by word.
func TestWordsLarge(t *testing.T) {
	before, after := strings.Repeat("a b ", 50_000), "x "+strings.Repeat("b c ", 50_000)
	checkWords(t, before, after)
	if n := len(Words(before, after)); n > 4 {
		t.Errorf("%d spans, want a few", n)
	}
}

func FuzzWords(f *testing.F) {
	f.Add("The email is wrong.", "The address is wrong.")
	f.Add("\xff a", "a \xff")
	f.Fuzz(func(t *testing.T, before, after string) { checkWords(t, before, after) })
}
