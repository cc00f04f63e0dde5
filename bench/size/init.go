package size

import (
	"fmt"
	"strings"

	"github.com/errgen/errgen/bench/figure"
	"github.com/errgen/errgen/bench/lab"
)

// Init returns the figures of the work that a program does for a package before
// main. They are the same in every run.
func Init(l *lab.Lab) ([]figure.Figure, error) {
	const n = 400
	var figures []figure.Figure
	for _, c := range []struct {
		what  string
		build build
		bound figure.Bound
	}{
		{"the generated package", build{program: "everything", pkg: ours, n: n}, figure.AtMost(0)},
		{"a map literal", build{program: "literal", pkg: maps, n: n}, figure.Bound{}},
	} {
		file, err := c.build.file(l)
		if err != nil {
			return nil, err
		}
		i, err := read(file)
		if err != nil {
			return nil, err
		}
		traced, err := traces(l, file)
		if err != nil {
			return nil, err
		}
		figures = append(
			figures,
			figure.Figure{What: entries(n, c.what+": init functions and tasks in the program"), Value: float64(len(i.inits)), Bound: c.bound},
			figure.Figure{What: entries(n, c.what+": lines in GODEBUG=inittrace=1"), Value: float64(traced), Bound: c.bound},
		)
	}
	return figures, nil
}

// traces runs a program and returns how many packages of the lab did init work.
func traces(l *lab.Lab, file string) (int, error) {
	r, err := l.Run("env", "GODEBUG=inittrace=1", file)
	if err != nil {
		return 0, err
	}
	if !strings.Contains(r.Stderr, "init runtime") {
		return 0, fmt.Errorf("GODEBUG=inittrace=1 shows nothing: %q", r.Stderr)
	}
	return strings.Count(r.Stderr, "init "+lab.Module+"/"), nil
}
