package sources

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// few is how many findings of a group are shown to people, unless they want all.
const few = 10

// A group is findings of a rule that one title is for.
type group struct {
	title    string
	findings []Finding
}

// groups returns the findings by their titles.
func (c *Comparison) groups() []group {
	var groups []group
	for i, f := range c.Findings {
		if i == 0 || f.Rule != c.Findings[i-1].Rule || !slices.Equal(f.group(), c.Findings[i-1].group()) {
			groups = append(groups, group{title: c.titleOf(f)})
		}
		last := &groups[len(groups)-1]
		last.findings = append(last.findings, f)
	}
	return groups
}

// shown returns the findings that people see, and how many more there are.
func (g group) shown(all bool) ([]Finding, int) {
	if all || len(g.findings) <= few {
		return g.findings, 0
	}
	return g.findings[:few], len(g.findings) - few
}

// titleOf returns the title for a finding and those like it.
func (c *Comparison) titleOf(f Finding) string {
	switch f.Rule {
	case ruleNear:
		return "probably the same, spelled differently"
	case ruleMissing:
		return c.where(f)
	case ruleNotRead:
		return "in " + c.names(f.Says) + ", perhaps on a page that was not read"
	}
	return "different " + strings.TrimSuffix(f.Rule, fieldRule(""))
}

// where says which sources have a type, and which do not.
func (c *Comparison) where(f Finding) string {
	if c.isOnly(f) {
		return "only in " + c.names(f.Says)
	}
	return "in " + c.names(f.Says) + ", not in " + c.namesOf(f.Lacks)
}

// isOnly reports whether one source has a type, and all others are known not to.
func (c *Comparison) isOnly(f Finding) bool {
	return len(f.Says) == 1 && len(f.Lacks) == len(c.Sources)-1
}

// message says what was found in one sentence, without a period.
func (c *Comparison) message(f Finding) string {
	switch f.Rule {
	case ruleMissing:
		return f.Type() + " is " + c.where(f)
	case ruleNotRead:
		return f.Type() + " is in " + c.names(f.Says) + ", and on no page that was read"
	case ruleNear:
		a, b := f.spellings()
		text := fmt.Sprintf("%s in %s is probably %s in %s", a[0].Type, c.names(a), b[0].Type, c.names(b))
		if len(f.Lacks) > 0 {
			text += "; neither is in " + c.namesOf(f.Lacks)
		}
		return text
	}
	var values []string
	for _, same := range alike(f.Says) {
		values = append(values, same[0].value(f.Rule)+" in "+c.names(same))
	}
	return fmt.Sprintf("the %s of %s is %s", strings.TrimSuffix(f.Rule, fieldRule("")), f.Type(), strings.Join(values, ", and "))
}

// spellings returns the sayings of each of two near types.
func (f Finding) spellings() (a, b []Saying) {
	n := slices.IndexFunc(f.Says, func(s Saying) bool { return s.Type != f.Type() })
	return f.Says[:n], f.Says[n:]
}

// value returns what a source has in a field, quoted where it is text.
func (s Saying) value(rule string) string {
	if rule == fieldRule("status") || rule == fieldRule("number") {
		return s.Value
	}
	return problem.Excerpt(s.Value)
}

// alike returns those sayings together that have the same value.
func alike(says []Saying) [][]Saying {
	var groups [][]Saying
	for _, s := range says {
		i := slices.IndexFunc(groups, func(g []Saying) bool { return g[0].Value == s.Value })
		if i < 0 {
			i = len(groups)
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], s)
	}
	return groups
}

// names returns the names of the sources of sayings, as "sdk and openapi".
func (c *Comparison) names(says []Saying) string {
	indexes := make([]int, len(says))
	for i, s := range says {
		indexes[i] = s.Source
	}
	return c.namesOf(indexes)
}

func (c *Comparison) namesOf(indexes []int) string {
	names := make([]string, len(indexes))
	for i, at := range indexes {
		names[i] = c.Sources[at].Name
	}
	if last := len(names) - 1; last > 0 {
		return strings.Join(names[:last], ", ") + " and " + names[last]
	}
	return strings.Join(names, "")
}
