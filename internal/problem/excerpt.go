package problem

import "strconv"

// Excerpt returns a value in quotes for a message, cut where it is long.
func Excerpt(s string) string {
	const limit = 60
	runes := 0
	for i := range s {
		if runes == limit {
			return strconv.Quote(s[:i]) + "…"
		}
		runes++
	}
	return strconv.Quote(s)
}

// Clip returns s, or where it is longer than a number of characters its
// beginning with "…" as the last of so many.
func Clip(s string, most int) string {
	runes := 0
	end := 0 // of what stays before the sign
	for i := range s {
		if runes == most-1 {
			end = i
		}
		if runes == most {
			return s[:end] + "…"
		}
		runes++
	}
	return s
}
