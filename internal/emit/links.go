package emit

import (
	"slices"
	"strconv"
	"strings"
)

// An entryLink is what the tables have of the link of an entry: what stands before
// the type that it ends with, or all of it. The zero link is that of row 0.
type entryLink struct {
	text  string
	whole bool
}

func newEntryLink(e constant) entryLink {
	head, ok := strings.CutSuffix(e.URL, e.Type)
	return entryLink{head, !ok}
}

// key returns a text that no other link has.
func (l entryLink) key() string { return strconv.FormatBool(l.whole) + l.text }

// links returns the column of the links. Those that the type is to be added to
// come first among its values; heads is their number.
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
