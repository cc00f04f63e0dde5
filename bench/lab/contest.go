package lab

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strconv"
	"strings"

	"golang.org/x/perf/benchfmt"
)

// A Contest is a set of benchmarks that are run in turns: each round runs every
// benchmark once, so that what disturbs the machine disturbs all of them.
type Contest struct {
	Packages []string // folders of the lab with benchmarks
	Rounds   int
	Time     string // how long each benchmark runs, as -test.benchtime has it
}

// Scores are what a contest found: from the name of a benchmark to what each
// round measured, by unit.
type Scores map[string]map[string][]float64

// Run runs the benchmarks of c, lets benchstat show them, and returns what they
// measured.
func (l *Lab) Compete(c Contest) (Scores, error) {
	for _, pkg := range c.Packages {
		l.Logf("go test -c: %s", pkg)
		if _, err := l.Run("go", "test", "-c", "-o", l.Path("bin", pkg+".test"), "./"+pkg); err != nil {
			return nil, err
		}
	}
	var output strings.Builder
	for round := range c.Rounds {
		l.Logf("benchmarks of %s: round %d of %d", strings.Join(c.Packages, ", "), round+1, c.Rounds)
		for _, pkg := range c.Packages {
			r, err := l.run(l.Path(pkg), l.Path("bin", pkg+".test"), "-test.run=^$", "-test.bench=.", "-test.benchmem", "-test.benchtime="+c.Time)
			if err != nil {
				return nil, err
			}
			output.WriteString(withoutPackage(r.Stdout))
		}
	}
	if err := l.show(path.Join("benchmarks", strings.Join(c.Packages, "-")+".txt"), output.String()); err != nil {
		return nil, err
	}
	return scores(output.String())
}

// withoutPackage takes out the lines that would make benchstat part the results
// by package.
func withoutPackage(output string) string {
	lines := strings.SplitAfter(output, "\n")
	return strings.Join(slices.DeleteFunc(lines, func(s string) bool { return strings.HasPrefix(s, "pkg: ") }), "")
}

// show lets benchstat print the results, the contenders side by side.
func (l *Lab) show(name, results string) error {
	if err := l.Write(name, []byte(results)); err != nil {
		return err
	}
	benchstat, err := l.Tool("golang.org/x/perf/cmd/benchstat")
	if err != nil {
		return err
	}
	r, err := l.Run(benchstat, "-row", ".name /n /keys", "-col", "/by", "-filter", ".unit:(sec/op OR allocs/op)", name)
	if err != nil {
		return err
	}
	l.Logf("%s", r.Stdout)
	return nil
}

// scores reads the results.
func scores(results string) (Scores, error) {
	s := Scores{}
	r := benchfmt.NewReader(strings.NewReader(results), "results")
	for r.Scan() {
		result, ok := r.Result().(*benchfmt.Result)
		if !ok {
			continue
		}
		name := strings.TrimSuffix(string(result.Name.Full()), "-"+strconv.Itoa(gomaxprocs(result.Name)))
		if s[name] == nil {
			s[name] = map[string][]float64{}
		}
		for _, v := range result.Values {
			s[name][v.Unit] = append(s[name][v.Unit], v.Value)
		}
	}
	return s, r.Err()
}

// gomaxprocs returns the number at the end of the name of a benchmark.
func gomaxprocs(name benchfmt.Name) int {
	_, parts := name.Parts()
	if len(parts) == 0 {
		return 0
	}
	n, err := strconv.Atoi(strings.TrimPrefix(string(parts[len(parts)-1]), "-"))
	if err != nil {
		return 0
	}
	return n
}

// Median returns the median of what a benchmark measured in a unit.
func (s Scores) Median(name, unit string) (float64, error) {
	values := slices.Sorted(slices.Values(s[name][unit]))
	if len(values) == 0 {
		known := slices.Sorted(maps.Keys(s))
		return 0, fmt.Errorf("no benchmark has the name %s and the unit %s, only %s", name, unit, strings.Join(known, ", "))
	}
	middle := len(values) / 2
	if len(values)%2 == 1 {
		return values[middle], nil
	}
	return (values[middle-1] + values[middle]) / 2, nil
}

// Ratio returns how many times the median time of one benchmark is that of
// another, and both in words.
func (s Scores) Ratio(dividend, divisor string) (float64, string, error) {
	above, err := s.Median(dividend, "sec/op")
	if err != nil {
		return 0, "", err
	}
	below, err := s.Median(divisor, "sec/op")
	if err != nil {
		return 0, "", err
	}
	return above / below, fmt.Sprintf("%.1f ÷ %.1f ns", above*1e9, below*1e9), nil
}
