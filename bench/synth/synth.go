// Package synth makes catalogues of any size that look like those of a real
// API: the same size always gives the same catalogue, and a smaller one is part
// of each larger one.
package synth

import (
	"math/rand/v2"
	"slices"
	"strings"
)

// seed begins every sequence of random numbers of this package.
const seed = 20

// An Entry is one error of a catalogue, with the fields that errgen knows.
type Entry struct {
	Type        string
	Status      []int
	Message     string
	Description string   // most have none
	Causes      []string // most have none
	Steps       []string // most have none
	URL         string
}

// Catalog returns n entries, sorted by type.
func Catalog(n int) []Entry {
	g := &generator{rand: rand.New(rand.NewPCG(seed, 0)), seen: map[string]bool{}}
	entries := make([]Entry, 0, n)
	for len(entries) < n {
		if e, ok := g.entry(); ok {
			entries = append(entries, e)
		}
	}
	slices.SortFunc(entries, func(a, b Entry) int { return strings.Compare(a.Type, b.Type) })
	return entries
}

// RawText returns the number of bytes of all texts of the entries: what a
// program has to hold to be able to print them.
func RawText(entries []Entry) int {
	sum := 0
	for _, e := range entries {
		sum += len(e.Type) + len(e.Message) + len(e.Description) + len(e.URL)
		for _, text := range slices.Concat(e.Causes, e.Steps) {
			sum += len(text)
		}
	}
	return sum
}

// A generator draws entries.
type generator struct {
	rand *rand.Rand
	seen map[string]bool // the types drawn so far
}

// entry draws an entry. It reports false when the type came out too long, too
// short, or was there before.
func (g *generator) entry() (Entry, bool) {
	s := g.subject()
	k := pick(g, kinds)
	name := strings.ReplaceAll(k.name, "*", s)
	prose := g.rand.Float64() < 0.2
	e := Entry{
		Type:    name,
		Status:  g.status(k.status),
		Message: sentence(k.message, s),
		URL:     "https://docs.example.com/api/errors/" + k.page() + "#" + name,
	}
	if prose {
		g.prose(&e, s)
	}
	if len(name) < 10 || len(name) > 60 || g.seen[name] {
		return Entry{}, false
	}
	g.seen[name] = true
	return e, true
}

// status returns the status of a kind; one entry in thirty has a second one.
func (g *generator) status(code int) []int {
	if code != 400 && g.rand.IntN(30) == 0 {
		return []int{400, code}
	}
	return []int{code}
}

// pick draws one of list.
func pick[T any](g *generator, list []T) T { return list[g.rand.IntN(len(list))] }
