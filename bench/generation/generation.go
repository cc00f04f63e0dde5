// Package generation measures errgen itself: how long it takes to turn a
// catalogue into a package, and how much memory.
package generation

import (
	"fmt"
	"go/format"
	"math"
	"os"
	"path/filepath"
	"time"

	"github.com/errgen/errgen/bench/figure"
	"github.com/errgen/errgen/bench/lab"
	"github.com/errgen/errgen/bench/synth"
)

// linear is how many times as much an entry may take in the largest catalogue
// as in one of 5,000.
const linear = 1.5

// A result is what was measured of one catalogue.
type result struct {
	entries  int
	generate lab.Run       // errgen generate
	lint     lab.Run       // errgen lint, which reads and checks the catalogue and no more
	format   time.Duration // go/format on the files of the package
}

// Measure returns the figures of the catalogues that are not larger than most.
func Measure(l *lab.Lab, most, rounds int) ([]figure.Figure, error) {
	var figures []figure.Figure
	results := map[int]result{}
	for _, n := range []int{34, 400, 5000, 100000} {
		if n > most {
			continue
		}
		times := rounds
		if n > 5000 {
			times = 1
		}
		r, err := measure(l, n, times)
		if err != nil {
			return nil, err
		}
		results[n] = r
		figures = append(figures, r.figures()...)
	}
	if r := results[100000]; r.entries != 0 {
		figures = append(figures, figure.Figure{
			What:  "processor time of an entry: in 100000 entries ÷ in 5000",
			Value: r.each() / results[5000].each(), Unit: "×", Bound: figure.AtMost(linear),
		})
	}
	explained, err := explain(l, rounds)
	if err != nil {
		return nil, err
	}
	peers, err := peers(l, rounds)
	return append(append(figures, explained), peers...), err
}

// measure measures one catalogue. What it generates is what the other sections
// use.
func measure(l *lab.Lab, n, rounds int) (result, error) {
	name := lab.PackageName(n)
	if err := l.Catalog(name, synth.Catalog(n)); err != nil {
		return result{}, err
	}
	l.Logf("errgen generate, errgen lint, go/format: %d entries", n)
	r := result{entries: n, format: math.MaxInt64}
	for round := range rounds {
		runs, err := l.Race(
			1,
			lab.Racer{Command: l.GenerateCommand(name, name), Before: l.Remove(name)},
			lab.Racer{Command: l.Errgen("lint", "--catalog", lab.CatalogFile(name))},
		)
		if err != nil {
			return result{}, err
		}
		if round == 0 || runs[0].Wall < r.generate.Wall {
			r.generate = runs[0]
		}
		if round == 0 || runs[1].Wall < r.lint.Wall {
			r.lint = runs[1]
		}
		formatted, err := formatAll(l.Path(name))
		if err != nil {
			return result{}, err
		}
		r.format = min(r.format, formatted)
	}
	return r, nil
}

// formatAll returns the time that go/format takes for the files of a folder.
func formatAll(folder string) (time.Duration, error) {
	files, err := filepath.Glob(filepath.Join(folder, "*.go"))
	if err != nil {
		return 0, err
	}
	var sum time.Duration
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			return 0, err
		}
		begin := time.Now()
		if _, err := format.Source(source); err != nil {
			return 0, err
		}
		sum += time.Since(begin)
	}
	return sum, nil
}

// each returns the processor time of an entry, in nanoseconds.
func (r result) each() float64 { return float64(r.generate.CPU) / float64(r.entries) }

// figures returns what r says.
func (r result) figures() []figure.Figure {
	what := func(s string) string { return fmt.Sprintf("%d entries: %s", r.entries, s) }
	figures := []figure.Figure{
		{What: what("errgen generate"), Value: r.generate.Wall.Seconds(), Unit: " s"},
		{What: what("most memory of errgen generate"), Value: float64(r.generate.Peak) / (1 << 20), Unit: " MiB"},
	}
	if r.entries < 5000 {
		return figures // the start of the process would hide the rest
	}
	emit := r.generate.Wall - r.lint.Wall
	f := figure.Figure{
		What:  what(fmt.Sprintf("emitting and writing ÷ go/format (%.2f ÷ %.2f s)", emit.Seconds(), r.format.Seconds())),
		Value: float64(emit) / float64(r.format), Unit: "×",
	}
	if r.entries == 5000 {
		f.Bound = figure.AtMost(2.6)
	}
	return append(figures, f)
}
