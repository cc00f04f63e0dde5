package emit

import (
	"fmt"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/errgen/errgen/catalog"
)

// sectionIDs assigns the names of the sections of a document.
type sectionIDs struct {
	ids       map[string]string // from a type
	taken     map[string]bool
	fragments map[string]int // how many errors have each fragment in their address
}

// newSectionIDs names the sections of a document with these entries. The name of a
// section is the type where that is possible.
func newSectionIDs(entries []constant) sectionIDs {
	a := sectionIDs{map[string]string{}, map[string]bool{}, map[string]int{}}
	for _, e := range entries {
		if asID(e.Type) == e.Type {
			a.ids[e.Type] = a.free(e.Type)
		}
		a.fragments[fragment(e.Entry)]++
	}
	for _, e := range entries {
		if a.ids[e.Type] == "" {
			a.ids[e.Type] = a.free(asID(e.Type))
		}
	}
	return a
}

// error returns the name of the section of an entry, and the name that the vendor's
// page gives it. The second is the same as the first if other entries share it.
func (a sectionIDs) error(e catalog.Entry) (id, anchor string) {
	id = a.ids[e.Type]
	f := fragment(e)
	if f != "" && a.fragments[f] == 1 && !a.taken[f] {
		a.taken[f] = true
		return id, f
	}
	return id, id
}

// free returns a name, with a number after it if it is taken, and takes it.
func (a sectionIDs) free(name string) string {
	id := name
	for number := 2; a.taken[id]; number++ {
		id = fmt.Sprintf("%s-%d", name, number)
	}
	a.taken[id] = true
	return id
}

// fragment returns the fragment of an entry's address as the name of a section, or
// "".
func fragment(e catalog.Entry) string {
	_, escaped, _ := strings.Cut(e.URL, "#")
	text, err := url.PathUnescape(escaped)
	if err != nil {
		text = escaped
	}
	return asID(text)
}

// asID returns text for the attribute id: without white space and invisible
// characters.
func asID(text string) string {
	return strings.Map(func(r rune) rune {
		if r == unicode.ReplacementChar || !unicode.IsGraphic(r) || unicode.IsSpace(r) {
			return '-'
		}
		return r
	}, text)
}

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
	cut := newColumn("genURL", p, newEntryLink).once(entryLink.key)
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
	whole := p.text("genURL", func(e constant) string { return e.URL })
	if textSize(whole) <= textSize(links) {
		return whole, 0
	}
	return links, heads
}
