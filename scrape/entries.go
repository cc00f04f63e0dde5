package scrape

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/rule"
)

// blocksPerEntry is about how many blocks an entry has that has no lists.
const blocksPerEntry = 8

// entries extracts the entries of a page.
func (x *extractor) entries(r reading) {
	l, p, fixed := r.layout, r.page, r.fixed
	e := &entryPage{x: x, layout: l, page: p, fixed: fixed}
	var whole bool
	if e.at, e.end, whole = e.region(); !whole {
		return
	}
	e.start = e.at
	if c, ok := fixed.Of("status"); ok && number(c.Value) != 0 {
		x.read = append(x.read, pageStatus{p, c.Block, number(c.Value)})
	}
	x.scrape.Entries = slices.Grow(x.scrape.Entries, (e.end-e.at)/blocksPerEntry)
	for _, ambiguous := range slices.Concat(l.begin, l.group).AmbiguousColumns(p, e.at, e.end) {
		e.x.report(ambiguous)
	}
	before := len(x.scrape.Entries)
	for e.at < e.end {
		e.next()
	}
	n := len(x.scrape.Entries) - before
	if l.joins() {
		n = e.begun
	}
	e.checkSamples(n)
	e.checkStrays()
	e.checkHeads()
	e.checkTail()
	e.checkFirst(before)
	e.checkBare(n)
	e.checkEnd()
	x.found[l] += n
	least := max(l.spec.Expect.PerPage, 1)
	if l.spec.Also {
		least = l.spec.Expect.PerPage
	}
	if n < least && !e.untyped {
		e.tooFew(n)
	}
}

// checkSamples reports the entries that lack their sample. Where none of the
// page has one, the capture lost them all, or the site has none: what is left
// is taken.
func (e *entryPage) checkSamples(n int) {
	if n > 0 && len(e.unsampled) == n {
		message, fix := "none of the %d entries of the page has a sample: this capture lost them", "the catalogue keeps its messages; to update them, give a capture with samples"
		if e.page.IsLive() {
			message, fix = "none of the %d entries of the page has a sample, and so none has a message", "fix the profile if the page now has them in another form; if a browser makes them, try --render"
		}
		p := e.page.Problem(-1, "lost-samples", fmt.Sprintf(message, n), fix)
		p.Severity = problem.Warning
		e.x.scrape.Warnings = append(e.x.scrape.Warnings, p)
		return
	}
	for _, d := range e.unsampled {
		e.complain(e.page.Problem(d.start, "incomplete-entry", e.name(d)+" has no sample",
			"save the page again; this one is cut off, or the documentation has a new layout"), "sample")
	}
}

// region returns the part of the page that has the entries. It reports a
// landmark that is not on the page, and false: what the landmark kept apart
// would be taken for entries, or entries be left out.
func (e *entryPage) region() (from, to int, ok bool) {
	blocks := len(e.page.Blocks)
	to = blocks
	if re := e.layout.after; re != nil {
		if from = rule.IndexOf(e.page, 0, re) + 1; from > blocks {
			e.missing("after", e.layout.spec.Within.After)
			return 0, 0, false
		}
	}
	if re := e.layout.before; re != nil {
		if to = rule.IndexOf(e.page, from, re); to == blocks {
			to = e.frameAt(from, re) // a footer ends the part as well
		}
		if to == blocks {
			e.missing("before", e.layout.spec.Within.Before)
			return 0, 0, false
		}
	}
	if tail, ok := e.x.tails[e.page]; ok && tail < to && tail >= from && e.isFrame(tail) && !e.isOver(tail) {
		e.leaveOut(tail)
		to = tail
	}
	return from, to, true
}

// next reads what is at the block at hand.
func (e *entryPage) next() {
	switch {
	case e.isWhole():
		e.entry(rule.Match{Next: e.at, Main: e.at})
	case e.page.Blocks[e.at].Nav:
		e.x.take(e.at, "navigation")
		e.at++
	default:
		if m, ok := e.beginsAt(e.at); ok {
			e.ignored = 0
			e.entry(m)
			return
		}
		if m, ok := e.groupAt(e.at); ok {
			e.ignored = 0
			e.setGroup(m)
			e.takeAll(e.at, m.Next, "group")
			e.at = m.Next
			return
		}
		e.outside()
		e.at++
	}
}

// A group is what a rule of group matched, for the entries that follow.
type group struct {
	found rule.Captures
	which int   // of the alternatives
	level int16 // of the heading, or 0
}

// setGroup begins a group. It ends the one of the same rule and, if it is a heading,
// all but those of headings above it.
func (e *entryPage) setGroup(m rule.Match) {
	g := group{found: m.Found, which: m.Which}
	if b := &e.page.Blocks[m.Main]; b.Kind == block.Heading {
		g.level = b.Level
	}
	e.groups = slices.DeleteFunc(e.groups, func(o group) bool {
		return o.which == g.which || g.level > 0 && (o.level == 0 || o.level >= g.level)
	})
	e.groups = append(e.groups, g)
}

// endGroups ends the groups of headings that a block ends: a heading of the same level
// or above that begins no other group.
func (e *entryPage) endGroups(b *block.Block) {
	if b.Kind == block.Heading {
		e.groups = slices.DeleteFunc(e.groups, func(g group) bool { return g.level >= b.Level && e.hasLevel(g) })
	}
}

// hasLevel reports whether the rule of a group says of which level its heading is.
func (e *entryPage) hasLevel(g group) bool { return e.layout.group[g.which].Main().Spec.Level > 0 }

// grouped returns what the groups captured: of several that capture the same field, what
// the last one did.
func (e *entryPage) grouped() (found rule.Captures) {
	for _, g := range slices.Backward(e.groups) {
		outer := len(found)
		for _, c := range g.found {
			if _, known := found[:outer].Of(c.Name); !known {
				found = append(found, c)
			}
		}
	}
	return found
}

// missing reports a landmark of within that is not on the page.
func (e *entryPage) missing(which, pattern string) {
	near := cmp.Or(rule.Nearest(e.page, 0, len(e.page.Blocks), pattern), rule.ListHeadings(e.page))
	e.complain(e.page.Problem(-1, "missing-landmark",
		fmt.Sprintf("no text, code or anchor of the page matches %s.within.%s %s%s", e.layout.name, which, pattern, near),
		"fix within of the layout if the documentation has a new layout; nothing is written until it fits"), which)
}

// tooFew reports a page without the entries that it must have, and what on it
// comes nearest to one.
func (e *entryPage) tooFew(n int) {
	message := fmt.Sprintf("the page has %d %s, but %s.expect.per_page is %d", n, problem.Plural(n, "entry", "entries"), e.layout.name, e.layout.spec.Expect.PerPage)
	if n == 0 {
		message = "the page has no entry"
	}
	message += ": an entry begins with " + e.layout.begin.String()
	if n == 0 {
		message += e.layout.begin[0].Main().Nearest(e.page, e.isTitle) + e.bounds()
	}
	e.complain(e.page.Problem(-1, "no-entries", message, "fix the profile if the documentation has a new layout; nothing is written until it fits"))
}

// bounds says for a message which blocks within takes for its landmarks.
func (e *entryPage) bounds() (text string) {
	if e.layout.after != nil {
		text += fmt.Sprintf("; %s.within begins after %s", e.layout.name, rule.Quote(e.page, e.start-1))
	}
	if e.layout.before != nil && e.end < len(e.page.Blocks) {
		text += fmt.Sprintf("; %s.within ends before %s", e.layout.name, rule.Quote(e.page, e.end))
	}
	return text
}

// without says for a message by what an entry would have what it must have,
// and what in it is nearest to that.
func (e *entryPage) without(d *draft, what string) string {
	labels := e.layout.labelsOf(what)
	switch {
	case d.isLabelled(what):
		return ": its label is there, but nothing that the profile takes follows it"
	case len(labels) > 0:
		return fmt.Sprintf(": it lacks one of the labels %q", labels) + rule.Nearest(e.page, d.start+1, e.at, labels...)
	case what == "category" && len(e.layout.group) > 0 && len(e.groups) == 0:
		if e.ungrouped == "" { // the same for every entry of the page, and found in the whole of it
			e.ungrouped = fmt.Sprintf(": nothing before it matches %s.group, %s", e.layout.name, e.layout.group.String()) + e.layout.group[0].Main().Nearest(e.page, e.isTitle)
		}
		return e.ungrouped
	}
	return fmt.Sprintf(": no pattern captured (?P<%s>…) for it", cmp.Or(map[string]string{"causes": "cause", "steps": "step"}[what], what))
}
