package scrape

import (
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// statuses returns the HTTP statuses in a captured text, ascending: several
// where an error is documented under several. A text with anything else in the
// place of one has none.
func statuses(text string) []int {
	var codes []int
	for digits := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < '0' || r > '9' }) {
		code := number(digits)
		if !catalog.IsStatus(code) {
			return nil
		}
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// number returns a captured number; a pattern that captures anything else
// says 0.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
