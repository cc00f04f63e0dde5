package main

import (
	"github.com/errgen/errgen/bench/compile"
	"github.com/errgen/errgen/bench/diff"
	"github.com/errgen/errgen/bench/figure"
	"github.com/errgen/errgen/bench/generation"
	"github.com/errgen/errgen/bench/lab"
	"github.com/errgen/errgen/bench/lookup"
	"github.com/errgen/errgen/bench/pages"
	"github.com/errgen/errgen/bench/peers"
	"github.com/errgen/errgen/bench/response"
	"github.com/errgen/errgen/bench/size"
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

// A section measures one thing.
type section struct {
	name    string
	title   string
	measure func(*lab.Lab, scale) ([]figure.Figure, error)

	// exact says that the figures are the same in every run, so that a test may
	// hold them.
	exact bool
}

// sections are in the order in which they are measured. Generation is first
// since the memory of a process is at least that of the one which began it.
var sections = []section{
	{"generation", "Generation", func(l *lab.Lab, s scale) ([]figure.Figure, error) {
		return generation.Measure(l, s.most, s.rounds)
	}, false},
	{"compile", "Compile time", func(l *lab.Lab, s scale) ([]figure.Figure, error) {
		return compile.Measure(l, s.most, s.rounds)
	}, false},
	{"lookup", "Lookup by type, and the status read", func(l *lab.Lab, s scale) ([]figure.Figure, error) {
		return lookup.Measure(l, s.most, s.rounds)
	}, false},
	{"peers", "Peers", func(l *lab.Lab, s scale) ([]figure.Figure, error) {
		return peers.Measure(l, s.rounds)
	}, false},
	{"response", "Parse of the documented sample", func(l *lab.Lab, s scale) ([]figure.Figure, error) {
		return response.Measure(l, s.rounds)
	}, false},
	{"pages", "Pages of documentation", func(*lab.Lab, scale) ([]figure.Figure, error) {
		return pages.Measure()
	}, false},
	{"diff", "Catalogues compared, merged and encoded", func(l *lab.Lab, s scale) ([]figure.Figure, error) {
		return diff.Measure(l, s.rounds)
	}, false},
	{"init", "Init", exact(size.Init), true},
	{"allocations", "Allocations", exact(size.Allocations), true},
	{"size", "Size, relocations, and what the garbage collector scans", exact(size.Measure), true},
	{"gc", "Garbage collection", func(l *lab.Lab, s scale) ([]figure.Figure, error) {
		return size.Collect(l, s.rounds)
	}, false},
}

// exact makes a section of figures that do not depend on the scale.
func exact(measure func(*lab.Lab) ([]figure.Figure, error)) func(*lab.Lab, scale) ([]figure.Figure, error) {
	return func(l *lab.Lab, _ scale) ([]figure.Figure, error) { return measure(l) }
}
