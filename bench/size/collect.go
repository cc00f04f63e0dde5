package size

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/errgen/errgen/bench/figure"
	"github.com/errgen/errgen/bench/lab"
)

// Collect measures how long runtime.GC takes in a program with the package,
// beside one whose package has one entry. The programs run in turns.
func Collect(l *lab.Lab, rounds int) ([]figure.Figure, error) {
	const n = 5000
	programs := []struct {
		what  string
		build build
		bound figure.Bound
	}{
		{"the generated package", build{program: "everything", pkg: ours, n: n}, figure.AtMost(1.1)},
		{"a slice of structs", build{program: "literal", pkg: slice, n: n}, figure.Bound{}},
		{"a map literal", build{program: "literal", pkg: maps, n: n}, figure.Bound{}},
	}
	var figures []figure.Figure
	for _, p := range programs {
		with, err := p.build.file(l)
		if err != nil {
			return nil, err
		}
		without, err := p.build.with(1).file(l)
		if err != nil {
			return nil, err
		}
		times, err := collections(l, rounds, with, without)
		if err != nil {
			return nil, err
		}
		figures = append(figures, figure.Figure{
			What:  fmt.Sprintf("%s: runtime.GC ÷ without the entries (%.0f ÷ %.0f µs)", entries(n, p.what), times[0]/1e3, times[1]/1e3),
			Value: times[0] / times[1], Unit: "×", Bound: p.bound,
		})
	}
	return figures, nil
}

// collections runs programs in turns and returns for each the least of the
// times that it prints last.
func collections(l *lab.Lab, rounds int, files ...string) ([]float64, error) {
	least := make([]float64, len(files))
	for i := range least {
		least[i] = math.Inf(1)
	}
	for range rounds {
		for i, file := range files {
			r, err := l.Run(file)
			if err != nil {
				return nil, err
			}
			lines := strings.Split(strings.TrimSpace(r.Stdout), "\n")
			v, err := strconv.ParseFloat(lines[len(lines)-1], 64)
			if err != nil {
				return nil, fmt.Errorf("the program prints no time: %w", err)
			}
			least[i] = min(least[i], v)
		}
	}
	return least, nil
}
