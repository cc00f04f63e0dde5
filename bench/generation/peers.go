package generation

import (
	"fmt"

	"github.com/errgen/errgen/bench/figure"
	"github.com/errgen/errgen/bench/lab"
	"github.com/errgen/errgen/bench/rival"
	"github.com/errgen/errgen/bench/synth"
)

// peers measures errgen beside other generators with as many constants.
func peers(l *lab.Lab, rounds int) ([]figure.Figure, error) {
	const n = 5000
	entries := synth.Catalog(n)
	if err := l.Catalog("race", entries); err != nil {
		return nil, err
	}
	racers := []lab.Racer{{Command: l.GenerateCommand("race", "race"), Before: l.Remove("race")}}
	peers := []rival.Generator{rival.GoEnum, rival.GoEnumOfStrings, rival.Enumer, rival.Stringer}
	for i, g := range peers {
		folder := fmt.Sprintf("race%d", i)
		command, err := g.Prepare(l, folder, entries)
		if err != nil {
			return nil, err
		}
		racers = append(racers, lab.Racer{Folder: folder, Command: command})
	}
	l.Logf("errgen, go-enum, enumer, stringer: %d entries", n)
	runs, err := l.Race(min(rounds, 5), racers...)
	if err != nil {
		return nil, err
	}
	var figures []figure.Figure
	for i, g := range peers {
		f := figure.Figure{
			What:  fmt.Sprintf("%d entries: errgen generate ÷ %s (%.2f ÷ %.2f s)", n, g.Name, runs[0].Wall.Seconds(), runs[i+1].Wall.Seconds()),
			Value: float64(runs[0].Wall) / float64(runs[i+1].Wall), Unit: "×",
		}
		if g.Name == rival.GoEnum.Name {
			f.Bound = figure.Below(1)
		}
		figures = append(figures, f)
	}
	return figures, nil
}
