// Package lookup measures how long it takes to find an entry by its type and
// read its status: with the generated Lookup, and with a map literal of pointers
// to structs.
package lookup

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"
	"text/template"

	"github.com/errgen/errgen/bench/figure"
	"github.com/errgen/errgen/bench/lab"
	"github.com/errgen/errgen/bench/rival"
	"github.com/errgen/errgen/bench/synth"
)

//go:embed lookup_test.go.tmpl
var source string

var benchmarks = template.Must(template.New("lookup").Parse(source))

// A target is how many times as fast as the map literal Lookup has to be.
type target struct {
	entries      int
	hits, misses float64
}

var targets = []target{
	{34, 1.7, 1.5},
	{400, 1.8, 2.2},
	{5000, 1.3, 1.4},
	{100000, 1, 1},
}

// Measure returns the figures of the catalogues that are not larger than most.
func Measure(l *lab.Lab, most, rounds int) ([]figure.Figure, error) {
	contest := lab.Contest{Rounds: rounds, Time: "100ms"}
	var done []target
	for _, t := range targets {
		if t.entries > most {
			continue
		}
		pkg, err := prepare(l, t.entries)
		if err != nil {
			return nil, err
		}
		contest.Packages = append(contest.Packages, pkg)
		done = append(done, t)
	}
	scores, err := l.Compete(contest)
	if err != nil {
		return nil, err
	}
	var figures []figure.Figure
	for _, t := range done {
		f, err := t.figures(scores)
		if err != nil {
			return nil, err
		}
		figures = append(figures, f...)
	}
	return figures, nil
}

// prepare writes the benchmarks of a catalogue, and the packages they compare.
func prepare(l *lab.Lab, n int) (string, error) {
	ours, err := l.Package(n)
	if err != nil {
		return "", err
	}
	entries := synth.Catalog(n)
	theirs, bench := fmt.Sprintf("map%d", n), fmt.Sprintf("lookup%d", n)
	if err := rival.Map(l, theirs, entries); err != nil {
		return "", err
	}
	if err := WriteKeys(l, bench, entries); err != nil {
		return "", err
	}
	data := map[string]any{"N": n, "Ours": lab.Module + "/" + ours, "Map": lab.Module + "/" + theirs}
	return bench, l.Fill(bench+"/lookup_test.go", benchmarks, data)
}

// WriteKeys writes the keys of benchmarks beside them: hits.txt has the types
// of the entries; edited.txt has them with a letter changed, and unrelated.txt
// other texts; half of misses.txt are the one and half the other.
func WriteKeys(l *lab.Lab, folder string, entries []synth.Entry) error {
	var types []string
	for _, e := range entries {
		types = append(types, e.Type)
	}
	edited, unrelated := synth.Edited(entries), synth.Unrelated(entries)
	for name, keys := range map[string][]string{
		"hits":      types,
		"edited":    edited,
		"unrelated": unrelated,
		"misses":    slices.Concat(edited[:len(edited)/2], unrelated[len(unrelated)/2:]),
	} {
		if err := l.Write(folder+"/"+name+".txt", []byte(strings.Join(keys, "\n"))); err != nil {
			return err
		}
	}
	return nil
}

// figures returns how the contest ended at one size.
func (t target) figures(scores lab.Scores) ([]figure.Figure, error) {
	var figures []figure.Figure
	for _, row := range []struct {
		keys, what string
		bound      figure.Bound
	}{
		{"hits", "hits", figure.AtLeast(t.hits)},
		{"misses", "misses", figure.AtLeast(t.misses)},
		{"edited", "misses, of types with a letter changed", figure.Bound{}},
		{"unrelated", "misses, of other texts", figure.Bound{}},
	} {
		name := func(by string) string { return fmt.Sprintf("Lookup/n=%d/keys=%s/by=%s", t.entries, row.keys, by) }
		ratio, times, err := scores.Ratio(name("map"), name("errgen"))
		if err != nil {
			return nil, err
		}
		figures = append(figures, figure.Figure{
			What:  fmt.Sprintf("%d entries, %s: map literal ÷ Lookup (%s)", t.entries, row.what, times),
			Value: ratio, Unit: "×", Bound: row.bound,
		})
	}
	allocs, err := scores.Median(fmt.Sprintf("Lookup/n=%d/keys=hits/by=errgen", t.entries), "allocs/op")
	if err != nil {
		return nil, err
	}
	return append(figures, figure.Figure{
		What:  fmt.Sprintf("%d entries: allocations of a Lookup", t.entries),
		Value: allocs, Bound: figure.AtMost(0),
	}), nil
}
