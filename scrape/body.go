package scrape

import (
	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/rule"
)

// body reads the blocks of an entry up to where it ends or the next begins.
func (e *entryPage) body(d *draft) {
	for ; e.at < e.end && !d.ended; e.at++ {
		b := &e.page.Blocks[e.at]
		l, found := e.labelAt(e.at)
		if (l == nil || !e.continues(d, l)) && e.endsBefore(d) {
			break
		}
		switch {
		case b.Nav:
			e.x.take(e.at, "navigation")
		case d.closed > 0 && (b.Kind != block.Heading || b.Level > d.closed):
			e.x.take(e.at, "ignore")
		case l != nil:
			e.label(d, l, found)
		case b.Kind == block.Label && e.leadsIn(d): // before noise, which is what a whole text is
			e.leadIn(d)
		case e.isNoise(e.at):
			e.x.take(e.at, "noise")
			d.passOver(b)
		case b.Kind == block.Code && d.section.part != inIgnored && e.isSample(d):
			e.sample(d)
		default:
			e.place(d, b, e.find(d, b))
		}
	}
	e.endSection(d)
}

// leadsIn reports whether the label at hand is only how the text after it
// begins, since it is the label of no part.
func (e *entryPage) leadsIn(d *draft) bool {
	if e.at+1 >= e.end || e.page.Blocks[e.at+1].Whole == "" {
		return false
	}
	e.at++
	ends, kinds := e.endsBefore(d), e.layout.kinds[d.section.part]
	e.at--
	isAlone := kinds.HasKind(block.Label) && !kinds.Has(&e.page.Blocks[e.at+1])
	return !ends && !isAlone
}

// leadIn takes the label at hand and the text after it as the one text that
// they are on the page.
func (e *entryPage) leadIn(d *draft) {
	label := e.at
	e.at++
	whole := e.page.Blocks[e.at]
	rest := whole
	whole.Text, whole.Marks = whole.Whole, nil
	if rule.MatchesAny(e.layout.noise, rest.Text) || rule.MatchesAny(e.layout.noise, whole.Text) {
		e.x.take(e.at, "noise")
		d.passOver(&whole)
	} else {
		e.led = true
		e.place(d, &whole, e.find(d, &rest) || e.find(d, &whole))
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
	first, b := &e.page.Blocks[d.main], &e.page.Blocks[e.at]
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
	return e.beginsOther()
}

// beginsOther reports whether the block at hand begins the next entry, or a group, or
// the table whose first row does.
func (e *entryPage) beginsOther() bool {
	first := e.at
	for first < e.end && e.page.Blocks[first].NamesColumns() {
		first++
	}
	if first == e.end {
		return false
	}
	if _, ok := e.beginsAt(first); ok {
		return true
	}
	_, ok := e.groupAt(e.at)
	return ok
}

// fillsPage reports whether an entry is a page of its own, so that no other can
// have lost its beginning there.
func (e *entryPage) fillsPage(d *draft) bool {
	first := &e.page.Blocks[d.main]
	return e.isWhole() || first.Kind == block.Heading && first.Level == 1
}

// place takes a block into the part at hand, unless find has placed it.
func (e *entryPage) place(d *draft, b *block.Block, placed bool) {
	part := d.section.part
	switch {
	case placed && part != inIgnored:
		e.x.take(e.at, "find")
	case part == inIgnored:
		e.x.take(e.at, "ignore")
	case part == inPattern && b.Kind != block.Heading:
		e.x.take(e.at, "fields")
		e.capture(d, d.section.pattern, b)
		e.endField(d, b)
	case e.goesOn(d, b):
		e.x.takeAlike(e.at, e.at-1)
		e.goOn(d, b)
	case e.introduces(part, b):
		e.x.take(e.at, "introduction")
	case e.takes(part, b):
		e.x.take(e.at, [...]string{inDescription: "description", inCauses: "causes", inSteps: "steps", inField: "fields"}[part])
		e.add(d, b)
		e.endField(d, b)
	case e.layout.drop.Has(b):
		e.x.take(e.at, "drop")
	default:
		e.unexpected(d, b)
	}
}

// add adds a block to the part at hand, and notes its rank where there are alternatives.
func (e *entryPage) add(d *draft, b *block.Block) {
	before := len(*d.list())
	if d.section.part == inField && before == 0 {
		d.textsAt = e.at
	}
	d.add(b, !e.layout.spec.Flat)
	if kinds := e.layout.kinds[d.section.part]; len(kinds) > 1 && len(*d.list()) > before {
		d.added = append(d.added, addition{before, e.at, kinds.Rank(b)})
	}
}

// find takes what the patterns of find capture in a text, and reports whether
// they put it in its place: that of a cause, a step or a description.
func (e *entryPage) find(d *draft, b *block.Block) (placed bool) {
	for _, pattern := range e.layout.find {
		if b.Kind == block.Row {
			break
		}
		placed = e.capture(d, pattern, b) || placed
	}
	return placed
}

// capture takes what a pattern captures in a block, and reports whether that is a
// cause, a step or a description.
func (e *entryPage) capture(d *draft, pattern *rule.Text, b *block.Block) (placed bool) {
	found, _ := pattern.Find(b, rule.Capture{From: "its text", Block: e.at})
	for _, c := range found {
		isMerged := e.x.profile.Merge.IsWord(c.Name, catalog.MergeAll)
		if _, known := d.field(c.Name); !known || isMerged { // else the first one counts
			e.set(d, c)
			placed = placed || isMerged || c.Name == "cause" || c.Name == "step" || c.Name == "description"
		}
	}
	return placed
}

// introduces reports whether a paragraph only says that a list of causes or steps
// follows, where the layout does not say what it takes: it ends in a colon.
func (e *entryPage) introduces(p part, b *block.Block) bool {
	next := e.at + 1
	for next < e.end && e.page.Blocks[next].Nav {
		next++
	}
	if p != inCauses && p != inSteps || len(e.layout.kinds[p]) > 0 || next >= e.end {
		return false
	}
	return b.Kind == block.Paragraph && e.page.Blocks[next].Kind == block.Item && rule.EndsInColon(b.Text)
}

// takes reports whether a block is of the text of a part.
//
// A capture may have lost its bullets: where a list has none, and the layout
// does not say what it takes, each paragraph is an item of it.
func (e *entryPage) takes(p part, b *block.Block) bool {
	if p != inDescription && p != inCauses && p != inSteps && p != inField {
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
		return kinds.Has(b)
	case p == inField:
		return b.Kind != block.Heading
	case p == inDescription:
		return b.Kind == block.Paragraph || b.Kind == block.Definition
	}
	return b.Kind == block.Item || b.Kind == block.Paragraph && e.page.Blocks[before].Kind != block.Item
}
