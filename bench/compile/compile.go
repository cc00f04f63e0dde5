// Package compile measures how long the Go compiler takes for a generated
// package, beside one with its constants alone.
package compile

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

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
	each := map[int]float64{} // the time of an entry, in nanoseconds
	for _, s := range []size{
		{400, 2 * rounds, figure.AtMost(2.6)},
		{5000, rounds, figure.AtMost(2.6)},
		{100000, 2, figure.Bound{}},
	} {
		if s.entries > most {
			continue
		}
		whole, constants, err := s.race(l)
		if err != nil {
			return nil, err
		}
		each[s.entries] = float64(whole) / float64(s.entries)
		figures = append(figures, figure.Figure{
			What:  fmt.Sprintf("%d entries: the package ÷ the constants alone (%.3f ÷ %.3f s)", s.entries, whole.Seconds(), constants.Seconds()),
			Value: float64(whole) / float64(constants), Unit: "×", Bound: s.bound,
		})
	}
	if each[100000] != 0 {
		figures = append(figures, figure.Figure{
			What:  "time of an entry: in 100000 entries ÷ in 5000",
			Value: each[100000] / each[5000], Unit: "×", Bound: figure.AtMost(linear),
		})
	}
	return figures, nil
}

// race compiles the package and its constants in turns, and returns the least
// time of each.
func (s size) race(l *lab.Lab) (whole, constants time.Duration, err error) {
	pkg, err := l.Package(s.entries)
	if err != nil {
		return 0, 0, err
	}
	alone := fmt.Sprintf("constants%d", s.entries)
	if err := writeConstants(l, pkg, alone); err != nil {
		return 0, 0, err
	}
	var racers []lab.Racer
	for _, folder := range []string{pkg, alone} {
		command, err := compiler(l, folder)
		if err != nil {
			return 0, 0, err
		}
		racers = append(racers, lab.Racer{Folder: folder, Command: command})
	}
	l.Logf("go tool compile: %d entries", s.entries)
	runs, err := l.Race(s.rounds, racers...)
	if err != nil {
		return 0, 0, err
	}
	return runs[0].Wall, runs[1].Wall, nil
}

// writeConstants writes a package that has the constants of another, and their
// type.
func writeConstants(l *lab.Lab, pkg, folder string) error {
	content, err := os.ReadFile(l.Path(pkg, pkg+".go"))
	if err != nil {
		return err
	}
	if err := l.Write(folder+"/constants.go", content); err != nil {
		return err
	}
	return l.Write(folder+"/type.go", []byte("package "+pkg+"\n\ntype Type string\n\nfunc (t Type) Error() string { return string(t) }\n"))
}

// compiler returns the command that compiles the package of a folder, with the
// flags that go build gives it.
func compiler(l *lab.Lab, folder string) ([]string, error) {
	tool, err := l.Run("go", "tool", "-n", "compile")
	if err != nil {
		return nil, err
	}
	imports, err := l.Run("go", "list", "-deps", "-export", "-f", "{{if .Export}}packagefile {{.ImportPath}}={{.Export}}{{end}}", "./"+folder)
	if err != nil {
		return nil, err
	}
	config := "importcfg/" + folder
	if err := l.Write(config, []byte(imports.Stdout)); err != nil {
		return nil, err
	}
	files, err := filepath.Glob(l.Path(folder, "*.go"))
	if err != nil {
		return nil, err
	}
	command := []string{
		strings.TrimSpace(tool.Stdout), "-p", lab.Module + "/" + folder, "-importcfg", l.Path(config),
		"-lang=go1.26", "-complete", "-pack", "-c=2", "-o", l.Path("bin", folder+".a"),
	}
	return append(command, files...), nil
}
