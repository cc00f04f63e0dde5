package scrape

import (
	"fmt"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// A lack is a value that the addresses of entries are made of and that some entries do
// not have, so that they have no address.
type lack struct {
	layout *layout
	value  string          // its name in the template
	first  problem.Problem // of the first entry
	count  int             // how many there are
}

// lack notes that an entry has no address for lack of a value.
func (e *entryPage) lack(d *draft, value string) {
	for i := range e.x.lacks {
		if l := &e.x.lacks[i]; l.layout == e.layout && l.value == value {
			l.count++
			return
		}
	}
	message := fmt.Sprintf("%s has no url, since {%s} in %s.url has no value", e.name(d), value, e.layout.name)
	e.x.lacks = append(e.x.lacks, lack{e.layout, value, e.page.Problem(d.start, "no-url", message, ""), 1})
}

// checkLacks warns of entries without an address that the profile asks for.
func (x *extractor) checkLacks() {
	for _, l := range x.lacks {
		p := l.first
		if l.count > 1 {
			p.Message += fmt.Sprintf("; nor have %d more", l.count-1)
		}
		switch l.value {
		case "page":
			p.Fix = "the address of a saved file is not known: record the pages with --save, or write the address in " + l.layout.name + ".url"
		case "id":
			p.Fix = fmt.Sprintf("no anchor leads to where it begins: if those of the site are the types, write url: %q; else leave #{id} out", strings.ReplaceAll(l.layout.spec.URL, "{id}", "{type}"))
		default:
			p.Fix = fmt.Sprintf("capture (?P<%s>…) for each entry, or take {%s} out of the url", l.value, l.value)
		}
		x.warn(p)
	}
}
