package diff

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// A leaf is a field of a T that holds a text, a number, the wire or the
// coverage.
type leaf[T any] struct {
	name string // as in the file
	rule string
	at   func(*T) any // a pointer to the field
}

func (l leaf[T]) same(a, b *T) bool { return l.show(a) == l.show(b) }

// show returns what the field holds, for people.
func (l leaf[T]) show(v *T) string {
	switch at := l.at(v).(type) {
	case *string:
		return *at
	case *int:
		return strconv.Itoa(*at)
	case *catalog.Wire:
		return at.String()
	case *catalog.Coverage:
		return showCoverage(at)
	}
	panic("diff: internal error: cannot show " + l.name)
}

// showCoverage returns the word that says all of a coverage, or the statuses that
// are missing.
func showCoverage(c *catalog.Coverage) string {
	if !c.IsPartial() {
		return c.Word()
	}
	missing := strings.Trim(strings.Join(strings.Fields(fmt.Sprint(c.Partial.Statuses)), ", "), "[]")
	return cmp.Or(c.Word(), "partial, without "+missing)
}
