package scrape

import (
	"fmt"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape/block"
)

// A draft is an entry while its blocks are taken in.
type draft struct {
	start    int       // the first block of it
	fields   []capture // each of another name
	category []string
	prose    []string // the paragraphs of the description
	causes   []string
	steps    []string
	labelled [parts]bool // the parts whose label was seen
	part     part        // what the block at hand belongs to
	sampled  bool        // whether a sample was seen
	ended    bool        // whether the label that ends it was seen
	held     bool        // whether it is still needed when the next begins
}

// A part is a part of an entry.
type part int

const (
	inDescription part = iota
	inCauses
	inSteps
	inSample
	afterSample
	inIgnored
	parts // how many there are
)

// entry extracts the entry that begins at the block at hand with what was
// captured there; its other blocks begin at next.
func (e *entryPage) entry(found []capture, next int) {
	d := e.newDraft()
	e.takeAll(e.at, next, "begin")
	for _, list := range [...][]capture{e.fixed, e.group, found} {
		for _, c := range list {
			e.set(d, c)
		}
	}
	if status, title := number(d.value("status")), valueOf(found, "title"); status != 0 {
		e.extractor.title(status, title)
	}
	e.at = next
	e.body(d)
	e.complete(d, e.at == next)
	if !d.held {
		e.spare = d
	}
}

// newDraft returns a draft that starts at the block at hand: the last one,
// emptied, where that can be.
func (e *entryPage) newDraft() *draft {
	d := e.spare
	if e.spare = nil; d == nil {
		d = &draft{fields: make([]capture, 0, len(captures))}
	}
	*d = draft{start: e.at, fields: d.fields[:0], prose: d.prose[:0], causes: d.causes[:0], steps: d.steps[:0]}
	return d
}

// field returns the capture of a name, and whether there is one.
func (d *draft) field(name string) (capture, bool) { return captureOf(d.fields, name) }

func (d *draft) value(name string) string { return valueOf(d.fields, name) }

// set keeps a capture. What contradicts one that is known is reported: the
// documentation, or the profile, is wrong about one of them.
func (e *entryPage) set(d *draft, c capture) {
	switch c.name {
	case "category":
		d.category = append(d.category, c.value)
	case "cause":
		d.causes = append(d.causes, c.value)
	case "step":
		d.steps = append(d.steps, c.value)
	case "title": // of the status, not of the entry
	default:
		known, ok := d.field(c.name)
		if !ok {
			d.fields = append(d.fields, c)
			return
		}
		if known.value != c.value {
			e.contradiction(d, known, c)
		}
	}
}

func (e *entryPage) contradiction(d *draft, known, c capture) {
	e.report(e.page.Problem(max(c.block, d.start), "contradiction",
		fmt.Sprintf("the %s of %s is %q in %s, but %q in %s", c.name, e.name(d), c.value, c.from, known.value, e.where(known)),
		"save the page again; if the documentation is wrong, tell its vendor"))
}

// where returns what a capture was taken from, with its line.
func (e *entryPage) where(c capture) string {
	if line := e.page.Line(c.block); line > 0 {
		return fmt.Sprintf("%s on line %d", c.from, line)
	}
	return c.from
}

// name returns what messages call an entry.
func (e *entryPage) name(d *draft) string {
	if t := d.value("type"); t != "" {
		return t
	}
	return fmt.Sprintf("the entry on line %d", e.page.Line(d.start))
}

// complete keeps d, and before it the terms that share its definition. Where a
// term follows d at once, d is such a term.
func (e *entryPage) complete(d *draft, empty bool) {
	if empty && e.page.Blocks[d.start].Kind == block.Term && e.atTerm() {
		d.held, e.terms = true, append(e.terms, d)
		return
	}
	for _, term := range e.terms {
		term.prose, term.causes, term.steps = d.prose, d.causes, d.steps
		term.labelled, term.sampled, term.ended = d.labelled, d.sampled, d.ended
		for _, c := range d.fields {
			if _, known := term.field(c.name); !known && c.block != d.start {
				term.fields = append(term.fields, c)
			}
		}
		e.keep(term)
	}
	e.terms = nil
	e.keep(d)
}

// atTerm reports whether the block at hand is a term that begins an entry.
func (e *entryPage) atTerm() bool {
	if e.at >= e.end || e.page.Blocks[e.at].Kind != block.Term {
		return false
	}
	_, _, ok := e.beginsAt(e.at)
	return ok
}

// keep checks that d has everything an entry must have, and keeps it.
func (e *entryPage) keep(d *draft) {
	for _, what := range e.layout.Require {
		if what == "sample" && !d.sampled {
			d.held, e.unsampled = true, append(e.unsampled, d)
			continue
		}
		if !d.has(what) {
			e.report(e.page.Problem(d.start, "incomplete-entry", fmt.Sprintf("%s has no %s%s", e.name(d), what, e.without(d, what)),
				fmt.Sprintf("save the page again if this one is cut off; else mend %s, or take %s out of its require", e.layout.name, what)))
		}
	}
	e.checkNumbers(d)
	types := []string{d.value("type")}
	if e.layout.split != nil {
		types = e.layout.split.Split(types[0], -1)
	}
	for _, t := range types {
		if t = strings.TrimSpace(t); t == "" {
			e.untyped = true
			e.report(e.page.Problem(d.start, "no-type", "an entry has no type", "capture (?P<type>…) in begin, page or find of the layout"))
			continue
		}
		e.scrape.Entries = append(e.scrape.Entries, e.observation(d, t))
	}
}

// has reports whether d has what a layout can require.
func (d *draft) has(what string) bool {
	switch what {
	case "sample":
		return d.sampled
	case "end":
		return d.ended
	case "description":
		return len(d.prose) > 0 || d.value("description") != ""
	case "category":
		return len(d.category) > 0
	case "causes":
		return len(d.causes) > 0
	case "steps":
		return len(d.steps) > 0
	}
	return d.value(what) != ""
}

// observation returns d as what was observed of a type.
func (e *entryPage) observation(d *draft, t string) catalog.Observation {
	entry := catalog.Entry{
		Type:        t,
		Category:    d.category,
		Message:     d.value("message"),
		Description: d.description(),
		Causes:      append([]string(nil), d.causes...),
		Steps:       append([]string(nil), d.steps...),
		URL:         e.address(d, t),
	}
	entry.Status = statuses(d.value("status"))
	if digits := d.value("number"); digits != "" {
		n := number(digits)
		entry.Number = &n
	}
	o := catalog.Observation{File: e.page.Name, Line: int(e.page.Blocks[d.start].Line), Block: d.start, Lost: e.lost(d, entry)}
	if entry.Description != "" && catalog.SaysSame(entry.Description, entry.Message) {
		entry.Description = ""
	}
	o.Entry = entry
	return o
}

// description returns the captured description and the paragraphs after it.
func (d *draft) description() string {
	if text := d.value("description"); text != "" {
		return strings.Join(append([]string{text}, d.prose...), "\n\n")
	}
	return strings.Join(d.prose, "\n\n")
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
