package diff

import (
	"fmt"
	"os/exec"
	"regexp"
	"strconv"
)

// results are what benchmarks report, by name and unit.
type results map[string]map[string]float64

// A line of a benchmark is its name, how often it ran, and values with units.
var (
	line   = regexp.MustCompile(`(?m)^Benchmark(\S+?)(?:-\d+)?\s+\d+\s+(.*)$`)
	metric = regexp.MustCompile(`([\d.e+]+) (\S+)`)
)

// run runs the benchmarks of a package that have a name, and returns the least
// that each reported of each unit.
func run(pkg, names string, flags ...string) (results, error) {
	command := exec.Command("go", append([]string{"test", "-run", "^$", "-bench", names}, append(flags, pkg)...)...)
	command.Dir = ".."
	out, err := command.CombinedOutput()
	if err != nil {
		return nil, fmt.Errorf("diff: %w\n%s", err, out)
	}
	least := results{}
	for _, found := range line.FindAllSubmatch(out, -1) {
		name := string(found[1])
		if least[name] == nil {
			least[name] = map[string]float64{}
		}
		for _, m := range metric.FindAllSubmatch(found[2], -1) {
			value, err := strconv.ParseFloat(string(m[1]), 64)
			if err != nil {
				return nil, fmt.Errorf("diff: %w", err)
			}
			unit := string(m[2])
			if before, ok := least[name][unit]; !ok || value < before {
				least[name][unit] = value
			}
		}
	}
	return least, nil
}
