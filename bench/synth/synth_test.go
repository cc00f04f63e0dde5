package synth

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"slices"
	"testing"
)

// TestCatalog holds what the figures rest on: the number of entries, the
// lengths of their names and texts, and that nothing stands twice.
func TestCatalog(t *testing.T) {
	for _, n := range []int{1, 34, 400, 5000, 100000} {
		entries := Catalog(n)
		names, messages := 0, 0
		for i, e := range entries {
			if i > 0 && e.Type <= entries[i-1].Type {
				t.Fatalf("%d entries: %q stands after %q", n, e.Type, entries[i-1].Type)
			}
			if len(e.Type) < 10 || len(e.Type) > 60 {
				t.Errorf("%d entries: %q has %d characters", n, e.Type, len(e.Type))
			}
			names += len(e.Type)
			messages += len(e.Message)
		}
		if len(entries) != n {
			t.Errorf("%d entries, want %d", len(entries), n)
		}
		t.Logf("%6d entries: names of %d characters, messages of %d, all texts %d", n, names/n, messages/n, RawText(entries)/n)
	}
}

// TestSame pins the catalogue of 34: figures of two days can be compared only
// while it stays the same.
func TestSame(t *testing.T) {
	const want = "4113cc153523d7e4"
	if got := fmt.Sprintf("%x", sha256.Sum256(YAML(Catalog(34))))[:16]; got != want {
		t.Errorf("the catalogue of 34 has the sum %s, want %s", got, want)
	}
	if !bytes.Equal(YAML(Catalog(400)), YAML(Catalog(400))) {
		t.Error("two catalogues of 400 differ")
	}
}

func TestMisses(t *testing.T) {
	entries := Catalog(400)
	known := types(entries)
	edited, unrelated := Edited(entries), Unrelated(entries)
	for _, key := range slices.Concat(edited, unrelated) {
		if known[key] {
			t.Errorf("%q is the type of an entry", key)
		}
	}
	for i, e := range entries {
		if len(edited[i]) != len(e.Type) {
			t.Errorf("%q is not as long as %q", edited[i], e.Type)
		}
	}
}
