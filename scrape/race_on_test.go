//go:build race

package scrape

// slowdown is what the race detector costs.
const slowdown = 10
