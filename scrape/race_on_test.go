//go:build race

package scrape

// What the race detector costs.
func init() { slowdown = 10 }
