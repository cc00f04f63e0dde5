package sources

import (
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// compared are the fields that are compared, in the order of the catalogue.
var compared = func() []*catalog.Field {
	return slices.DeleteFunc(slices.Clone(catalog.EntryFields()), func(f *catalog.Field) bool { return rules.Index(fieldRule(f.Name)) < 0 })
}()

// compareFields adds a finding for each field of a type that two sources have and
// that is not the same in them.
func (c *Comparison) compareFields(typ string) {
	says := c.having(typ)
	if len(says) < 2 {
		return
	}
	for _, field := range compared {
		var with []Saying
		for _, s := range says {
			if e := c.at(s); !field.IsEmpty(&e.Entry) {
				s.Value = show(field, e)
				with = append(with, s)
			}
		}
		if c.differ(field, with) {
			c.Findings = append(c.Findings, Finding{Rule: fieldRule(field.Name), Says: with})
		}
	}
}

// show returns what a source has in a field, for people.
func show(field *catalog.Field, e *Error) string {
	if field.Name == "message" {
		return strings.Join(e.Messages, " / ")
	}
	return field.Show(&e.Entry)
}

// differ reports whether two of the sayings have something else in a field.
func (c *Comparison) differ(field *catalog.Field, says []Saying) bool {
	for i, a := range says {
		for _, b := range says[i+1:] {
			if !c.same(field, a, b) {
				return true
			}
		}
	}
	return false
}

// same reports whether two sources say the same in a field.
func (c *Comparison) same(field *catalog.Field, a, b Saying) bool {
	x, y := c.at(a), c.at(b)
	switch field.Name {
	case "status":
		return slices.Equal(c.Sources[b.Source].known(x.Entry.Status, y.Entry.Status), c.Sources[a.Source].known(y.Entry.Status, x.Entry.Status))
	case "message":
		// Messages differ by place, and no source has to have all of them.
		return slices.ContainsFunc(x.Messages, func(m string) bool {
			return slices.ContainsFunc(y.Messages, func(n string) bool { return catalog.SaysSame(m, n) })
		})
	case "description":
		return catalog.SaysSame(x.Entry.Description, y.Entry.Description)
	}
	return field.Same(&x.Entry, &y.Entry)
}

// known returns those statuses of another source that s has, or would have if it
// had the error under them: the pages of the others were not read.
func (s *Source) known(others, own []int) []int {
	return slices.DeleteFunc(slices.Clone(others), func(status int) bool {
		return !slices.Contains(own, status) && s.mayHave([]int{status})
	})
}
