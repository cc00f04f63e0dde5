package main

import (
	"testing"

	"github.com/errgen/errgen/bench/lab"
)

// TestTargets holds the figures that are the same in every run: init work,
// allocations, sizes, relocations.
func TestTargets(t *testing.T) {
	l, err := lab.New(t.Output())
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for _, s := range sections {
		if !s.exact {
			continue
		}
		t.Run(s.name, func(t *testing.T) {
			figures, err := s.measure(l, effort(true))
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range figures {
				if t.Log(f); !f.Met() {
					t.Errorf("short of its target: %v", f)
				}
			}
		})
	}
}
