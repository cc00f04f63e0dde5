package problem

// Plural returns one where n is 1, and more otherwise.
func Plural(n int, one, more string) string {
	if n == 1 {
		return one
	}
	return more
}
