package size

import (
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"text/template"

	"github.com/errgen/errgen/bench/figure"
	"github.com/errgen/errgen/bench/lab"
	"github.com/errgen/errgen/bench/synth"
)

//go:embed alloc.go.tmpl
var allocSource string

var allocProgram = template.Must(template.New("alloc").Parse(allocSource))

// Allocations returns how often the functions of a package allocate. The
// figures are the same in every run.
func Allocations(l *lab.Lab) ([]figure.Figure, error) {
	const n = 400
	counts, err := count(l, n)
	if err != nil {
		return nil, err
	}
	var figures []figure.Figure
	for _, name := range []string{
		"Lookup of a known type", "Lookup of an unknown type", "Type.Error", "Info.Message and Description", "All", "ByStatus",
	} {
		figures = append(figures, figure.Figure{What: entries(n, name+": allocations"), Value: counts[name], Bound: figure.AtMost(0)})
	}
	return append(
		figures,
		figure.Figure{What: entries(n, "Info.URL: allocations"), Value: counts["Info.URL"]},
		figure.Figure{What: "json.Unmarshal of the sample: allocations", Value: counts["json.Unmarshal"]},
		figure.Figure{What: "Parse of the sample: allocations", Value: counts["Parse of a known type"]},
		figure.Figure{What: "Parse of the sample: does a known type lie in the tables, and not in the body (1 is yes)", Value: counts["interned"], Bound: figure.AtLeast(1)},
	), nil
}

// count runs the program that counts, and reads what it prints.
func count(l *lab.Lab, n int) (map[string]float64, error) {
	pkg, err := l.Package(n)
	if err != nil {
		return nil, err
	}
	known := synth.Catalog(n)
	data := map[string]string{"Errs": lab.Module + "/" + pkg, "Known": known[n/2].Type, "Unknown": synth.Edited(known)[n/2]}
	if err := l.Fill("allocations/main.go", allocProgram, data); err != nil {
		return nil, err
	}
	r, err := l.Run("go", "run", "./allocations")
	if err != nil {
		return nil, err
	}
	counts := map[string]float64{}
	for line := range strings.Lines(r.Stdout) {
		name, value, _ := strings.Cut(strings.TrimSpace(line), "\t")
		if counts[name], err = strconv.ParseFloat(value, 64); err != nil {
			return nil, fmt.Errorf("counting allocations: %w", err)
		}
	}
	return counts, nil
}
