// Package compile measures how long the Go compiler takes for a generated
// package, beside one with its constants alone.
package compile

import (
	"fmt"
	"slices"

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
	each := map[int][]float64{} // the processor time of an entry: in the package, and in its constants alone
	for _, s := range []size{
		{400, 2 * rounds, figure.Bound{}},
		{5000, rounds, figure.AtMost(1.6)},
		{100000, 1, figure.Bound{}},
	} {
		if s.entries > most {
			continue
		}
		runs, err := s.race(l)
		if err != nil {
			return nil, err
		}
		figures = append(figures, s.figures(runs)...)
		for _, r := range runs[:2] {
			each[s.entries] = append(each[s.entries], float64(r.CPU)/float64(s.entries))
		}
	}
	if most := each[100000]; most != nil {
		figures = append(
			figures,
			figure.Figure{What: "processor time of an entry: in 100000 entries ÷ in 5000", Value: most[0] / each[5000][0], Unit: "×", Bound: figure.AtMost(linear)},
			figure.Figure{What: "the same of the constants alone", Value: most[1] / each[5000][1], Unit: "×"},
		)
	}
	return figures, nil
}

// race runs the racers in turns.
func (s size) race(l *lab.Lab) ([]lab.Run, error) {
	racers, err := s.racers(l)
	if err != nil {
		return nil, err
	}
	l.Logf("go tool compile, go build: %d entries", s.entries)
	return l.Race(s.rounds, racers...)
}

// figures returns what the runs of the racers say.
func (s size) figures(runs []lab.Run) []figure.Figure {
	times := make([]float64, len(runs))
	for i, r := range runs {
		times[i] = r.Wall.Seconds()
	}
	figures := []figure.Figure{s.ratio("go tool compile: the package ÷ its constants alone", times[0], times[1]).Within(s.bound)}
	if len(times) > 2 {
		figures = append(
			figures,
			s.ratio("go tool compile: what all entries but one add to the package ÷ to its constants", times[0]-times[2], times[1]-times[3]),
			s.ratio("go build: the package ÷ its constants alone", times[4], times[5]),
		)
	}
	return figures
}

// racers returns the commands that compile the package and its constants. Unless
// that takes too long, there follow those that compile both of a catalogue with
// one entry, and those that build the first two.
func (s size) racers(l *lab.Lab) ([]lab.Racer, error) {
	whole, err := pair(l, s.entries, compiler)
	if err != nil || s.rounds == 1 {
		return whole, err
	}
	least, err := pair(l, 1, compiler)
	if err != nil {
		return nil, err
	}
	built, err := pair(l, s.entries, builder)
	return slices.Concat(whole, least, built), err
}

// pair returns the commands for the package of a catalogue and its constants.
func pair(l *lab.Lab, n int, command func(*lab.Lab, string) (lab.Racer, error)) ([]lab.Racer, error) {
	pkg, constants, err := write(l, n)
	if err != nil {
		return nil, err
	}
	first, err := command(l, pkg)
	if err != nil {
		return nil, err
	}
	second, err := command(l, constants)
	return []lab.Racer{first, second}, err
}

// ratio returns a figure that says what it is made of.
func (s size) ratio(what string, above, below float64) figure.Figure {
	return figure.Figure{
		What:  fmt.Sprintf("%d entries, %s (%.3f ÷ %.3f s)", s.entries, what, above, below),
		Value: above / below, Unit: "×",
	}
}
