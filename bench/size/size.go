package size

import (
	"fmt"

	"github.com/errgen/errgen/bench/figure"
	"github.com/errgen/errgen/bench/lab"
	"github.com/errgen/errgen/bench/synth"
)

// sizes are the catalogues that programs are built with.
var sizes = []int{400, 5000}

// A question is a program, and how many bytes an entry may add to it.
type question struct {
	what    string
	program string
	bound   figure.Bound
}

var questions = []question{
	{"constants alone", "constants", figure.Below(1)},
	{"constants, with text/template linked, which may call Known by its name", "template", figure.Bound{}},
	{"Parse", "parse", figure.Bound{}},
	{"status and message", "message", figure.AtMost(140)},
}

// rivals are what is usually written by hand, for comparison.
var rivals = []struct{ what, pkg string }{
	{"everything, in a slice of structs", slice},
	{"everything, in a map literal", maps},
}

// Measure returns the figures of size, relocations and scanned bytes. They are
// the same in every run.
func Measure(l *lab.Lab) ([]figure.Figure, error) {
	r := reader{l, map[build]image{}}
	var figures []figure.Figure
	for _, n := range sizes {
		for _, measure := range []func(int) ([]figure.Figure, error){r.parts, r.everything, r.literals} {
			f, err := measure(n)
			if err != nil {
				return nil, err
			}
			figures = append(figures, f...)
		}
	}
	f, err := r.fixed()
	return append(figures, f), err
}

// fixed measures what a program gets for the first use of the package, which
// does not depend on its entries: the packages that it imports, most of all.
func (r reader) fixed() (figure.Figure, error) {
	with, err := r.image(build{program: "constants", pkg: ours, n: 1})
	if err != nil {
		return figure.Figure{}, err
	}
	without, err := r.image(build{program: "without", pkg: ours, n: 1})
	return figure.Figure{
		What:  "any number of entries, constants alone: what it adds to a program that imports nothing but errors and os",
		Value: float64(with.minus(without).stored) / (1 << 20), Unit: " MiB",
	}, err
}

// parts measures the programs that use a part of the package.
func (r reader) parts(n int) ([]figure.Figure, error) {
	var figures []figure.Figure
	for _, q := range questions {
		added, err := r.added(build{program: q.program, pkg: ours, n: n})
		if err != nil {
			return nil, err
		}
		figures = append(figures, figure.Figure{What: entries(n, q.what), Value: perEntry(n, added), Unit: " bytes an entry", Bound: q.bound})
	}
	return figures, nil
}

// everything measures the program that uses the whole package.
func (r reader) everything(n int) ([]figure.Figure, error) {
	b := build{program: "everything", pkg: ours, n: n}
	added, err := r.added(b)
	if err != nil {
		return nil, err
	}
	b.flags = "-buildmode=pie"
	pie, err := r.added(b)
	if err != nil {
		return nil, err
	}
	text := synth.RawText(synth.Catalog(n)) - synth.RawText(synth.Catalog(1))
	return []figure.Figure{
		{What: entries(n, "everything"), Value: perEntry(n, added), Unit: " bytes an entry"},
		{What: entries(n, "everything: ÷ the raw text"), Value: float64(added.loaded) / float64(text), Unit: "×", Bound: figure.AtMost(1.15)},
		{What: entries(n, "everything: relocations in a PIE build"), Value: float64(pie.relocations), Bound: figure.AtMost(0)},
		{What: entries(n, "everything: bytes that the garbage collector scans"), Value: float64(added.scanned), Bound: figure.AtMost(0)},
	}, nil
}

// literals measures the rivals.
func (r reader) literals(n int) ([]figure.Figure, error) {
	var figures []figure.Figure
	for _, rival := range rivals {
		b := build{program: "literal", pkg: rival.pkg, n: n}
		added, err := r.added(b)
		if err != nil {
			return nil, err
		}
		b.flags = "-buildmode=pie"
		pie, err := r.added(b)
		if err != nil {
			return nil, err
		}
		figures = append(figures,
			figure.Figure{What: entries(n, rival.what), Value: perEntry(n, added), Unit: " bytes an entry"},
			figure.Figure{What: entries(n, rival.what+": relocations in a PIE build"), Value: float64(pie.relocations)},
			figure.Figure{What: entries(n, rival.what+": bytes that the garbage collector scans"), Value: float64(added.scanned)},
		)
	}
	return figures, nil
}

// entries names a figure.
func entries(n int, what string) string { return fmt.Sprintf("%d entries, %s", n, what) }

// perEntry returns the bytes that an entry adds.
func perEntry(n int, added image) float64 { return float64(added.loaded) / float64(n-1) }
