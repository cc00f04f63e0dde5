// Bench measures what the packages that errgen generates cost, and errgen
// itself, beside what others do, and prints the figures with their targets as
// Markdown.
//
// Usage:
//
//	go run . [-quick] [-write | -only lookup,size]
//
// It takes about ten minutes; -quick leaves out the catalogue of 100,000 and
// takes two. With -write the figures replace those in README.md.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/errgen/errgen/bench/figure"
	"github.com/errgen/errgen/bench/lab"
)

func main() { os.Exit(run(os.Args[1:], os.Stdout, os.Stderr)) }

// run returns the exit code: 1 when a figure misses its target.
func run(args []string, stdout, stderr io.Writer) int {
	flags := flag.NewFlagSet("bench", flag.ContinueOnError)
	flags.SetOutput(stderr)
	quick := flags.Bool("quick", false, "leave out the catalogue of 100,000, and take less time")
	write := flags.Bool("write", false, "write the figures into README.md")
	only := flags.String("only", "", "the sections to measure, with commas; the default is all")
	if flags.Parse(args) != nil {
		return 2
	}
	if *write && *only != "" {
		fmt.Fprintln(stderr, "bench: -write needs all sections, and -only leaves some out")
		return 2
	}
	chosen, err := choose(*only)
	if err != nil {
		fmt.Fprintln(stderr, "bench:", err)
		return 2
	}
	scale := effort(*quick)
	tables, err := measure(chosen, scale, stderr)
	if err == nil && *write {
		err = refresh("README.md", scale, tables)
	}
	if err != nil {
		fmt.Fprintln(stderr, "bench:", err)
		return 2
	}
	return report(tables, stdout)
}

// choose returns the sections that have the names, or all of them.
func choose(names string) ([]section, error) {
	if names == "" {
		return sections, nil
	}
	var chosen []section
	for name := range strings.SplitSeq(names, ",") {
		i := slices.IndexFunc(sections, func(s section) bool { return s.name == name })
		if i < 0 {
			return nil, fmt.Errorf("no section has the name %q", name)
		}
		chosen = append(chosen, sections[i])
	}
	return chosen, nil
}

// measure returns a table for each section.
func measure(chosen []section, e scale, log io.Writer) ([]figure.Table, error) {
	l, err := lab.New(log)
	if err != nil {
		return nil, err
	}
	defer l.Close()
	var tables []figure.Table
	for _, s := range chosen {
		figures, err := s.measure(l, e)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.name, err)
		}
		tables = append(tables, figure.Table{Title: s.title, Command: "go run . -only " + s.name, Figures: figures})
	}
	return tables, nil
}

// report prints the tables, and below them what misses its target.
func report(tables []figure.Table, stdout io.Writer) int {
	var short []figure.Figure
	for _, t := range tables {
		fmt.Fprintln(stdout, t.Markdown())
		short = append(short, t.Short()...)
	}
	for _, f := range short {
		fmt.Fprintln(stdout, "short of its target:", f)
	}
	if len(short) > 0 {
		return 1
	}
	return 0
}
