package block

import "testing"

// TestKindNames checks that each kind has its name, and that others do not fail.
func TestKindNames(t *testing.T) {
	for k, name := range KindNames() {
		if got := Kind(k).String(); got != name {
			t.Errorf("kind %d is %q, want %q", k, got, name)
		}
	}
	if got := Kind(len(KindNames())).String(); got != "Kind(8)" {
		t.Errorf("a kind without a name is %q", got)
	}
}

func TestCollapse(t *testing.T) {
	for text, want := range map[string]string{"": "", " a\n\tb ": "a b", "a\u200bb": "ab", "a\u00a0b": "a\u00a0b"} {
		if got := Collapse(text); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}
