// Package figure has what was measured, beside what was asked for.
package figure

import (
	"fmt"
	"math"
)

// A Figure is one thing that was measured.
type Figure struct {
	What  string
	Value float64
	Unit  string // such as "×" or " bytes an entry"; it follows the value
	Bound Bound  // the zero Bound: for information
}

// A Bound is what a figure has to keep to. The zero Bound is kept by any figure.
type Bound struct {
	sign  string
	limit float64
}

// AtLeast is the bound of a figure that must not be lower.
func AtLeast(limit float64) Bound { return Bound{"≥", limit} }

// AtMost is the bound of a figure that must not be higher.
func AtMost(limit float64) Bound { return Bound{"≤", limit} }

// Below is the bound of a figure that must be lower.
func Below(limit float64) Bound { return Bound{"<", limit} }

// Met reports whether the figure keeps to its bound.
func (f Figure) Met() bool {
	switch f.Bound.sign {
	case "≥":
		return f.Value >= f.Bound.limit
	case "≤":
		return f.Value <= f.Bound.limit
	case "<":
		return f.Value < f.Bound.limit
	}
	return !math.IsNaN(f.Value)
}

// Target returns the bound as people write it, "" for the zero Bound.
func (f Figure) Target() string {
	if f.Bound.sign == "" {
		return ""
	}
	return f.Bound.sign + " " + number(f.Bound.limit) + f.Unit
}

// Measured returns the value with its unit.
func (f Figure) Measured() string { return number(f.Value) + f.Unit }

// Verdict returns "OK" or "short", and "" where there is no target.
func (f Figure) Verdict() string {
	switch {
	case f.Bound.sign == "":
		return ""
	case f.Met():
		return "OK"
	}
	return "**short**"
}

// String returns the figure in one line.
func (f Figure) String() string {
	s := f.What + ": " + f.Measured()
	if f.Bound.sign != "" {
		s += " (target " + f.Target() + ")"
	}
	return s
}

// number returns a number with as many digits as mean something.
func number(v float64) string {
	switch {
	case v == math.Trunc(v):
		return fmt.Sprintf("%.0f", v)
	case math.Abs(v) >= 100:
		return fmt.Sprintf("%.0f", v)
	case math.Abs(v) >= 10:
		return fmt.Sprintf("%.1f", v)
	}
	return fmt.Sprintf("%.2f", v)
}

// Within returns the figure with a bound.
func (f Figure) Within(b Bound) Figure {
	f.Bound = b
	return f
}
