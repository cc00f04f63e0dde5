package generation

import (
	"fmt"

	"github.com/errgen/errgen/bench/figure"
	"github.com/errgen/errgen/bench/lab"
	"github.com/errgen/errgen/bench/synth"
)

// explain measures the whole process of errgen explain, which a person waits
// for.
func explain(l *lab.Lab, rounds int) (figure.Figure, error) {
	const n = 1000
	entries := synth.Catalog(n)
	name := lab.PackageName(n)
	if err := l.Catalog(name, entries); err != nil {
		return figure.Figure{}, err
	}
	l.Logf("errgen explain: %d entries", n)
	runs, err := l.Race(5*rounds, lab.Racer{Command: l.Errgen("explain", "--catalog", lab.CatalogFile(name), entries[n/2].Type)})
	if err != nil {
		return figure.Figure{}, err
	}
	return figure.Figure{
		What:  fmt.Sprintf("%d entries: errgen explain", n),
		Value: runs[0].Wall.Seconds() * 1000, Unit: " ms", Bound: figure.AtMost(60),
	}, nil
}
