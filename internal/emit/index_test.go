package emit

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// typesOf returns the types of a synthetic catalogue, sorted.
func typesOf(n int) []string {
	var types []string
	for _, e := range synthetic(n).Errors {
		types = append(types, e.Type)
	}
	slices.Sort(types)
	return types
}

// checkIndex fails t unless an index has each type in the slot that its hash
// leads to, and nothing else.
func checkIndex(t rapid.TB, x *index, types []string) {
	t.Helper()
	filled := 0
	for _, content := range x.slots {
		if content != 0 {
			filled++
		}
	}
	if filled != len(types) {
		t.Fatalf("%d slots are filled for %d types", filled, len(types))
	}
	for i, text := range types {
		hash := x.hash(text)
		slot := x.slot(hash, int(x.moves[hash>>x.moveShift()]))
		if x.slots[slot] != x.content(i, hash) {
			t.Fatalf("slot %d is not that of %q", slot, text)
		}
	}
}

func TestIndex(t *testing.T) {
	t.Parallel()
	sizes := []int{0, 1, 2, 3, 8, 34, 400, 5000, 100_000}
	if testing.Short() {
		sizes = sizes[:8]
	}
	for _, n := range sizes {
		types := typesOf(n)
		x := newIndex(types)
		checkIndex(t, x, types)
		if !reflect.DeepEqual(x, newIndex(types)) {
			t.Errorf("%d types: a second index differs", n)
		}
		if len(x.slots) > max(2, 3*n) || x.words != wordsOf(types) || x.isMixed {
			t.Errorf("%d types: %d slots, %d words, mixed: %t", n, len(x.slots), x.words, x.isMixed)
		}
	}
}

func TestAnyIndex(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		types := rapid.SliceOfDistinct(rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.RuneFrom([]rune("ab\x00")), 0, 100, -1)), rapid.ID[string]).Draw(t, "types")
		slices.Sort(types)
		checkIndex(t, newIndex(types), types)
	})
}

// The words of a type lie inside of it, and leave no byte out.
func TestWordsCover(t *testing.T) {
	for words := 1; words <= maxWords; words++ {
		x := &index{words: words}
		for length := wordSize; length <= words*wordSize; length++ {
			covered := make([]bool, length)
			for k := range words {
				for i := range wordSize {
					covered[x.wordAt(k, length)+i] = true
				}
			}
			if slices.Contains(covered, false) {
				t.Errorf("%d words, %d bytes: one is not read", words, length)
			}
		}
	}
}

// Types that are made to have the same hash, whatever the seeds, are found all
// the same.
func TestCollidingTypes(t *testing.T) {
	t.Parallel()
	zero := strings.Repeat("\x00", 8)
	var types []string
	for i := range 20 {
		types = append(types, fmt.Sprintf("%08d%s", i, zero)) // a factor of the hash is 0
	}
	x := newIndex(types)
	checkIndex(t, x, types)
	if x.words != 0 {
		t.Errorf("the types are read by %d words, and so do not collide", x.words)
	}
	types = nil
	for i := range 6400 {
		types = append(types, strings.Repeat("a", i%64+1)+strings.Repeat("b", i/64))
	}
	slices.Sort(types)
	checkIndex(t, newIndex(types), types)
}

// Types that are alike in most of their bytes need no other way.
func TestAlikeTypes(t *testing.T) {
	t.Parallel()
	alike := map[string]func(i int) string{
		"numbered":        func(i int) string { return fmt.Sprintf("E%07d", i) },
		"ends of words":   func(i int) string { return fmt.Sprintf("aaaaaa%02d bbbbb%02d", i%100, i/100) },
		"starts of words": func(i int) string { return fmt.Sprintf("%02daaaaaa%02dbbbbbb", i%100, i/100) },
		"long":            func(i int) string { return fmt.Sprintf("%s%06d", strings.Repeat("x", 58), i) },
		"pairs":           func(i int) string { return fmt.Sprintf("code_%03d:code_%03d", i%100, i/100) },
	}
	for name, nth := range alike {
		var types []string
		for i := range 6400 {
			types = append(types, nth(i))
		}
		slices.Sort(types)
		x := newIndex(types)
		checkIndex(t, x, types)
		if x.words == 0 {
			t.Errorf("%s: the types collide", name)
		}
	}
}

func BenchmarkIndex(b *testing.B) {
	for _, n := range []int{34, 400, 5000, 100_000} {
		types := typesOf(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				newIndex(types)
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/type")
		})
	}
}
