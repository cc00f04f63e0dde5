package emit

import (
	"slices"
	"strconv"
	"strings"
)

// An entryLink is the link of an entry in the tables: the part before the type that
// it ends with, or the whole link. The zero value is the link of row 0.
type entryLink struct {
	text  string
	whole bool
}

func newEntryLink(e constant) entryLink {
	head, ok := strings.CutSuffix(e.URL, e.Type)
	return entryLink{head, !ok}
}

// key returns a text that differs for different links.
func (l entryLink) key() string { return strconv.FormatBool(l.whole) + l.text }

// links returns the column of the links. The values that end with the type of their
// row, which they are stored without, come first; heads is their number.
func (p *plan) links() (links textColumn, heads int) {
	cut := newColumn("url", p, newEntryLink).once(entryLink.key)
	places := make([]int, len(cut.values)) // where each is among the values of links
	links.name = cut.name
	for _, isWhole := range []bool{false, true} {
		for n, l := range cut.values {
			if l.whole == isWhole {
				places[n] = len(links.values)
				links.values = append(links.values, l.text)
			}
		}
	}
	for _, n := range cut.indexes {
		links.indexes = append(links.indexes, places[n])
	}
	heads = len(slices.DeleteFunc(cut.values, func(l entryLink) bool { return l.whole }))
	whole := p.text("url", func(e constant) string { return e.URL })
	if textSize(whole) <= textSize(links) {
		return whole, 0
	}
	return links, heads
}
