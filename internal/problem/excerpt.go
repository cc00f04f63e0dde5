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
