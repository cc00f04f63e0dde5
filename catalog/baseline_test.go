package catalog

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// A vendor has a documentation that a scrape reads each night.
type vendor struct {
	catalog *Catalog
	day     int // since 2026-01-01
	accept  Brake
}

// night scrapes a documentation of entries, and reports what holds it back.
func (v *vendor) night(entries []Entry) string {
	seen := Scrape{Name: "acme", Title: "Acme", Statuses: []Status{{Code: 404}}}
	for _, e := range entries {
		seen.Entries = append(seen.Entries, Observation{Entry: e})
	}
	merged, _ := Merge(v.catalog, seen)
	brake := v.accept
	brake.Today = time.Date(2026, 1, 1+v.day, 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
	v.day++
	if held := brake.Check(v.catalog, merged); len(held) > 0 {
		return fmt.Sprint(held)
	}
	merged.Baseline = brake.Baseline(v.catalog, merged)
	v.catalog = merged
	return ""
}

// numbered returns n entries that differ in all they have.
func numbered(n int) []Entry {
	all := make([]Entry, n)
	for i := range all {
		all[i] = Entry{Type: fmt.Sprintf("e%03d", i), Status: []int{404}, Message: fmt.Sprintf("Message %d.", i), Causes: []string{fmt.Sprintf("cause %d", i)}}
	}
	return all
}

// live counts the entries of a catalogue, and those with causes.
func (v *vendor) live() (errors, causes int) {
	for _, e := range v.catalog.Errors {
		if !e.Removed {
			errors++
			causes += len(e.Causes)
		}
	}
	return errors, causes
}

// TestErosion loses a documentation a little at a time, each time less than what
// one scrape may take away.
func TestErosion(t *testing.T) {
	t.Run("errors", func(t *testing.T) {
		v, held := vendor{}, 0
		for n := 100; n > 28; n -= min(n/10, n-28) {
			if v.night(numbered(n)) != "" {
				held++
			}
		}
		if errors, _ := v.live(); held < 9 || errors != 90 {
			t.Errorf("%d nights were held, and %d of 100 errors are left", held, errors)
		}
		said := v.night(numbered(82))
		if !strings.Contains(said, "18 of 100 errors would be gone since 2026-01-02, a few at a time [erosion]") ||
			!strings.Contains(said, "--accept-erosion 18") {
			t.Errorf("the brake says %s", said)
		}
	})
	t.Run("causes", func(t *testing.T) {
		v := vendor{}
		var left []int
		for _, n := range []int{40, 21, 11, 6, 3, 2} {
			v.night(edit(numbered(40), 40-n, func(e *Entry) { e.Causes = nil }))
			_, causes := v.live()
			left = append(left, causes)
		}
		if diff := cmp.Diff([]int{40, 21, 21, 21, 21, 21}, left); diff != "" {
			t.Errorf("causes night by night (-want +got):\n%s", diff)
		}
	})
	t.Run("items of lists", func(t *testing.T) {
		v, held := vendor{}, ""
		for n := 4; n > 0; n-- {
			entries := numbered(20)
			for i := range entries {
				entries[i].Causes = strings.Fields(strings.Repeat(entries[i].Type+" ", n))
				for j := range entries[i].Causes {
					entries[i].Causes[j] += fmt.Sprint(j)
				}
			}
			held += v.night(entries)
		}
		if !strings.Contains(held, "60 of 80 values of causes would be gone since 2026-01-02") {
			t.Errorf("the brake says %s", held)
		}
	})
}

// TestErosionEnds lets time pass, errors come back, and a person accept.
func TestErosionEnds(t *testing.T) {
	lose := func(n int) *vendor {
		v := &vendor{}
		v.night(numbered(100))
		v.night(numbered(100 - n))
		return v
	}
	rows := func(v *vendor) string { return fmt.Sprint(v.catalog.Baseline) }

	v := lose(9)
	if got := rows(v); got != "[{errors 100 9 2026-01-02}]" {
		t.Errorf("the baseline is %s", got)
	}
	before := v.catalog
	if v.day += 60; v.night(numbered(91)) != "" || rows(v) != "[{errors 100 9 2026-01-02}]" || !slices.EqualFunc(before.Errors, v.catalog.Errors, func(a, b Entry) bool { return a.Type == b.Type }) {
		t.Errorf("nothing changed, and the baseline is %s", rows(v))
	}
	if said := v.night(numbered(85)); said != "" || rows(v) != "[{errors 91 6 2026-03-05}]" {
		t.Errorf("after 60 days: %s, baseline %s", said, rows(v))
	}

	v = lose(9)
	if said := v.night(numbered(97)); said != "" || rows(v) != "[{errors 100 3 2026-01-02}]" {
		t.Errorf("six are back: %s, baseline %s", said, rows(v))
	}
	if said := v.night(numbered(100)); said != "" || rows(v) != "[]" {
		t.Errorf("all are back: %s, baseline %s", said, rows(v))
	}

	v = lose(9)
	for _, n := range []int{1, 12, 14} {
		if v.accept = (Brake{Erosion: ptr(n)}); v.night(numbered(87)) == "" {
			t.Errorf("%d were accepted, and 13 are gone", n)
		}
	}
	if v.accept = (Brake{Erosion: ptr(13)}); v.night(numbered(87)) != "" || rows(v) != "[]" {
		t.Errorf("what was accepted counts on: %s", rows(v))
	}
	if v.accept = (Brake{}); v.night(numbered(86)) != "" {
		t.Error("one more is held")
	}

	v = lose(9)
	if v.accept = (Brake{Removals: ptr(4)}); v.night(numbered(87)) != "" || rows(v) != "[]" {
		t.Errorf("what was accepted as removals counts on: %s", rows(v))
	}
}

// TestErosionTombstones replaces errors by others: new ones do not hide what goes.
func TestErosionTombstones(t *testing.T) {
	v, said := vendor{}, ""
	for n := 0; n < 40 && said == ""; n += 8 {
		said = v.night(numbered(80 + n)[n:])
	}
	if !strings.Contains(said, "16 of 80 errors would be gone since 2026-01-02") {
		t.Errorf("the brake says %s", said)
	}
}
