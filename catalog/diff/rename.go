package diff

import (
	"github.com/errgen/errgen/catalog"
)

// A moved is an entry that went or came, with all that the catalogues have of
// it.
type moved struct {
	change   Change // what it is if it is no rename
	versions []*catalog.Entry
}

// renames reports the entries that went and came.
func (c *comparison) renames() {
	for _, m := range c.gone {
		c.report(m.change)
	}
	for _, m := range c.came {
		c.report(m.change)
	}
}
