package propose

import (
	"fmt"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// shown is how many entries a preview shows in full.
const shown = 3

// Preview returns what the profile reads, for a person to look at: how many errors
// there are, which fields they have, some of them in full, and what speaks against
// the proposal.
func (p *Proposal) Preview() string {
	if p.Catalog == nil {
		return "nothing on these pages looks like a list of errors\n"
	}
	var b strings.Builder
	n := len(p.Catalog.Errors)
	fmt.Fprintf(&b, "%s from %s\n", plural(n, "error"), plural(p.Pages, "page"))
	for _, f := range fieldsOf(p.Catalog) {
		if f.filled > 0 {
			fmt.Fprintf(&b, "  %-12s %d of %d\n", f.name, f.filled, n)
		}
	}
	b.WriteString(p.examples())
	if p.LeftOver > 0 {
		fmt.Fprintf(&b, "left over: %s within entries\n", plural(p.LeftOver, "block"))
	}
	for _, d := range p.Doubts {
		fmt.Fprintf(&b, "unsure: %s\n", d)
	}
	return b.String()
}

// examples returns some entries as the catalogue has them: the first, one from the
// middle and the last.
func (p *Proposal) examples() string {
	all := p.Catalog.Errors
	c := *p.Catalog
	c.Errors = nil
	for i := range min(shown, len(all)) {
		c.Errors = append(c.Errors, all[i*(len(all)-1)/max(min(shown, len(all))-1, 1)])
	}
	data, err := c.Encode()
	if err != nil {
		return ""
	}
	_, entries, _ := strings.Cut(string(data), "errors:\n")
	return entries
}

// A filling is how many entries have a field.
type filling struct {
	name   string
	filled int
}

func fieldsOf(c *catalog.Catalog) []filling {
	fields := []filling{{name: "status"}, {name: "category"}, {name: "number"}, {name: "message"}, {name: "description"}, {name: "causes"}, {name: "steps"}, {name: "url"}}
	for i := range c.Errors {
		e := &c.Errors[i]
		for n, has := range [...]bool{
			len(e.Status) > 0, len(e.Category) > 0, e.Number != nil, e.Message != "", e.Description != "",
			len(e.Causes) > 0, len(e.Steps) > 0, e.URL != "",
		} {
			if has {
				fields[n].filled++
			}
		}
	}
	return fields
}
