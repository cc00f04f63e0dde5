//go:build ignore

package skeleton

// genStatusText returns "": the errors of this package are not HTTP responses.
func genStatusText(int) string { return "" }

// genStatusOf returns 0: no value is an HTTP response.
func genStatusOf(any) int { return 0 }
