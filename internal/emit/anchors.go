package emit

import (
	"fmt"
	"net/url"
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
