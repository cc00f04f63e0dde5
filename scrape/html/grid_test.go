package html

import (
	"fmt"
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape/block"
)

// TestSpans reads tables whose spans would fill gigabytes: each ends with the rows or
// with the reason.
func TestSpans(t *testing.T) {
	rows := func(n int, row string) string { return "<table>" + strings.Repeat(row, n) + "</table>" }
	long := strings.Repeat("word ", 20_000)
	for _, test := range []struct {
		name, source string
		rows         int // 0 for an error
	}{
		{"all columns in each row", rows(40_000, "<tr><td>a<td colspan=65534>b"), 0},
		{"all columns and rows", rows(40_000, "<tr><td colspan=65534 rowspan=65534>a<td>b"), 0},
		{"all rows", rows(1, "<tr><td rowspan=65534>a<td>b") + rows(40_000, "<tr><td>a<td rowspan=2>b"), 40_001},
		{"to the end of a group", "<table><tr><td rowspan=0>a<td>b" + strings.Repeat("<tr><td>c", 20_000) + "</table>", 20_001},
		{"one cell a row", rows(20_000, "<tr><td colspan=65534>a"), 20_000},
		{"rows of any width", "<table><tr><td>a<td>b" + strings.Repeat("<tr><td>a<td colspan=1000>b", 5_000) + "</table>", 5_001},
		{"a long text in all rows", "<table><tr><td rowspan=0>" + long + "<td>b" + strings.Repeat("<tr><td>c", 20_000) + "</table>", 0},
		{"a header that repeats", "<table><tr>" + strings.Repeat("<th>a<th>b", 30) + strings.Repeat("<tr><td rowspan=9>c<td>d", 5_000) + "</table>", 1},
		{"a wide header that repeats", "<table><tr>" + strings.Repeat("<th>a<th>b", 5_000) + "<tr><td>c<td>d</table>", 2},
		{"nested", strings.Repeat("<table><tr><td rowspan=0 colspan=1000>a<td>", 40) + rows(1000, "<tr><td>c"), -1},
	} {
		t.Run(test.name, func(t *testing.T) {
			read, err := Read([]byte(test.source))
			if test.rows == 0 {
				if err == nil || err.Error() != errSpans.Error() {
					t.Errorf("got %v", err)
				}
				return
			}
			n := 0
			for _, b := range read.Blocks {
				if b.Kind == block.Row {
					n++
				}
			}
			if err != nil || test.rows > 1 && n != test.rows || n == 0 {
				t.Errorf("%d rows, %v", n, err)
			}
		})
	}
}

// TestSpanOf checks spans against what the HTML Standard says of each value.
func TestSpanOf(t *testing.T) {
	for val, want := range map[string]span{
		"2": {2, 2}, " 3px": {3, 3}, "0": {1, 1<<31 - 1}, "-2": {1, 1}, "": {1, 1}, "two": {1, 1}, "1.9": {1, 1}, "1001": {1000, 1001}, "99999999999999": {1000, 65534}, "+2": {2, 2},
	} {
		read, err := Read(fmt.Appendf(nil, "<table><tr><td colspan=%q rowspan=%[1]q>a</table>", val))
		if err != nil || len(read.Blocks) != 1 {
			t.Errorf("%q: %v", val, err)
		}
		if got := spanFrom(val); got != want {
			t.Errorf("%q: %v, want %v", val, got, want)
		}
	}
}
