package diff

import (
	"fmt"
	"runtime"
	"slices"
	"testing"
	"time"

	"github.com/errgen/errgen/catalog"
)

// large returns a catalogue of n entries as documentation has them.
func large(n int) *catalog.Catalog {
	c := &catalog.Catalog{Version: catalog.FormatVersion, Name: "acme", Title: "Acme API"}
	for i := range n {
		name := fmt.Sprintf("resource_%06d_not_found", i)
		c.Errors = append(c.Errors, catalog.Entry{
			Type: name, Status: []int{404}, Message: fmt.Sprintf("The resource %06d could not be found.", i),
			Description: "There is no resource in this project with the given id:\n\nit was deleted, or it never was.",
			Causes:      []string{"The user mistypes the id when trying to fetch it.", `The id is of another project, "live" instead of "test".`},
			Steps:       []string{"Check the id, and try again."},
			URL:         "https://acme.test/errors/404#" + name,
		})
	}
	return c
}

// changed returns a copy with changes of each kind, as many as n says.
func withChanges(c *catalog.Catalog, n int) *catalog.Catalog {
	copied := *c
	copied.Errors = slices.Clone(c.Errors)
	step := len(c.Errors) / n
	for i := range n {
		e := &copied.Errors[i*step]
		switch i % 5 {
		case 0:
			e.Message = "There is no such resource."
		case 1:
			e.Status = []int{400}
		case 2:
			e.Removed = true
		case 3:
			e.Causes = []string{"The user mistypes the id when trying to read it.", e.Causes[1]}
		case 4:
			e.Type = fmt.Sprintf("thing_%06d_not_found", i*step)
			e.URL = "https://acme.test/errors/404#" + e.Type
		}
	}
	return &copied
}

// BenchmarkRatio compares two catalogues of 100,000 entries with 1,000
// changes, and reports how the time with decoding them compares to that of
// decoding alone: the medians of all rounds, in turns.
func BenchmarkRatio(b *testing.B) {
	old := large(100_000)
	var files [2][]byte
	for i, c := range []*catalog.Catalog{old, withChanges(old, 1000)} {
		data, err := c.Encode()
		if err != nil {
			b.Fatal(err)
		}
		files[i] = data
	}
	var decoding, comparing []time.Duration
	for b.Loop() {
		runtime.GC() // each pays for its own garbage
		begin := time.Now()
		var read [2]*catalog.Catalog
		for i, data := range files {
			c, _, err := catalog.Read("errors.yaml", data)
			if err != nil {
				b.Fatal(err)
			}
			read[i] = c
		}
		decoding = append(decoding, time.Since(begin))
		runtime.GC()
		begin = time.Now()
		if n := len(Catalogs(read[0], read[1])); n < 1000 {
			b.Fatalf("%d changes", n)
		}
		comparing = append(comparing, time.Since(begin))
	}
	slices.Sort(decoding)
	slices.Sort(comparing)
	d, c := decoding[len(decoding)/2], comparing[len(comparing)/2]
	b.ReportMetric(float64(d+c)/float64(d), "all/decoding")
	b.ReportMetric(float64(c.Microseconds())/1000, "ms-diff")
}

// moves are two catalogues of n entries each that share no type.
var moves = []struct {
	name string
	make func(n int) (old, new *catalog.Catalog)
}{
	{"told-by-message", func(n int) (old, new *catalog.Catalog) {
		return typed(n, "idp_%06x_gone", true), typed(n, "app_%06x_lost", true)
	}},
	{"family", func(n int) (old, new *catalog.Catalog) {
		return typed(n, "idp_client_%06x", false), typed(n, "connected_app_%06x", false)
	}},
	{"nothing-in-common", func(n int) (old, new *catalog.Catalog) {
		return typed(n, "a%06x_not_found", false), typed(n, "b%06x_not_found", false)
	}},
	{"beginnings", func(n int) (old, new *catalog.Catalog) {
		return typed(n, "gate_%06x", false), typed(n, "gate_%06x_shut", false)
	}},
	{"spellings", func(n int) (old, new *catalog.Catalog) {
		return typed(n, "gate_%06x", false), typed(n, "Gate-%06x", false)
	}},
	{"words-of-one-list", func(n int) (old, new *catalog.Catalog) { return worded(n, 0), worded(n, n) }},
}

// typed returns n entries, with the same message for all unless each has its
// own.
func typed(n int, format string, own bool) *catalog.Catalog {
	c := new(catalog.Catalog)
	for i := range n {
		e := catalog.Entry{Type: fmt.Sprintf(format, i), Message: "Not found.", URL: "https://acme.test/errors/404"}
		if own {
			e.Message = fmt.Sprintf("No. %d was not found.", i)
		}
		c.Errors = append(c.Errors, e)
	}
	return c
}

// worded returns n entries whose types are five of forty words, so that each
// resembles many others, from the given one on.
func worded(n, from int) *catalog.Catalog {
	c := new(catalog.Catalog)
	for i := from; i < from+n; i++ {
		typ, rest := "", uint64(i)*0x9e3779b97f4a7c15
		for range 5 {
			typ, rest = fmt.Sprintf("%s_w%d", typ, rest%40), rest/40
		}
		c.Errors = append(c.Errors, catalog.Entry{Type: typ, Message: "Not found."})
	}
	return c
}

// BenchmarkRenames compares catalogues of which every entry went and another
// one came. The time of an entry must not grow with their number.
func BenchmarkRenames(b *testing.B) {
	for _, m := range moves {
		for _, n := range []int{5_000, 10_000} {
			old, new := m.make(n)
			b.Run(fmt.Sprintf("%s/%d", m.name, n), func(b *testing.B) {
				renamed := 0
				for b.Loop() {
					renamed = len(renamesOf(Catalogs(old, new)))
				}
				b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/entry")
				b.ReportMetric(float64(renamed), "renames")
			})
		}
	}
}

// TestRenamesLinear counts allocations, which no other work on the machine
// changes: four times the entries must not take much more than four times as
// many.
func TestRenamesLinear(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: what renames cost is not measured")
	}
	for _, m := range moves {
		var allocations [2]float64
		for i, n := range []int{2_500, 10_000} {
			old, new := m.make(n)
			allocations[i] = testing.AllocsPerRun(1, func() { Catalogs(old, new) })
		}
		if ratio := allocations[1] / allocations[0]; ratio > 5 {
			t.Errorf("%s: %.0f allocations for 10000 entries, %.0f for 2500: %.1f times as many", m.name, allocations[1], allocations[0], ratio)
		}
	}
}
