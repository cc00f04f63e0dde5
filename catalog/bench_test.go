package catalog

import (
	"fmt"
	"runtime"
	"testing"
	"time"
)

// large returns a catalogue of n entries as documentation has them.
func large(n int) *Catalog {
	c := &Catalog{
		Version: FormatVersion, Name: "acme", Title: "Acme API", Docs: "https://acme.test/errors",
		Statuses: []Status{{Code: 404, Title: "Not found"}},
	}
	for i := range n {
		name := fmt.Sprintf("resource_%06d_not_found", i)
		c.Errors = append(c.Errors, Entry{
			Type: name, Status: []int{404}, Message: "The resource could not be found.",
			Description: "There is no resource in this project with the given id:\n\nit was deleted, or it never was.",
			Causes:      []string{"The user mistypes the id when trying to fetch it.", `The id is of another project, "live" instead of "test".`},
			Steps:       []string{"Check the id, and try again."},
			URL:         "https://acme.test/errors/404#" + name,
		})
	}
	return c
}

var sizes = []int{34, 5_000, 10_000, 100_000}

func BenchmarkRead(b *testing.B) {
	for _, n := range sizes {
		data, err := large(n).Encode()
		if err != nil {
			b.Fatal(err)
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(data)))
			for b.Loop() {
				if _, _, err := Read("errors.yaml", data); err != nil {
					b.Fatal(err)
				}
			}
			perEntry(b, n)
		})
	}
}

func BenchmarkEncode(b *testing.B) {
	for _, n := range sizes {
		c := large(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			leastPerEntry(b, n, func() {
				if _, err := c.Encode(); err != nil {
					b.Fatal(err)
				}
			})
		})
	}
}

func BenchmarkMerge(b *testing.B) {
	for _, n := range sizes {
		c := large(n)
		seen := Scrape{Name: c.Name, Title: c.Title, Statuses: c.Statuses}
		for i, e := range c.Errors {
			seen.Entries = append(seen.Entries, Observation{Entry: e, File: "404.html", Line: i})
		}
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			leastPerEntry(b, n, func() {
				if _, problems := Merge(c, seen); len(problems) > 0 {
					b.Fatal(problems)
				}
			})
		})
	}
}

func BenchmarkValidate(b *testing.B) {
	for _, n := range sizes {
		c := large(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if problems := c.Validate(); len(problems) > 0 {
					b.Fatal(problems)
				}
			}
			perEntry(b, n)
		})
	}
}

// perEntry reports the time for each entry, which must not grow with n.
func perEntry(b *testing.B, n int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(n), "ns/entry")
}

// leastPerEntry runs f in each round, and reports the least time that it took
// for each entry, as perEntry does: each round pays for its own garbage, and a
// busy machine makes no round faster.
func leastPerEntry(b *testing.B, n int, f func()) {
	var least time.Duration
	for b.Loop() {
		if took := leastOf(1, f); least == 0 || took < least {
			least = took
		}
	}
	b.ReportMetric(float64(least.Nanoseconds())/float64(n), "ns/entry")
}

// BenchmarkMergeLists merges n documented types with n that a list has, half of
// them the same, and reports the time as a share of decoding both: the catalogue,
// and as much again of what the list says.
func BenchmarkMergeLists(b *testing.B) {
	const n = 100_000
	c, listed := large(n), &Catalog{Version: FormatVersion, Name: "acme", Title: "Acme API", Docs: "https://acme.test/errors"}
	l := List{Name: "sdk"}
	for i := range n {
		e := Entry{Type: fmt.Sprintf("resource_%06d_not_found", i+n/2), Message: "The resource could not be found."}
		listed.Errors = append(listed.Errors, e)
		l.Entries = append(l.Entries, Observation{Entry: e, File: "sdk.json", Line: i})
	}
	seen := Scrape{Name: c.Name, Title: c.Title, Statuses: c.Statuses, Lists: []List{l}}
	for i, e := range c.Errors {
		seen.Entries = append(seen.Entries, Observation{Entry: e, File: "404.html", Line: i})
	}
	var files [][]byte
	for _, c := range []*Catalog{c, listed} {
		data, err := c.Encode()
		if err != nil {
			b.Fatal(err)
		}
		files = append(files, data)
	}
	decoding := leastOf(3, func() {
		for _, data := range files {
			if _, _, err := Read("errors.yaml", data); err != nil {
				b.Fatal(err)
			}
		}
	})
	var least time.Duration
	for b.Loop() {
		took := leastOf(1, func() {
			if _, problems := Merge(c, seen); len(problems) > 0 {
				b.Fatal(problems)
			}
		})
		if least == 0 || took < least {
			least = took
		}
	}
	b.ReportMetric(float64(least)/float64(decoding), "merge/decode")
}

// leastOf returns the least time that f takes in n rounds.
func leastOf(n int, f func()) time.Duration {
	var least time.Duration
	for range n {
		runtime.GC()
		begin := time.Now()
		f()
		if took := time.Since(begin); least == 0 || took < least {
			least = took
		}
	}
	return least
}
