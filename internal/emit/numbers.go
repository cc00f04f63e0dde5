package emit

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// smallest returns the smallest unsigned type that holds values, none of which
// is negative.
func smallest(values []int) string {
	switch width(values) {
	case 1:
		return "uint8"
	case 2:
		return "uint16"
	}
	return "uint32"
}

// width returns how many bytes the smallest type for values has.
func width(values []int) int {
	largest := 0
	for _, v := range values {
		largest = max(largest, v)
	}
	switch {
	case largest <= math.MaxUint8:
		return 1
	case largest <= math.MaxUint16:
		return 2
	}
	return 4
}

// size returns how many bytes values take in the smallest type.
func size(values []int) int { return len(values) * width(values) }

// isZero reports whether no value is other than 0.
func isZero(values []int) bool {
	return !slices.ContainsFunc(values, func(v int) bool { return v != 0 })
}

// decimals returns values as literals of Go.
func decimals(values []int) []string {
	literals := make([]string, len(values))
	for n, v := range values {
		literals[n] = strconv.Itoa(v)
	}
	return literals
}

// lines returns literals with commas between them, in lines of about the width
// of comments, each with a comma and a line break at its end.
func lines(literals []string) string {
	var b strings.Builder
	column := 0
	for n, literal := range literals {
		switch {
		case n == 0:
		case column+len(literal)+len(", ") > commentWidth-8:
			b.WriteString(",\n")
			column = 0
		default:
			b.WriteString(", ")
		}
		b.WriteString(literal)
		column += len(literal) + len(", ")
	}
	b.WriteString(",\n")
	return b.String()
}
