// Package diff measures what it costs to compare two catalogues, beside
// decoding them, to find renames, and to merge and encode: that the time of an
// entry does not grow with their number.
package diff

import (
	"fmt"
	"path/filepath"
	"strconv"

	"github.com/errgen/errgen/bench/figure"
	"github.com/errgen/errgen/bench/lab"
)

// linear is how many times as much an entry may take in the larger of two
// catalogues as in the smaller.
const linear = 1.5

// Measure returns the figures of diff. It runs benchmarks where they are, in
// the checkout around this module, since no command does nothing but merge,
// encode or compare. Each runs at least as often as rounds says, and the least
// counts.
func Measure(l *lab.Lab, rounds int) ([]figure.Figure, error) {
	beside, err := run("./catalog/diff", "^BenchmarkRatio$", "-benchtime", strconv.Itoa(rounds)+"x")
	if err != nil {
		return nil, err
	}
	compare, err := run("./catalog/diff", "^BenchmarkRenames$", "-benchtime", "1x", "-count", strconv.Itoa(rounds))
	if err != nil {
		return nil, err
	}
	write, err := run("./catalog", "^Benchmark(Merge|Encode)$/^(10000|100000)$", "-benchtime", strconv.Itoa(rounds)+"x")
	if err != nil {
		return nil, err
	}
	figures, err := ratio(beside)
	if err != nil {
		return nil, err
	}
	for _, move := range []struct{ name, what string }{
		{"told-by-message", "renames told by their messages"},
		{"family", "renames of one family"},
		{"nothing-in-common", "no renames"},
		{"words-of-one-list", "no renames, types made of the same forty words"},
	} {
		f, err := grows(compare, "Renames/"+move.name, [2]int{5000, 10000})
		if err != nil {
			return nil, err
		}
		all := compare["Renames/"+move.name+"/10000"]["ns/op"] / 1e9
		f.What = fmt.Sprintf("10000 removed against 10000 added, %s (%.2f s): time of an entry ÷ with 5000", move.what, all)
		figures = append(figures, f)
	}
	whole, err := process(l, rounds)
	if err != nil {
		return nil, err
	}
	figures = append(figures, whole)
	for _, name := range []string{"Merge", "Encode"} {
		f, err := grows(write, name, [2]int{10000, 100000})
		if err != nil {
			return nil, err
		}
		f.What = fmt.Sprintf("%s: time of an entry of 100000 ÷ of 10000", name)
		figures = append(figures, f)
	}
	return figures, nil
}

// process returns the figure of a whole process that compares the catalogue of
// the checkout with itself, as a hook or a gate does most of the time.
func process(l *lab.Lab, rounds int) (figure.Figure, error) {
	file, err := filepath.Abs(filepath.Join("..", "catalog", "errors.yaml"))
	if err != nil {
		return figure.Figure{}, err
	}
	l.Logf("errgen diff: catalog/errors.yaml with itself")
	runs, err := l.Race(5*rounds, lab.Racer{Command: l.Errgen("diff", file, file)})
	if err != nil {
		return figure.Figure{}, err
	}
	return figure.Figure{
		What:  "errgen diff of catalog/errors.yaml with itself, the whole process",
		Value: runs[0].Wall.Seconds() * 1000, Unit: " ms", Bound: figure.Below(50),
	}, nil
}

// ratio returns the figure of comparing beside decoding.
func ratio(results results) ([]figure.Figure, error) {
	r, ok := results["Ratio"]
	if !ok {
		return nil, fmt.Errorf("diff: there is no benchmark Ratio")
	}
	return []figure.Figure{{
		What:  fmt.Sprintf("two catalogues of 100000 with 1000 changes: decoding and comparing (%.0f ms) ÷ decoding", r["ms-diff"]),
		Value: r["all/decoding"], Unit: "×", Bound: figure.AtMost(1.3),
	}}, nil
}

// grows returns the time of an entry with the larger number of entries,
// divided by that with the smaller.
func grows(results results, name string, sizes [2]int) (figure.Figure, error) {
	var each [2]float64
	for i, n := range sizes {
		r, ok := results[fmt.Sprintf("%s/%d", name, n)]
		if !ok {
			return figure.Figure{}, fmt.Errorf("diff: there is no benchmark %s/%d", name, n)
		}
		each[i] = r["ns/entry"]
	}
	return figure.Figure{Value: each[1] / each[0], Unit: "×", Bound: figure.AtMost(linear)}, nil
}
