package report

import (
	"io"
	"slices"

	"github.com/errgen/errgen/templates"
)

// writeHTML writes one page that needs nothing else, with what its rules mean.
func writeHTML(out io.Writer, r Report, _ Options) error {
	page := templates.Report{Title: r.Title, Command: r.Command, Bump: r.Bump.Version, Reason: r.Bump.Reason}
	for _, l := range r.Levels {
		level := templates.ReportLevel{Name: l.Name, Severity: string(l.Severity)}
		for _, it := range r.at(l.Name) {
			level.Items = append(level.Items, it.html())
		}
		page.Levels = append(page.Levels, level)
	}
	for _, rule := range r.Rules {
		if slices.ContainsFunc(r.Items, func(it Item) bool { return it.Rule == rule.ID }) {
			page.Rules = append(page.Rules, templates.ReportRule(rule))
		}
	}
	return templates.WriteReport(out, page)
}

func (it Item) html() templates.ReportItem {
	item := templates.ReportItem{Rule: it.Rule, Fix: it.Fix, Place: it.place(), Fingerprint: it.Fingerprint, Likely: it.Likely}
	item.Before, item.Subject, item.After = it.parts()
	if len(it.Words) == 0 {
		item.Old, item.New = it.Old, it.New
		return item
	}
	for _, w := range it.Words {
		item.Words = append(item.Words, templates.ReportWord{Kind: string(w.Kind), Text: w.Text})
	}
	return item
}
