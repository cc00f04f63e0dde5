package block

import "testing"

func TestMarked(t *testing.T) {
	b := Block{Text: "a b é d", Marks: []Mark{{0, Emphasis}, {1, Emphasis}, {1, Break}, {4, Emphasis}, {6, Break}, {8, Emphasis}}}
	for _, test := range []struct {
		signs []Sign
		want  string
	}{
		{nil, "a b é d"},
		{[]Sign{Break}, "a\nb é\nd"},
		{[]Sign{Emphasis}, "**a** b **é d**"},
		{[]Sign{Break, Emphasis}, "**a**\nb **é\nd**"},
	} {
		if got := b.Marked(test.signs...); got != test.want {
			t.Errorf("%q: %q, want %q", test.signs, got, test.want)
		}
	}
	if got := (&Block{Text: "a"}).Marked(Break); got != "a" {
		t.Errorf("without marks: %q", got)
	}
}
