package catalog

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/strictyaml"
)

// override applies the overrides to the entries of c, which is sorted. An
// override of a type that c does not have is left to Validate.
func (m *merger) override(c *Catalog) {
	for i, o := range c.Overrides {
		at, ok := slices.BinarySearchFunc(c.Errors, o.Type, func(e Entry, t string) int { return strings.Compare(e.Type, t) })
		if !ok {
			continue
		}
		for _, f := range scrapedFields {
			if set, named := f.named(o.Set); named {
				m.stale(o, f, root.Field("overrides").At(i))
				f.copy(&c.Errors[at], &set)
			}
		}
	}
}

// stale reports an override of a field for which the documentation no longer
// says what it said when the override was written.
func (m *merger) stale(o Override, f scraped, at *strictyaml.Path) {
	page, ok := m.found[o.Type]
	if !ok || page.lost[f.name] {
		return
	}
	now := f.show(&page.Entry)
	set, _ := f.named(o.Set)
	was, named := f.named(o.Was)
	p := problem.Problem{Path: at.Field("set").Field(f.name).String(), Severity: problem.Warning, Rule: "stale-override"}
	switch {
	case named && now == f.show(&was):
		return
	case now == f.show(&set):
		p.Message = fmt.Sprintf("the documentation now says itself what the override sets the %s of %s to", f.name, problem.Excerpt(o.Type))
		p.Fix = "take the " + f.name + " out of the override"
	case named:
		x, y := excerpts(now, f.show(&was))
		p.Message = fmt.Sprintf("the documentation now gives %s as the %s of %s, and no longer %s", x, f.name, problem.Excerpt(o.Type), y)
		p.Fix = "see whether the override is still right, and bring its was up to date"
		p.Path = at.Field("was").Field(f.name).String()
	default:
		return
	}
	m.report(p)
}

// isOverridden reports whether an override sets the field of a type.
func (m *merger) isOverridden(typ string, f scraped) bool {
	return slices.ContainsFunc(m.overrides, func(o Override) bool {
		_, named := f.named(o.Set)
		return o.Type == typ && named
	})
}
