package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog/diff"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/report"
)

// A verdict is the answer of errgen drift, the gravest last.
type verdict int

const (
	inSync verdict = iota
	changed
	unreadable
)

var verdictNames = [...]string{"in-sync", "changed", "unreadable"}

// verdictOf returns the gravest verdict.
func verdictOf(all []*drifted) verdict {
	gravest := inSync
	for _, d := range all {
		gravest = max(gravest, d.verdict)
	}
	return gravest
}

// driftReport returns the verdicts with what led to them.
func driftReport(all []*drifted) report.Report {
	var changes []comparison
	var titles []string
	for _, d := range all {
		titles = append(titles, d.title())
		if d.verdict == changed {
			changes = append(changes, d.comparison)
		}
	}
	rep := diffReport(changes, diffOptions{failOn: diff.Text.String()})
	rep.Command = "errgen drift"
	rep.Title = strings.Join(titles, "; ")
	rep.Verdict = verdictNames[verdictOf(all)]
	if len(changes) == 0 {
		rep.Bump = report.Bump{}
	}
	rep.Levels = slices.Insert(rep.Levels, 0, report.Level{Name: verdictNames[unreadable], Severity: report.Error})
	var found []report.Item
	for _, d := range all {
		for _, p := range d.problems {
			found = append(found, unreadableItem(p))
		}
		if d.verdict == unreadable {
			rep.Notes = append(rep.Notes, d.readPages())
		}
		for _, p := range d.warned {
			rep.Notes = append(rep.Notes, p.String())
		}
	}
	rep.Items = append(found, rep.Items...)
	return rep
}

// title says the verdict on one catalogue.
func (d *drifted) title() string {
	switch d.verdict {
	case unreadable:
		return d.name + ": the documentation could not be read as a catalogue"
	case changed:
		return d.name + ": the documentation changed"
	}
	return fmt.Sprintf("%s: in sync, with %s and %s", d.name, count(len(d.pages), "page"), count(len(d.new.Errors), "error"))
}

// unreadableItem returns a reason why documentation could not be read.
func unreadableItem(p problem.Problem) report.Item {
	return report.Item{
		Rule: p.Rule, Level: verdictNames[unreadable], Message: p.Message, Fix: p.Fix,
		File: p.File, Line: p.Line, Column: p.Column, Failing: true,
	}
}

// readPages says which pages could be read, of those of which some could not.
func (d *drifted) readPages() string {
	if len(d.pages) == 0 {
		return d.name + ": no page could be read"
	}
	var names []string
	for _, page := range d.pages {
		names = append(names, page.Name)
	}
	return fmt.Sprintf("%s: %s could be had: %s", d.name, count(len(names), "page"), strings.Join(names, ", "))
}

// changedOutputs returns the files of the catalogues whose documentation
// changed.
func changedOutputs(all []*drifted) outputs {
	var outs outputs
	for _, d := range all {
		if d.verdict == changed {
			outs = append(outs, d.outs...)
		}
	}
	return outs
}

// driftDiff returns how the catalogues differ from what they should be.
func driftDiff(all []*drifted) string {
	var b strings.Builder
	for _, d := range all {
		if d.verdict == changed {
			b.WriteString(d.outs[len(d.outs)-1:].unified())
		}
	}
	return b.String()
}
