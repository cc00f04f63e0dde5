package diff

import (
	"fmt"

	"github.com/errgen/errgen/catalog"
)

// reassigned reports the identifiers that passed from the constant of one type to
// that of another. A rename says so itself.
//
// An identifier follows from the type, the name and the go_name. So it can only pass
// from an entry that went, or got another of these, to one that came, or got another.
func (c *comparison) reassigned() {
	if len(c.released) == 0 || len(c.claimed) == 0 {
		return
	}
	owners := c.owners(c.old.Errors, c.released)
	claims := c.owners(c.new.Errors, c.claimed)
	for _, i := range c.released {
		name := c.options.identifier(&c.old.Errors[i])
		j, ok := claims[name]
		if !ok || owners[name] != i || j < 0 {
			continue
		}
		x, y := &c.old.Errors[i], &c.new.Errors[j]
		if x.Type == y.Type || c.renamed[[2]string{x.Type, y.Type}] {
			continue
		}
		c.report(Change{
			Rule: "constant-reassigned", Type: x.Type, Renamed: y.Type, Old: x.Type, New: y.Type,
			OldPath: path("errors", i), NewPath: path("errors", j), index: i,
			Message: fmt.Sprintf("%s was the constant of %s and is now that of %s", name, called(x.Type), called(y.Type)),
			Fix:     fmt.Sprintf("to keep it, let %s be the constant of %s, and give %s another go_name", name, called(x.Type), called(y.Type)),
		})
	}
}

// owners returns which of some entries has each identifier, and -1 where several
// have it.
func (c *comparison) owners(entries []catalog.Entry, indices []int) map[string]int {
	found := make(map[string]int, len(indices))
	for _, i := range indices {
		name := c.options.identifier(&entries[i])
		if name == "" {
			continue
		}
		if _, repeated := found[name]; repeated {
			i = -1
		}
		found[name] = i
	}
	return found
}
