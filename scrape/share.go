package scrape

import (
	"fmt"
	"regexp"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// complete keeps d, and before it the entries that share what it says. Where another
// entry follows d at once, d is such an entry.
func (e *entryPage) complete(d *draft) {
	if e.isEmpty(d) && e.precedes(d) {
		if e.layout.spec.Shared || e.page.Blocks[d.main].Kind == block.Term {
			e.sharing = append(e.sharing, d)
			return
		}
		if e.page.Blocks[d.main].Kind == block.Heading && !e.layout.joins() {
			e.bare = append(e.bare, d)
		}
	}
	for _, other := range e.sharing {
		other.share(d)
		e.finish(other)
	}
	e.sharing = nil
	e.finish(d)
}

// finish keeps an entry that is complete, or notes it for what it links to.
func (e *entryPage) finish(d *draft) {
	e.begun++
	if e.layout.joins() {
		e.index(d)
		return
	}
	e.keepJoined(d)
}

// isEmpty reports whether nothing was found below what begins an entry.
func (e *entryPage) isEmpty(d *draft) bool {
	said := len(d.prose) > 0 || len(d.causes) > 0 || len(d.steps) > 0 || len(d.seen) > 0 || d.sampled || d.ended
	for _, c := range d.fields {
		said = said || c.Block >= d.body
	}
	return !said
}

// precedes reports whether an entry of the kind of d begins at the block at hand, or
// behind what is noise there.
func (e *entryPage) precedes(d *draft) bool {
	i := e.at
	for i < e.end && (e.page.Blocks[i].Nav || e.isNoise(i)) {
		i++
	}
	if i >= e.end {
		return false
	}
	m, ok := e.beginsAt(i)
	this, next := &e.page.Blocks[d.main], &e.page.Blocks[m.Main]
	return ok && this.Kind == next.Kind && this.Level == next.Level && this.Kind != block.Row
}

// share gives d what the body of another entry says.
func (d *draft) share(o *draft) {
	d.prose = o.prose
	if len(d.causes) == 0 {
		d.causes = o.causes
	}
	if len(d.steps) == 0 {
		d.steps = o.steps
	}
	d.labelled, d.sampled, d.ended = o.labelled, o.sampled, o.ended
	for _, c := range o.fields {
		if _, known := d.field(c.Name); !known && c.Block >= o.body {
			d.fields = append(d.fields, c)
		}
	}
}

// checkBare warns of entries without text of their own that stand directly before
// another, where no more than half of them have none.
func (e *entryPage) checkBare(n int) {
	if len(e.bare) == 0 || 2*len(e.bare) > n {
		return
	}
	what := e.name(e.bare[0])
	if more := len(e.bare) - 1; more > 0 {
		what += fmt.Sprintf(" and %d more", more)
	}
	e.x.warn(e.page.Problem(e.bare[0].start, "bare-entry", what+": nothing is between the beginning of the entry and that of the next",
		pasted("in "+e.layout.name, paste{"shared", "true", "an entry without text has that of the next one"})))
}

// mostOfRange is how many types a range may have.
const mostOfRange = 1000

// rangeEnd is the end of a type in a range: E and 103 of E103.
var rangeEnd = regexp.MustCompile(`^(.*?)(\d+)$`)

// rangeOf returns the types of a range such as E100–E103 or E100–103, or the type itself
// where the layout knows no ranges or this is none.
func (e *entryPage) rangeOf(d *draft, text string) []string {
	if e.layout.ranges == nil {
		return []string{text}
	}
	ends := e.layout.ranges.Split(text, -1)
	if len(ends) == 1 {
		return ends
	}
	first, last := rangeEnd.FindStringSubmatch(strings.TrimSpace(ends[0])), rangeEnd.FindStringSubmatch(strings.TrimSpace(ends[1]))
	if len(ends) != 2 || first == nil || last == nil || last[1] != "" && last[1] != first[1] {
		e.badRange(d, text)
		return nil
	}
	from, to := number(first[2]), number(last[2])
	if to < from || to-from >= mostOfRange {
		e.badRange(d, text)
		return nil
	}
	var types []string
	for n := from; n <= to; n++ {
		types = append(types, fmt.Sprintf("%s%0*d", first[1], len(first[2]), n))
	}
	return types
}

func (e *entryPage) badRange(d *draft, text string) {
	e.complain(e.page.Problem(d.start, "bad-range", fmt.Sprintf("%q is no range of at most %d types", clip(text), mostOfRange),
		"a range is written as E100–E103 or E100–103; for one that is not, leave range out, and its text is the type"))
}
