package emit

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// lineBytes is how many bytes of a table stand in a line.
const lineBytes = 16

// table adds a table of numbers, as pack makes it. The compiler takes a step for
// a line of a string, but several for each number of an array.
func (p *printer) table(name, table string) {
	/*
		const <name> = "" +
			"<bytes>" +
			"<bytes>"
	*/
	var literals []string
	for line := range slices.Chunk([]byte(table), lineBytes) {
		var b strings.Builder
		for _, c := range line {
			fmt.Fprintf(&b, `\x%02x`, c)
		}
		literals = append(literals, `"`+b.String()+`"`)
	}
	p.source(
		declaration{what: "const " + name, value: strconv.Quote(table)},
		"const "+name+" = "+sum(literals),
	)
}

// pack returns numbers one behind the other, each in so many bytes, of which the
// first counts least.
func pack[T int | uint64](size int, numbers []T) string {
	table := make([]byte, 0, size*len(numbers))
	for _, n := range numbers {
		for range size {
			table = append(table, byte(n))
			n >>= 8
		}
	}
	return string(table)
}

// numbers adds a table of numbers of four bytes, for the function number of
// skeleton/columns.go.
func (p *printer) numbers(name string, numbers []int) { p.table(name, pack(numberSize, numbers)) }

// numberSize is how many bytes such a number has.
const numberSize = 4

// isZero reports whether no value is other than 0.
func isZero(values []int) bool {
	return !slices.ContainsFunc(values, func(v int) bool { return v != 0 })
}
