// Package peers measures the code of other generators beside that of errgen, on
// the same keys, where the work is the same.
package peers

import (
	_ "embed"
	"fmt"
	"text/template"

	"github.com/errgen/errgen/bench/figure"
	"github.com/errgen/errgen/bench/lab"
	"github.com/errgen/errgen/bench/lookup"
	"github.com/errgen/errgen/bench/rival"
	"github.com/errgen/errgen/bench/synth"
)

//go:embed peers_test.go.tmpl
var source string

var benchmarks = template.Must(template.New("peers").Parse(source))

const n = 400

// A match is a benchmark of a peer, beside that of errgen.
type match struct {
	what      string
	benchmark string // without "/by="
	peer      string
	bound     figure.Bound
}

// lead is the bound where the work is the same.
var lead = figure.AtLeast(1)

var matches = []match{
	{"hits: ParseX of go-enum ÷ Lookup", "Find/keys=hits", "go-enum", lead},
	{"misses: ParseX of go-enum ÷ Lookup", "Find/keys=misses", "go-enum", lead},
	{"hits: XString of enumer ÷ Lookup", "Find/keys=hits", "enumer", lead},
	{"misses: XString of enumer ÷ Lookup", "Find/keys=misses", "enumer", lead},
	{"text of a constant: String of stringer ÷ Type.Error", "Text", "stringer", lead},
	{"text of a constant: String of enumer ÷ Type.Error", "Text", "enumer", lead},
	{"text of a constant: String of go-enum ÷ Type.Error, which is the same code", "Text", "go-enum", figure.Bound{}},
	{"class of an SQLSTATE: the functions of pgerrcode in turn ÷ Lookup", "Class", "pgerrcode", lead},
	{"is an SQLSTATE of class 23: IsIntegrityConstraintViolation of pgerrcode (7 codes) ÷ Lookup", "OfClass/keys=23", "pgerrcode", figure.Bound{}},
	{"is an SQLSTATE of class 42: IsSyntaxErrororAccessRuleViolation of pgerrcode (44 codes) ÷ Lookup", "OfClass/keys=42", "pgerrcode", figure.Bound{}},
}

// Measure returns how many times as long as errgen's the code of its peers
// takes.
func Measure(l *lab.Lab, rounds int) ([]figure.Figure, error) {
	if err := prepare(l); err != nil {
		return nil, err
	}
	scores, err := l.Compete(lab.Contest{Packages: []string{"peers"}, Rounds: rounds, Time: "100ms"})
	if err != nil {
		return nil, err
	}
	var figures []figure.Figure
	for _, m := range matches {
		ratio, times, err := scores.Ratio(m.benchmark+"/by="+m.peer, m.benchmark+"/by=errgen")
		if err != nil {
			return nil, err
		}
		figures = append(figures, figure.Figure{
			What:  fmt.Sprintf("%s (%s)", m.what, times),
			Value: ratio, Unit: "×", Bound: m.bound,
		})
	}
	return figures, nil
}

// prepare writes the benchmarks, and the packages they compare.
func prepare(l *lab.Lab) error {
	if _, err := l.Package(n); err != nil {
		return err
	}
	entries := synth.Catalog(n)
	for folder, g := range map[string]rival.Generator{"goenum": rival.GoEnumOfStrings, "enumer": rival.Enumer, "stringer": rival.Stringer} {
		if err := g.Package(l, folder, entries); err != nil {
			return err
		}
	}
	pg, err := readPgerrcode(l)
	if err != nil {
		return err
	}
	if err := l.Generate("sqlstates", pg.entries); err != nil {
		return err
	}
	if err := lookup.WriteKeys(l, "peers", entries); err != nil {
		return err
	}
	if err := l.Write("peers/sqlstates.txt", keys(pg.entries)); err != nil {
		return err
	}
	data := map[string]any{"Ours": fmt.Sprintf("errgen%d", n), "Class": pg.classes, "Functions": pg.functions}
	return l.Fill("peers/peers_test.go", benchmarks, data)
}
