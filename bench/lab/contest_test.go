package lab

import (
	"math"
	"testing"
)

// TestScores reads results as go test prints them.
func TestScores(t *testing.T) {
	s, err := scores("goos: linux\n" +
		"BenchmarkLookup/n=34/by=map-2 \t100\t 30 ns/op\t 0 B/op\t 0 allocs/op\n" +
		"BenchmarkLookup/n=34/by=errgen-2 \t100\t 10 ns/op\t 0 B/op\t 0 allocs/op\n" +
		"BenchmarkLookup/n=34/by=map-2 \t100\t 10 ns/op\t 0 B/op\t 0 allocs/op\n" +
		"BenchmarkLookup/n=34/by=map-2 \t100\t 20 ns/op\t 0 B/op\t 0 allocs/op\n" +
		"BenchmarkText/by=go-enum-16 \t100\t 2 ns/op\n" +
		"PASS\n")
	if err != nil {
		t.Fatal(err)
	}
	ratio, times, err := s.Ratio("Lookup/n=34/by=map", "Lookup/n=34/by=errgen")
	if err != nil || math.Abs(ratio-2) > 1e-9 || times != "20.0 ÷ 10.0 ns" {
		t.Errorf("got %v, %q, %v", ratio, times, err)
	}
	if v, err := s.Median("Text/by=go-enum", "sec/op"); err != nil || math.Abs(v-2e-9) > 1e-15 {
		t.Errorf("got %v, %v", v, err)
	}
	if _, err := s.Median("Text/by=nobody", "sec/op"); err == nil {
		t.Error("a benchmark that was not run has a median")
	}
}
