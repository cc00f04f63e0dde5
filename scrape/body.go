package scrape

import (
	"fmt"
	"slices"

	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/rule"
)

// body reads the blocks of an entry up to where it ends or the next begins.
func (e *entryPage) body(d *draft) {
	for ; e.at < e.end && !d.ended && !e.endsBefore(d); e.at++ {
		b := &e.page.Blocks[e.at]
		switch {
		case b.Nav:
			e.x.take(e.at, "navigation")
		case b.IsText() && e.label(d, b):
		case b.Kind == block.Label && e.leadsIn(d): // before noise, which is what a whole text is
			e.leadIn(d)
		case rule.MatchesAny(e.layout.noise, b.Text) && b.IsText():
			e.x.take(e.at, "noise")
			d.passOver(b)
		case b.Kind == block.Code && e.isSample(b.Text) && d.part != inIgnored:
			e.sample(d, b.Text)
		default:
			e.place(d, b, e.find(d, b.Text))
		}
	}
}

// leadsIn reports whether the label at hand is only how the text after it
// begins, since it is the label of no part.
func (e *entryPage) leadsIn(d *draft) bool {
	if e.at+1 >= e.end || e.page.Blocks[e.at+1].Whole == "" {
		return false
	}
	e.at++
	ends, kinds := e.endsBefore(d), e.layout.kinds[d.part]
	e.at--
	isAlone := slices.Contains(kinds, block.Label) && !slices.Contains(kinds, e.page.Blocks[e.at+1].Kind)
	return !ends && !isAlone
}

// leadIn takes the label at hand and the text after it as the one text that
// they are on the page.
func (e *entryPage) leadIn(d *draft) {
	label := e.at
	e.at++
	whole := e.page.Blocks[e.at]
	text := whole.Text
	whole.Text = whole.Whole
	if rule.MatchesAny(e.layout.noise, text) || rule.MatchesAny(e.layout.noise, whole.Text) {
		e.x.take(e.at, "noise")
		d.passOver(&whole)
	} else {
		e.led = true
		e.place(d, &whole, e.find(d, text) || e.find(d, whole.Text))
		e.led = false
	}
	e.x.takeAlike(label, e.at)
}

// endsBefore reports whether the entry ends before the block at hand: where
// the next one or a group begins, or at the end of its section.
func (e *entryPage) endsBefore(d *draft) bool {
	if e.isWhole() {
		return false
	}
	first, b := &e.page.Blocks[d.start], &e.page.Blocks[e.at]
	switch first.Kind {
	case block.Row:
		return true
	case block.Heading:
		if b.Kind == block.Heading && b.Level <= first.Level && !b.Nav {
			return b.Level < first.Level || !e.layout.labels(b.Text) || e.beginsOther()
		}
	case block.Term:
		if b.Kind == block.Term || b.Kind == block.Heading {
			return true
		}
	}
	return e.beginsOther()
}

// beginsOther reports whether the block at hand begins the next entry, or a group.
func (e *entryPage) beginsOther() bool {
	if _, _, ok := e.beginsAt(e.at); ok {
		return true
	}
	_, _, ok := e.groupAt(e.at)
	return ok
}

// labels reports whether a text is the label of a part of an entry.
func (l *layout) labels(text string) bool {
	s := l.spec
	return rule.IsLabel(slices.Concat(s.Causes, s.Steps, s.Sample, s.Ignore, s.End), text)
}

// label moves d to the part that a block is the label of, and reports whether
// it is one.
func (e *entryPage) label(d *draft, b *block.Block) bool {
	l := e.layout
	switch {
	case rule.IsLabel(l.spec.End, b.Text):
		d.ended = true
		e.x.take(e.at, "end")
		return true
	case rule.IsLabel(l.spec.Causes, b.Text):
		d.part = inCauses
	case rule.IsLabel(l.spec.Steps, b.Text):
		d.part = inSteps
	case rule.IsLabel(l.spec.Sample, b.Text):
		d.part = inSample
	case rule.IsLabel(l.spec.Ignore, b.Text):
		d.part = inIgnored
	default:
		return false
	}
	d.depth = 0
	e.x.take(e.at, "label")
	if d.repeats(b.Text) && d.part != inIgnored && !e.fillsPage(d) {
		e.complain(e.page.Problem(e.at, "repeated-label", fmt.Sprintf("the label %q appears twice in %s", b.Text, e.name(d)), "an entry between the two may have lost its beginning"), b.Text)
	}
	d.labelled[d.part] = true
	return true
}

// fillsPage reports whether an entry is a page of its own, so that no other can
// have lost its beginning there.
func (e *entryPage) fillsPage(d *draft) bool {
	first := &e.page.Blocks[d.start]
	return e.isWhole() || first.Kind == block.Heading && first.Level == 1
}

// place takes a block into the part at hand, unless find has placed it.
func (e *entryPage) place(d *draft, b *block.Block, placed bool) {
	switch {
	case placed && d.part != inIgnored:
		e.x.take(e.at, "find")
	case d.part == inIgnored:
		e.x.take(e.at, "ignore")
	case e.takes(d.part, b):
		e.x.take(e.at, [...]string{inDescription: "description", inCauses: "causes", inSteps: "steps"}[d.part])
		d.add(b, !e.layout.spec.Flat)
	case slices.Contains(e.layout.drop, b.Kind):
		e.x.take(e.at, "drop")
	default:
		e.unexpected(d, b)
	}
}

// find takes what the patterns of find capture in a text, and reports whether
// they put it in its place: that of a cause, a step or a description.
func (e *entryPage) find(d *draft, text string) (placed bool) {
	for _, re := range e.layout.find {
		found, _ := rule.Find(re, text, rule.Capture{From: "its text", Block: e.at})
		for _, c := range found {
			if _, known := d.field(c.Name); !known { // the first one counts
				e.set(d, c)
				placed = placed || c.Name == "cause" || c.Name == "step" || c.Name == "description"
			}
		}
	}
	return placed
}

// takes reports whether a block is of the text of a part.
//
// A capture may have lost its bullets: where a list has none, and the layout
// does not say what it takes, each paragraph is an item of it.
func (e *entryPage) takes(p part, b *block.Block) bool {
	if p != inDescription && p != inCauses && p != inSteps {
		return false
	}
	kinds, before := e.layout.kinds[p], e.at-1
	if e.led {
		before--
	}
	for before > 0 && e.page.Blocks[before].Nav { // as if the frame were not there
		before--
	}
	switch {
	case len(kinds) > 0:
		return slices.Contains(kinds, b.Kind)
	case p == inDescription:
		return b.Kind == block.Paragraph || b.Kind == block.Definition
	}
	return b.Kind == block.Item || b.Kind == block.Paragraph && e.page.Blocks[before].Kind != block.Item
}
