package sources

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/report"
)

// Options say how to write comparisons.
type Options struct {
	Strict bool // differences are errors, and not information
	All    bool // people see all findings, and not the first few of each group
}

// Comparisons are those of all catalogues.
type Comparisons []*Comparison

// Differ reports whether sources contradict each other.
func (cs Comparisons) Differ() bool {
	return slices.ContainsFunc(cs, func(c *Comparison) bool { return c.differs() })
}

func (c *Comparison) differs() bool {
	return slices.ContainsFunc(c.Findings, func(f Finding) bool { return !isRemark(f.Rule) })
}

// Write writes the comparisons in a format. What people see in "text", "markdown"
// and "github" has the first few findings of each group; all others have all.
func (cs Comparisons) Write(out io.Writer, format string, o Options) error {
	switch format {
	case "text":
		return cs.writeText(out, o)
	case "markdown":
		return cs.writeMarkdown(out, o)
	case "json":
		return cs.writeJSON(out, o)
	}
	o.All = o.All || format != "github"
	return cs.report(o).Write(out, format, report.Options{})
}

// report returns the findings as those of any command.
func (cs Comparisons) report(o Options) report.Report {
	rep := report.Report{
		Command: "errgen sources", Verdict: "same", Title: cs.title(),
		Levels: []problem.Severity{problem.Error, problem.Info}, Rules: o.rules(),
	}
	if cs.Differ() {
		rep.Verdict = "different"
	}
	for _, c := range cs {
		rep.Notes = append(rep.Notes, c.notes()...)
		for _, g := range c.groups() {
			shown, more := g.shown(o.All)
			for _, f := range shown {
				rep.Items = append(rep.Items, o.item(f.Rule, c.itemOf(f)))
			}
			if more > 0 {
				item := report.Item{Message: fmt.Sprintf("%s: %d more", g.title, more), Fix: "--all lists them"}
				rep.Items = append(rep.Items, o.item(g.findings[0].Rule, item))
			}
		}
	}
	return rep
}

// rules returns the rules with the levels that they have.
func (o Options) rules() problem.Rules {
	leveled := slices.Clone(rules)
	for i, r := range leveled {
		leveled[i].Severity = o.item(r.ID, report.Item{}).Severity
	}
	return leveled
}

// item returns an item of a rule, with its level.
func (o Options) item(rule string, it report.Item) report.Item {
	it.Rule, it.Severity = rule, rules.Severity(rule)
	if o.Strict && !isRemark(rule) {
		it.Severity, it.Failing = problem.Error, true
	}
	return it
}

func (c *Comparison) itemOf(f Finding) report.Item {
	place := f.place()
	return report.Item{Subject: f.Type(), Message: c.message(f), File: place.File, Line: place.Line}
}

// title says in one line what was compared.
func (cs Comparisons) title() string {
	parts := make([]string, len(cs))
	for i, c := range cs {
		parts[i] = c.summary()
	}
	return strings.Join(parts, "; ")
}

// summary says what was compared, and how often the sources contradict each other.
func (c *Comparison) summary() string {
	names := make([]int, len(c.Sources))
	for i := range names {
		names[i] = i
	}
	differences := 0
	for _, f := range c.Findings {
		if !isRemark(f.Rule) {
			differences++
		}
	}
	result := "no difference"
	if differences > 0 {
		result = fmt.Sprintf("%d %s", differences, problem.Plural(differences, "difference", "differences"))
	}
	return fmt.Sprintf("%s: %s between %s", c.Title, result, c.namesOf(names))
}

// notes say what was not read of the sources.
func (c *Comparison) notes() []string {
	var notes []string
	for _, s := range c.Sources {
		if s.Coverage != "" {
			notes = append(notes, s.Name+": "+s.Coverage)
		}
	}
	return notes
}
