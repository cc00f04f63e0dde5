package scrape

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
)

// An entryPage extracts the entries of one page, block by block. Each method
// takes the blocks it understands and leaves at at the next one.
type entryPage struct {
	*extractor
	*layout
	page  *page.Page
	fixed []capture // what the page rule captured
	group []capture // what the last group captured
	at    int       // the block at hand
	end   int       // the block after the part with entries

	begun beginning // what beginsAt was asked last
	spare *draft    // one that is no longer needed; may be nil

	unsampled []*draft // the entries that lack the sample they must have
	untyped   bool     // whether there was an entry without a type
	ungrouped string   // what messages say of entries without a group; see without
	terms     []*draft // the terms whose definition is that of a later one
}

// A beginning is what begins says of a block. Where one entry ends the next
// begins, so that each is asked for twice.
type beginning struct {
	at, next int
	found    []capture
	ok       bool
}

// blocksPerEntry is about how many blocks an entry has that has no lists.
const blocksPerEntry = 8

// entries extracts the entries of a page.
func (x *extractor) entries(l *layout, p *page.Page, fixed []capture) {
	e := &entryPage{extractor: x, layout: l, page: p, fixed: fixed, begun: beginning{at: -1}}
	var whole bool
	if e.at, e.end, whole = e.region(); !whole {
		return
	}
	if c, ok := captureOf(fixed, "status"); ok && number(c.value) != 0 {
		x.read = append(x.read, pageStatus{p, c.block, number(c.value)})
	}
	x.scrape.Entries = slices.Grow(x.scrape.Entries, (e.end-e.at)/blocksPerEntry)
	before := len(x.scrape.Entries)
	for e.at < e.end {
		e.next()
	}
	n := len(x.scrape.Entries) - before
	e.checkSamples(n)
	x.found[l] += n
	if n < max(l.Expect.PerPage, 1) && !e.untyped {
		e.tooFew(n)
	}
}

// checkSamples reports the entries that lack their sample. Where none of the
// page has one, the capture lost them all, or the site has none: what is left
// is taken.
func (e *entryPage) checkSamples(n int) {
	if n > 0 && len(e.unsampled) == n {
		message, fix := "none of the %d entries of the page has a sample: this capture lost them", "messages are kept as the catalogue has them; a capture with samples says more"
		if e.page.IsLive() {
			message, fix = "none of the %d entries of the page has a sample, and so none has a message", "mend the profile if the page now has them in another form; if a browser makes them, try --render"
		}
		p := e.page.Problem(-1, "lost-samples", fmt.Sprintf(message, n), fix)
		p.Severity = problem.Warning
		e.scrape.Warnings = append(e.scrape.Warnings, p)
		return
	}
	for _, d := range e.unsampled {
		e.report(e.page.Problem(d.start, "incomplete-entry", e.name(d)+" has no sample",
			"save the page again; this one is cut off, or the documentation has a new layout"))
	}
}

// region returns the part of the page that has the entries. It reports a
// landmark that is not on the page, and false: what the landmark kept apart
// would be taken for entries, or entries be left out.
func (e *entryPage) region() (from, to int, ok bool) {
	blocks := len(e.page.Blocks)
	to = blocks
	if re := e.layout.after; re != nil {
		if from = indexOf(e.page, 0, re) + 1; from > blocks {
			e.missing("after", e.layout.Within.After)
			return 0, 0, false
		}
	}
	if re := e.layout.before; re != nil {
		if to = indexOf(e.page, from, re); to == blocks {
			e.missing("before", e.layout.Within.Before)
			return 0, 0, false
		}
	}
	return from, to, true
}

// indexOf returns the first block from i on whose text or anchor a pattern
// matches, or the number of blocks.
func indexOf(p *page.Page, i int, re *regexp.Regexp) int {
	for ; i < len(p.Blocks); i++ {
		b := &p.Blocks[i]
		if !b.Nav && (b.IsText() && re.MatchString(b.Text) || anyOf(re, b.IDs, capture{}) != nil) {
			return i
		}
	}
	return i
}

// next takes what stands at the block at hand.
func (e *entryPage) next() {
	switch {
	case e.layout.begin[0].Kind == "page":
		e.entry(nil, e.at)
	case e.page.Blocks[e.at].Nav:
		e.take(e.at, "navigation")
		e.at++
	default:
		if found, next, ok := e.beginsAt(e.at); ok {
			e.entry(found, next)
			return
		}
		if found, next, ok := begins(nil, e.layout.group, e.page, e.at); ok {
			e.group = found
			e.takeAll(e.at, next, "group")
			e.at = next
			return
		}
		e.outside()
		e.at++
	}
}

// beginsAt reports whether an entry begins at block i, what is captured there,
// valid up to the next call, and the block after that.
func (e *entryPage) beginsAt(i int) (found []capture, next int, ok bool) {
	if e.layout.begin[0].Kind == "page" || e.page.Blocks[i].Nav {
		return nil, i, false
	}
	if b := &e.begun; b.at != i {
		b.at = i
		b.found, b.next, b.ok = begins(b.found[:0], e.layout.begin, e.page, i)
		b.ok = b.ok && b.next <= e.end
	}
	return e.begun.found, e.begun.next, e.begun.ok
}

func (e *entryPage) takeAll(from, to int, rule string) {
	for i := from; i < to; i++ {
		e.take(i, rule)
	}
}

// outside looks at a block that no entry holds. It is noise, unless it is
// what only an entry has: then an entry was not recognized, and would be lost.
func (e *entryPage) outside() {
	i, b := e.at, &e.page.Blocks[e.at]
	begin := e.layout.begin
	if e.endsGroup(b) {
		e.group = nil
	}
	switch {
	case e.isTitle(i) || b.NamesColumns() || e.isKnown(b):
	case b.Kind == block.Code && e.isSample(b.Text):
		e.lostEntry("a JSON sample")
	case begin[0].hasColumns(e.page, i):
		e.lostEntry(fmt.Sprintf("the row %q", clip(strings.Join(b.Cells, " | "))))
	case e.isSibling(i):
		e.complain("lost-entry", fmt.Sprintf("the %s %q stands where entries begin, and begins none", b.Kind, clip(b.Text)),
			"an entry begins with "+describe(begin)+"; mend "+e.layout.name+".begin, or name under ignore, noise or group what is no entry")
	case e.isBadge(i):
		e.lostEntry(fmt.Sprintf("the badge %q", clip(b.Text)))
	}
}

// endsGroup reports whether a block ends what a heading groups: one of the same
// level or above that begins no other group.
func (e *entryPage) endsGroup(b *block.Block) bool {
	if len(e.layout.group) == 0 || b.Kind != block.Heading {
		return false
	}
	first := &e.layout.group[0]
	return first.Kind == block.Heading.String() && int(b.Level) <= first.Level
}

// isKnown reports whether the profile says that a block begins nothing.
func (e *entryPage) isKnown(b *block.Block) bool {
	if !b.IsText() || !isLabel(e.layout.Ignore, b.Text) && !isLabel(e.layout.End, b.Text) && !matchesAny(e.layout.noise, b.Text) {
		return false
	}
	e.take(e.at, "ignore")
	return true
}

// isSibling reports whether a block stands where entries begin: a heading of
// their level, or a term where terms begin them.
func (e *entryPage) isSibling(i int) bool {
	first, b := &e.layout.begin[0], &e.page.Blocks[i]
	if first.Kind != b.Kind.String() || b.Kind != block.Heading && b.Kind != block.Term {
		return false
	}
	return b.Kind == block.Term || first.Level == int(b.Level) || len(e.layout.begin) > 1 && matchesFirst(e.layout.begin, e.page, i)
}

func (e *entryPage) isTitle(i int) bool {
	return slices.ContainsFunc(e.fixed, func(c capture) bool { return c.block == i })
}

func matchesFirst(steps []step, p *page.Page, i int) bool {
	_, ok := steps[0].matches(nil, p, i)
	return ok
}

// isBadge reports whether a block is one that follows the first of an entry
// and has its status: more than the bare number, which navigation has too.
func (e *entryPage) isBadge(i int) bool {
	for n := range e.layout.begin[1:] {
		found, ok := e.layout.begin[n+1].matches(nil, e.page, i)
		if status := valueOf(found, "status"); ok && status != "" && status != e.page.Blocks[i].Text {
			return true
		}
	}
	return false
}

func (e *entryPage) lostEntry(what string) {
	e.complain("lost-entry", what+" stands outside of every entry", "an entry begins with "+describe(e.layout.begin)+"; what it is of lost a part of that, or the documentation has a new layout")
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func (e *entryPage) complain(rule, message, fix string) {
	e.report(e.page.Problem(e.at, rule, message, fix))
}
