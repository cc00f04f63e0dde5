package main

import (
	"github.com/errgen/errgen/bench/figure"
	"github.com/errgen/errgen/bench/lab"
	"github.com/errgen/errgen/bench/lookup"
)

// A scale says how much is measured.
type scale struct {
	most   int // the entries of the largest catalogue
	rounds int // how often each benchmark is run
}

func effort(quick bool) scale {
	if quick {
		return scale{most: 5000, rounds: 6}
	}
	return scale{most: 100000, rounds: 10}
}

// A section measures one thing that issue 3 asks for.
type section struct {
	name    string
	title   string
	measure func(*lab.Lab, scale) ([]figure.Figure, error)
}

var sections = []section{
	{"lookup", "Lookup by type, and the status read", func(l *lab.Lab, s scale) ([]figure.Figure, error) {
		return lookup.Measure(l, s.most, s.rounds)
	}},
}
