// Package compile measures how long the Go compiler takes for a generated
// package, beside one with its constants alone.
package compile

import (
	"fmt"

	"github.com/errgen/errgen/bench/figure"
	"github.com/errgen/errgen/bench/lab"
)

// linear is how many times as much an entry may take in the largest catalogue
// as in one of 5,000.
const linear = 1.5

// A size is a catalogue, and how often its package is compiled.
type size struct {
	entries, rounds int
	bound           figure.Bound
}

// Measure returns the figures of the catalogues that are not larger than most.
func Measure(l *lab.Lab, most, rounds int) ([]figure.Figure, error) {
	var figures []figure.Figure
	each := map[int]float64{} // the time that an entry takes the compiler, in seconds
	for _, s := range []size{
		{400, 2 * rounds, figure.AtMost(2.6)},
		{5000, rounds, figure.AtMost(2.6)},
		{100000, 2, figure.Bound{}},
	} {
		if s.entries > most {
			continue
		}
		whole, f, err := s.figures(l)
		if err != nil {
			return nil, err
		}
		each[s.entries] = whole / float64(s.entries)
		figures = append(figures, f...)
	}
	if each[100000] != 0 {
		figures = append(figures, figure.Figure{
			What:  "time of an entry: in 100000 entries ÷ in 5000",
			Value: each[100000] / each[5000], Unit: "×", Bound: figure.AtMost(linear),
		})
	}
	return figures, nil
}

// figures compiles and builds the package and its constants in turns. It
// returns the time that the compiler takes for the package, in seconds, as well.
func (s size) figures(l *lab.Lab) (float64, []figure.Figure, error) {
	racers, err := s.racers(l)
	if err != nil {
		return 0, nil, err
	}
	l.Logf("go tool compile, go build: %d entries", s.entries)
	runs, err := l.Race(s.rounds, racers...)
	if err != nil {
		return 0, nil, err
	}
	times := make([]float64, len(runs))
	for i, r := range runs {
		times[i] = r.Wall.Seconds()
	}
	return times[0], []figure.Figure{
		s.ratio("go tool compile: the package ÷ its constants alone", times[0], times[1]).Within(s.bound),
		s.ratio("go tool compile: what all entries but one add to the package ÷ to its constants", times[0]-times[2], times[1]-times[3]),
		s.ratio("go build: the package ÷ its constants alone", times[4], times[5]),
	}, nil
}

// racers returns the commands that compile the package, its constants, and both
// of a catalogue with one entry, and those that build the first two.
func (s size) racers(l *lab.Lab) ([]lab.Racer, error) {
	var racers []lab.Racer
	var folders []string
	for _, n := range []int{s.entries, 1} {
		pkg, constants, err := write(l, n)
		if err != nil {
			return nil, err
		}
		folders = append(folders, pkg, constants)
	}
	for _, folder := range folders {
		r, err := compiler(l, folder)
		if err != nil {
			return nil, err
		}
		racers = append(racers, r)
	}
	for _, folder := range folders[:2] {
		r, err := builder(l, folder)
		if err != nil {
			return nil, err
		}
		racers = append(racers, r)
	}
	return racers, nil
}

// ratio returns a figure that says what it is made of.
func (s size) ratio(what string, above, below float64) figure.Figure {
	return figure.Figure{
		What:  fmt.Sprintf("%d entries, %s (%.3f ÷ %.3f s)", s.entries, what, above, below),
		Value: above / below, Unit: "×",
	}
}
