package scrape

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

// body reads the blocks of an entry up to where it ends or the next begins.
func (e *entryPage) body(d *draft) {
	for ; e.at < e.end && !d.ended && !e.endsBefore(d); e.at++ {
		b := &e.page.Blocks[e.at]
		switch {
		case b.Nav:
			e.x.take(e.at, "navigation")
		case b.IsText() && e.label(d, b):
		case matchesAny(e.layout.noise, b.Text) && b.IsText():
			e.x.take(e.at, "noise")
		case b.Kind == block.Code && e.isSample(b.Text) && d.part != inIgnored:
			e.sample(d, b.Text)
		default:
			e.content(d, b)
		}
	}
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
			return true
		}
	case block.Term:
		if b.Kind == block.Term || b.Kind == block.Heading {
			return true
		}
	}
	if _, _, ok := e.beginsAt(e.at); ok {
		return true
	}
	_, _, ok := e.groupAt(e.at)
	return ok
}

// label moves d to the part that a block is the label of, and reports whether
// it is one.
func (e *entryPage) label(d *draft, b *block.Block) bool {
	l := e.layout
	switch {
	case isLabel(l.spec.End, b.Text):
		d.ended = true
		e.x.take(e.at, "end")
		return true
	case isLabel(l.spec.Causes, b.Text):
		d.part = inCauses
	case isLabel(l.spec.Steps, b.Text):
		d.part = inSteps
	case isLabel(l.spec.Sample, b.Text):
		d.part = inSample
	case isLabel(l.spec.Ignore, b.Text):
		d.part = inIgnored
	default:
		return false
	}
	e.x.take(e.at, "label")
	if d.labelled[d.part] && d.part != inIgnored {
		e.complain("repeated-label", fmt.Sprintf("the label %q appears twice in %s", b.Text, e.name(d)), "an entry between the two may have lost its beginning")
	}
	d.labelled[d.part] = true
	return true
}

// content takes a block into the part at hand.
func (e *entryPage) content(d *draft, b *block.Block) {
	placed := e.find(d, b)
	switch {
	case placed && d.part != inIgnored:
		e.x.take(e.at, "find")
	case d.part == inIgnored:
		e.x.take(e.at, "ignore")
	case e.takes(d.part, b):
		e.x.take(e.at, [...]string{inDescription: "description", inCauses: "causes", inSteps: "steps"}[d.part])
		d.add(b)
	case slices.Contains(e.layout.drop, b.Kind):
		e.x.take(e.at, "drop")
	default:
		e.complain("unexpected-block",
			fmt.Sprintf("the %s %q stands in %s where no rule expects one", b.Kind, clip(b.Text+strings.Join(b.Cells, " | ")), e.name(d)),
			"if it is a label, add it to causes, steps, sample, ignore or end of the layout; if it is text, add its kind to take or drop")
	}
}

// find takes what the patterns of find capture in a block, and reports whether
// they put its text in its place: that of a cause, a step or a description.
func (e *entryPage) find(d *draft, b *block.Block) (placed bool) {
	for _, re := range e.layout.find {
		found, _ := capturesOf(re, b.Text, capture{from: "its text", block: e.at})
		for _, c := range found {
			if _, known := d.field(c.name); !known { // the first one counts
				e.set(d, c)
				placed = placed || c.name == "cause" || c.name == "step" || c.name == "description"
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
	kinds := e.layout.kinds[p]
	switch {
	case len(kinds) > 0:
		return slices.Contains(kinds, b.Kind)
	case p == inDescription:
		return b.Kind == block.Paragraph || b.Kind == block.Definition
	}
	return b.Kind == block.Item || b.Kind == block.Paragraph && e.page.Blocks[e.at-1].Kind != block.Item
}
