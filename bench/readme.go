package main

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/errgen/errgen/bench/figure"
)

// The figures stand between these two lines of the README.
const (
	figuresBegin = "<!-- figures: written by go run . -write -->\n"
	figuresEnd   = "<!-- end of figures -->\n"
)

// refresh replaces the figures in a file, and says when they were measured.
func refresh(file string, s scale, tables []figure.Table) error {
	old, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before, rest, began := bytes.Cut(old, []byte(figuresBegin))
	_, after, ended := bytes.Cut(rest, []byte(figuresEnd))
	if !began || !ended {
		return fmt.Errorf("%s has no place for the figures, between %q and %q", file, figuresBegin, figuresEnd)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s%s\nMeasured on %s, with catalogues of up to %d entries.\n",
		before, figuresBegin, time.Now().UTC().Format(time.DateOnly), s.most)
	for _, t := range tables {
		b.WriteString("\n" + t.Markdown())
	}
	fmt.Fprintf(&b, "\n%s%s", figuresEnd, after)
	return os.WriteFile(file, []byte(b.String()), 0o644)
}
