package report

import (
	"io"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/templates"
)

// A page is a report as its template in HTML takes it.
type page struct {
	Title, Command, Bump, Reason string

	Levels []pageLevel
	Rules  problem.Rules // those of the items
}

// A pageLevel is a severity with its items.
type pageLevel struct {
	Name, Severity string
	Count          int
	Bundles        []bundle
}

// IsEmpty reports whether no level has an item.
func (p page) IsEmpty() bool {
	return !slices.ContainsFunc(p.Levels, func(l pageLevel) bool { return l.Count > 0 })
}

// writeHTML writes one page that needs nothing else, with what its rules mean.
func writeHTML(out io.Writer, r Report, _ Options) error {
	p := page{Title: r.Title, Command: r.Command, Bump: r.Bump.Version, Reason: r.Bump.Reason}
	for _, l := range r.Levels {
		items := r.at(l)
		p.Levels = append(p.Levels, pageLevel{l.String(), l.Standard(), len(items), bundles(items)})
	}
	for _, rule := range r.Rules {
		if slices.ContainsFunc(r.Items, func(it Item) bool { return it.Rule == rule.ID }) {
			p.Rules = append(p.Rules, rule)
		}
	}
	var b strings.Builder
	if err := templates.WriteReport(&b, p); err != nil {
		return err
	}
	return inert.WriteHTML(out, b.String())
}
