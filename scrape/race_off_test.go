//go:build !race

package scrape

// slowdown is 1 without the race detector.
const slowdown = 1
