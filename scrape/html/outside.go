package html

import "github.com/errgen/errgen/scrape/block"

// A stretch is a part of the blocks of a page.
type stretch struct {
	from, to int
	name     string // the id and the classes of the element that it is
	article  bool   // whether that is an article, of which a page may have several
}

// noteRegion keeps the blocks from first on, which are of an element by whose traits
// inner is another region than outer.
func (w *walker) noteRegion(outer, inner region, s stretch) {
	switch {
	case inner.article && !outer.article && !inner.nav:
		w.contents = append(w.contents, s)
	case inner.loose && !outer.nav:
		w.loose = append(w.loose, s)
	}
}

// maxLoose is how many elements of a page may have the same name of those that its
// frame has, as a rule.
const maxLoose = 2

// setFrame sets what only the whole page tells of its blocks: what is the frame of it.
func (w *walker) setFrame() {
	count := map[string]int{}
	for _, s := range w.loose {
		count[s.name]++
	}
	for _, s := range w.loose {
		for i := s.from; i < s.to && count[s.name] > maxLoose; i++ {
			w.blocks[i].Nav = false // each entry has such an element
		}
	}
	if len(w.contents) == 0 {
		return
	}
	headings, holds := w.inContent()
	if !holds {
		return
	}
	first, last := w.contents[0].from, w.contents[len(w.contents)-1].to
	if after := w.blocks[last:]; mayBeFrame(after, headings) {
		for i := range after {
			after[i].Nav = true
		}
	}
	if before := w.blocks[:first]; !w.contents[0].article && mayBeFrame(before, headings) {
		setNavUntilTitle(before)
	}
}

// inContent returns how many more headings the main parts of a page and its articles
// have than what stands between them, and whether they hold what the page is about.
func (w *walker) inContent() (headings int, holds bool) {
	at := w.contents[0].from
	for _, s := range w.contents {
		for i := at; i < s.to; i++ {
			b := &w.blocks[i]
			if b.Nav || !isSubstance(b.Kind) {
				continue
			}
			if i < s.from {
				headings--
				continue
			}
			holds = true
			headings++
		}
		at = s.to
	}
	return headings, holds && headings > 0
}

// isSubstance reports whether blocks of a kind are what a page is about, more often
// than what stands around that.
func isSubstance(k block.Kind) bool {
	switch k {
	case block.Heading, block.Row, block.Code, block.Term, block.Definition:
		return true
	}
	return false
}

// mayBeFrame reports whether what stands outside of the main part of a page can be the
// frame: it has no code, tables and terms, and no more headings than the main part.
// None of them has an anchor, as those have that are content.
func mayBeFrame(blocks []block.Block, headings int) bool {
	for i := range blocks {
		b := &blocks[i]
		switch {
		case b.Nav || !isSubstance(b.Kind):
		case b.Kind != block.Heading || len(b.IDs) > 0:
			return false
		default:
			headings--
		}
	}
	return headings >= 0
}

// setNavUntilTitle makes blocks before the main part those of the frame, but for the
// title of the page and its subtitle: see header.
func setNavUntilTitle(blocks []block.Block) {
	titled := false
	for i := range blocks {
		b := &blocks[i]
		titled = titled || b.Kind == block.Heading && b.Level == 1 && !b.Nav
		b.Nav = b.Nav || !titled || b.Kind != block.Heading && b.Kind != block.Paragraph
	}
}
