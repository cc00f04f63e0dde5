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
		for _, f := range entryFields {
			if f.isSet(&o.Set) {
				m.stale(o, f, root.Field("overrides").At(i))
				f.named(&o.Set).apply(f.at(&c.Errors[at]))
			}
		}
	}
}

// stale reports an override of a field for which the documentation no longer
// says what it said when the override was written.
func (m *merger) stale(o Override, f *Field, at *strictyaml.Path) {
	page, ok := m.found[o.Type]
	if !ok || page.lost[f.Name] {
		return
	}
	var set, was Entry
	f.named(&o.Set).apply(f.at(&set))
	isNamed := f.isSet(&o.Was)
	if isNamed {
		f.named(&o.Was).apply(f.at(&was))
	}
	p := problem.Problem{Path: at.Field("set").Field(f.Name).String(), Severity: problem.Warning, Rule: "stale-override"}
	switch {
	case isNamed && f.Same(&page.entry, &was):
		return
	case f.Same(&page.entry, &set):
		p.Message = fmt.Sprintf("the documentation now says itself what the override sets the %s of %s to", f.Name, problem.Excerpt(o.Type))
		p.Fix = "take the " + f.Name + " out of the override"
	case isNamed:
		x, y := excerpts(f.exact(&page.entry), f.exact(&was))
		p.Message = fmt.Sprintf("the documentation now gives %s as the %s of %s, and no longer %s", x, f.Name, problem.Excerpt(o.Type), y)
		p.Fix = "see whether the override is still right, and bring its was up to date"
		p.Path = at.Field("was").Field(f.Name).String()
	default:
		return
	}
	m.report(p)
}

// isOverridden reports whether an override sets the field of a type.
func (m *merger) isOverridden(typ string, f *Field) bool {
	return slices.ContainsFunc(m.overrides, func(o Override) bool { return o.Type == typ && f.isSet(&o.Set) })
}
