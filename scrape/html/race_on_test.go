//go:build race

package html

// What the race detector costs.
func init() { slowdown = 10 }
