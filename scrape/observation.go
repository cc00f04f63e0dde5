package scrape

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
)

// observation returns d as what was observed of a type.
func (e *entryPage) observation(d *draft, t string) catalog.Observation {
	entry := catalog.Entry{
		Type:         t,
		Category:     d.category,
		Message:      d.value("message"),
		MoreMessages: slices.Clone(d.messages),
		Description:  d.description(),
		Causes:       slices.Clone(d.causes),
		Steps:        slices.Clone(d.steps),
		URL:          e.address(d, t),
		Name:         d.value("name"),
	}
	entry.Status = statuses(d.value("status"))
	if digits := d.value("number"); digits != "" {
		n := number(digits)
		entry.Number = &n
	}
	o := catalog.Observation{File: e.page.Name, Address: e.page.URL, Line: int(e.page.Blocks[d.start].Line), Block: d.start, Lost: e.lost(d, entry)}
	if entry.Description != "" && catalog.SaysSame(entry.Description, entry.Message) {
		entry.Description = ""
	}
	o.Entry = entry
	return o
}

// lost returns the fields that the page has a place for and whose content did
// not arrive.
func (e *entryPage) lost(d *draft, entry catalog.Entry) []string {
	var lost []string
	if d.labelled[inCauses] && len(entry.Causes) == 0 {
		lost = append(lost, "causes")
	}
	if d.labelled[inSteps] && len(entry.Steps) == 0 {
		lost = append(lost, "steps")
	}
	if entry.Message == "" && e.hasSamples() {
		lost = append(lost, "message")
	}
	if entry.URL == "" {
		lost = append(lost, "url")
	}
	return lost
}

// address returns the address of an entry.
func (e *entryPage) address(d *draft, t string) string {
	if url := d.value("url"); url != "" {
		return url
	}
	id := e.anchor(d, t)
	if !e.layout.url.IsEmpty() {
		url, missing := e.layout.url.Fill(e.valuesOf(d, map[string]string{"type": t, "id": id}))
		if len(missing) > 0 {
			e.lack(d, missing[0])
			return ""
		}
		return url
	}
	if e.page.URL == "" || id == "" {
		return e.page.URL
	}
	return e.page.URL + "#" + id
}

// valuesOf returns the function that gives a template the values of an entry: what is
// known beside its captures, the address of its page, and what was captured.
func (e *entryPage) valuesOf(d *draft, known map[string]string) func(name string) string {
	return func(name string) string {
		if value, ok := known[name]; ok {
			return value
		}
		if name == "page" {
			return e.page.URL
		}
		return d.value(name)
	}
}

// anchor returns the anchor of an entry: of several, the one that is its type.
func (e *entryPage) anchor(d *draft, t string) string {
	ids := e.page.Blocks[d.main].IDs
	if len(e.page.Blocks) == 0 || len(ids) == 0 || e.isWhole() {
		return ""
	}
	if i := slices.IndexFunc(ids, func(id string) bool { return strings.EqualFold(id, t) }); i >= 0 {
		return ids[i]
	}
	return ids[0]
}

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
			p.Message += fmt.Sprintf("; the same holds for %d more", l.count-1)
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
