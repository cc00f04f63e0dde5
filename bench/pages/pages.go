// Package pages measures how long it takes to read a page of documentation and
// to extract its entries, beside what parsing its HTML alone takes.
package pages

import (
	"fmt"
	"os/exec"
	"regexp"
	"strconv"

	"github.com/errgen/errgen/bench/figure"
)

// line is what BenchmarkExtractRatio of package scrape prints for a page.
var line = regexp.MustCompile(`(?m)^BenchmarkExtractRatio/(\d+)\S*\s.*\s([\d.]+) extract/parse\s+([\d.]+) ns/entry`)

// Measure returns the figures of pages. It runs the benchmark where it is, in
// the checkout around this module, since it needs what scrape does not export.
func Measure() ([]figure.Figure, error) {
	command := exec.Command("go", "test", "-run", "^$", "-bench", "ExtractRatio", "-benchtime", "40x", "./scrape")
	command.Dir = ".."
	out, err := command.CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("pages: %w\n%s", err, out)
	}
	var figures []figure.Figure
	var first, last float64 // the time of an entry in the second page, and in the last
	for i, found := range line.FindAllSubmatch(out, -1) {
		ratio, err := strconv.ParseFloat(string(found[2]), 64)
		if err != nil {
			return nil, fmt.Errorf("pages: %w", err)
		}
		if last, err = strconv.ParseFloat(string(found[3]), 64); err != nil {
			return nil, fmt.Errorf("pages: %w", err)
		}
		if i == 1 {
			first = last
		}
		figures = append(figures, figure.Figure{
			What: fmt.Sprintf("%s entries: reading and extracting ÷ html.Parse", found[1]), Value: ratio, Unit: "×", Bound: figure.AtMost(1.35),
		})
	}
	if len(figures) != 4 {
		return nil, fmt.Errorf("pages: the benchmark measured %d pages, want 4:\n%s", len(figures), out)
	}
	return append(figures, figure.Figure{
		What: "time of an entry: of 5000 on a page ÷ of 400", Value: last / first, Unit: "×", Bound: figure.AtMost(1.5),
	}), nil
}
