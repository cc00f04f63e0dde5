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
	switch largest := slices.Max(values); {
	case largest <= math.MaxUint8:
		return "uint8"
	case largest <= math.MaxUint16:
		return "uint16"
	}
	return "uint32"
}

// numberLines breaks values into lines of about the width of comments.
func numberLines(values []int) [][]int {
	var lines [][]int
	start, width := 0, 0
	for n, v := range values {
		w := len(strconv.Itoa(v)) + len(", ")
		if width+w > commentWidth-8 {
			lines = append(lines, values[start:n])
			start, width = n, 0
		}
		width += w
	}
	return append(lines, values[start:])
}

// commas returns values as "1, 2, 3".
func commas(values []int) string {
	var b strings.Builder
	for n, v := range values {
		if n > 0 {
			b.WriteString(", ")
		}
		b.WriteString(strconv.Itoa(v))
	}
	return b.String()
}
