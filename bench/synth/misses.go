package synth

import (
	"fmt"
	"math/rand/v2"
)

// Edited returns a key for each entry that no entry has, of the same length:
// the type with one letter changed.
func Edited(entries []Entry) []string {
	known := types(entries)
	r := rand.New(rand.NewPCG(seed, 1))
	edited := make([]string, 0, len(entries))
	for len(edited) < len(entries) {
		b := []byte(entries[len(edited)].Type)
		b[r.IntN(len(b))] = byte('a' + r.IntN(26))
		if !known[string(b)] {
			edited = append(edited, string(b))
		}
	}
	return edited
}

// Unrelated returns as many keys as there are entries, which no entry has: what
// a program looks up that takes any text for an error type.
func Unrelated(entries []Entry) []string {
	known := types(entries)
	g := &generator{rand: rand.New(rand.NewPCG(seed, 2))}
	unrelated := make([]string, 0, len(entries))
	for n := 0; len(unrelated) < len(entries); n++ {
		key := g.unrelated(n)
		if !known[key] {
			unrelated = append(unrelated, key)
		}
	}
	return unrelated
}

// unrelated draws a key: words, an ID, or words of a catalogue in a form that
// no error has.
func (g *generator) unrelated(n int) string {
	switch n % 3 {
	case 0:
		return fmt.Sprintf("request-id-%016x", g.rand.Uint64())
	case 1:
		return fmt.Sprintf("%s_%s_%d", pick(g, things), pick(g, qualities), g.rand.IntN(1e6))
	default:
		return fmt.Sprintf("%s.%s.%s", pick(g, areas), pick(g, things), pick(g, things))
	}
}

func types(entries []Entry) map[string]bool {
	known := make(map[string]bool, len(entries))
	for _, e := range entries {
		known[e.Type] = true
	}
	return known
}
