package scrape

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/rule"
)

// frameAt returns the first block of the frame from i on that a pattern matches, or the
// number of blocks.
func (e *entryPage) frameAt(i int, re *regexp.Regexp) int {
	for ; i < len(e.page.Blocks); i++ {
		if b := &e.page.Blocks[i]; b.Nav && b.IsText() && re.MatchString(b.Text) {
			return i
		}
	}
	return i
}

// isFrame reports whether the blocks from tail on, in which most pages end, are the
// frame of the site. They are not if they are a part of entries, or begin within one:
// where other entries say the same, it is what a site says of each error, and where
// nothing else is said of the last entry, it is what the page says of that.
func (e *entryPage) isFrame(tail int) bool {
	blocks := e.page.Blocks
	before := tail - 1
	for before > 0 && blocks[before].Nav {
		before--
	}
	if blocks[tail].Kind == block.Item && blocks[before].Kind == block.Item || e.isLabel(before) {
		return false
	}
	if _, begins := e.beginsAt(before); begins {
		return false
	}
	for i := tail; i < len(blocks); i++ {
		if b := &blocks[i]; !b.IsText() || e.isLabel(i) || saidBefore(blocks[:tail], b.Text) {
			return false
		}
	}
	// A text that other entries of the page have, too, is theirs.
	return !slices.ContainsFunc(blocks[:tail], func(b block.Block) bool { return !b.Nav && b.Kind == blocks[tail].Kind && b.Text == blocks[tail].Text })
}

// saidBefore reports whether one of blocks, and not one of a frame, has a text.
func saidBefore(blocks []block.Block, text string) bool {
	return slices.ContainsFunc(blocks, func(b block.Block) bool { return !b.Nav && b.Text == text })
}

// isOver reports whether a label has ended the last entry before block i.
func (e *entryPage) isOver(i int) bool {
	for i--; i >= 0; i-- {
		if l, _ := e.labelAt(i); l != nil && l.Of.part == atEnd {
			return true
		}
		if _, ok := e.beginsAt(i); ok {
			return false
		}
	}
	return false
}

// isLabel reports whether block i is named as a label of a part of entries, or of what
// ends them.
func (e *entryPage) isLabel(i int) bool {
	l, _ := e.labelAt(i)
	return l != nil && l.IsExact()
}

// leaveOut says once what is left out of the pages that end in the same.
func (e *entryPage) leaveOut(tail int) {
	var texts []string
	for i := tail; i < len(e.page.Blocks); i++ {
		b := &e.page.Blocks[i]
		if e.x.take(i, "navigation"); !b.Nav && !rule.MatchesAny(e.layout.noise, b.Text) {
			texts = append(texts, b.Text)
		}
	}
	if len(texts) == 0 || e.x.toldTail {
		return
	}
	e.x.toldTail = true
	e.x.warn(e.page.Problem(tail, "page-end", fmt.Sprintf("%d pages end in %q and what follows it: that is left out as the frame of the site", len(e.x.tails), clip(texts[0])),
		fmt.Sprintf("to say so, add it to %s: noise: %s", e.layout.name, noiseOf(texts))))
}

// enoughSiblings is how many entries of a page show how long the text of one is.
const enoughSiblings = 3

// checkTail warns of text at the end of the page that is taken for that of the last
// entry, and is unlike that of the others: nothing marks the frame of many pages.
func (e *entryPage) checkTail() {
	d := e.last
	if d == nil || d.ended || e.end < len(e.page.Blocks) || e.page.Blocks[d.main].Kind == block.Row {
		return
	}
	texts := [...][]string{inDescription: d.prose, inCauses: d.causes, inSteps: d.steps}
	if d.section.part > inSteps || len(texts[d.section.part]) == 0 {
		return
	}
	taken := texts[d.section.part]
	foreign := len(taken)
	for foreign > 0 && page.LooksLikeFrame(taken[foreign-1]) {
		foreign--
	}
	why := "it reads like the frame of the site"
	if foreign == len(taken) {
		if d.section.part != inDescription || e.siblings < enoughSiblings || foreign <= max(e.longest, 1) {
			return
		}
		foreign, why = max(e.longest, 1), fmt.Sprintf("none of the descriptions of the %d entries before it is as long", e.siblings)
	}
	text := taken[len(taken)-1]
	e.x.warn(e.page.Problem(e.blockOf(text), "page-end", fmt.Sprintf("the text %q ends the page and is taken for %s: %s", clip(text), e.name(d), why),
		fmt.Sprintf("if it is not of the entry, add it to %s: noise: %s", e.layout.name, noiseOf(taken[foreign:]))))
}

// noiseOf returns patterns that match the beginnings of texts, as a profile has them.
func noiseOf(texts []string) string {
	var patterns []string
	for _, text := range texts {
		words := []rune(text)
		pattern := "^" + regexp.QuoteMeta(string(words[:min(len(words), 30)]))
		if len(words) <= 30 {
			pattern += "$"
		}
		patterns = append(patterns, "'"+strings.ReplaceAll(pattern, "'", "''")+"'")
	}
	return "[" + strings.Join(patterns, ", ") + "]"
}

// blockOf returns the last block of the page that has a text, or -1.
func (e *entryPage) blockOf(text string) int {
	for i := len(e.page.Blocks) - 1; i >= 0; i-- {
		if e.page.Blocks[i].Text == text {
			return i
		}
	}
	return -1
}

// isWholeWithoutEnd reports whether the last entry of the page, which lacks its end label,
// is whole all the same: it has its sample, and then the page goes on with the frame of
// the site. An extractor has left out the last label, then; a page that is cut has nothing
// behind the cut.
func (e *entryPage) isWholeWithoutEnd(d *draft) bool {
	blocks := e.page.Blocks
	last := len(blocks) - 1
	for last >= 0 && blocks[last].Nav {
		last--
	}
	if !d.sampled || e.at < len(blocks) || last == len(blocks)-1 || blocks[last].Kind != block.Code || last < d.start {
		return false
	}
	e.x.warn(e.page.Problem(d.start, "lost-end", fmt.Sprintf("%s has no end, but the page goes on behind its sample with %q: this capture lost it", e.name(d), clip(blocks[last+1].Text)), "save the page again if an entry is missing"))
	return true
}

// checkFirst looks for the description of the first entry of a text capture where only it
// has none. Extractors move it above the title, as the summary of the page.
func (e *entryPage) checkFirst(first int) {
	if e.page.Ext() != ".txt" || e.siblings == 0 || e.described < e.siblings || e.first.has("description") {
		return
	}
	text := e.summary()
	for i := first; i < len(e.x.scrape.Entries) && e.x.scrape.Entries[i].Block == e.first.start; i++ {
		o := &e.x.scrape.Entries[i]
		switch {
		case text == "":
			o.Lost = append(o.Lost, "description")
		case !catalog.SaysSame(text, o.Entry.Message):
			o.Entry.Description = text
			e.x.warn(e.page.Problem(0, "moved-text", fmt.Sprintf("the text %q at the top of the page is taken for the description of %s, which has none of its own", clip(text), e.name(e.first)), "if it is not, save the page in another form"))
		}
	}
}

// summary returns the text that the page begins with, above its title, if it is a sentence.
func (e *entryPage) summary() string {
	text := ""
	for i := range e.page.Blocks {
		b := &e.page.Blocks[i]
		if b.Kind != block.Paragraph || e.isTitle(i) || i >= e.first.start {
			return ""
		}
		switch {
		case text == "" || isClosing(b.Text):
			text += b.Text
		case !beginsSmall(b.Text): // what it begins with is a title
			return ""
		default:
			text += " " + b.Text
		}
		if strings.Count(text, " ") > 1 && endsSentence(text) {
			return text
		}
		if i+1 < len(e.page.Blocks) && e.page.Blocks[i+1].Line > b.Line+1 {
			return ""
		}
	}
	return ""
}

// mostBegin is how many blocks begin an entry at most, for all that is known.
const mostBegin = 8

// isCut reports whether the page ends in what begins an entry.
func (e *entryPage) isCut(i int) bool {
	return e.end == len(e.page.Blocks) && i+mostBegin >= e.end && !e.isNamed(i) && e.layout.begin.CutAt(e.page, i)
}

// cut reports that the page ends with block i in the middle of something.
func (e *entryPage) cut(i int, where string) {
	text := e.page.Blocks[i].Text
	l := e.layout
	e.x.find(finding{
		Problem: e.page.Problem(i, "cut-page", fmt.Sprintf("the page ends %s, with %q", where, clip(text)), ""),
		alike:   l.name + " " + where,
		text:    text,
		advise: func(g alike) string {
			return "save the page again: this one is cut off; if the text is of the frame of the site, " +
				pasted("in "+l.name, paste{"noise", with(l.spec.Noise, exactly(g.texts)...), "leaves out what matches"})
		},
	})
}

// follows notes a block that follows an entry which an end label ended.
func (e *entryPage) follows(b *block.Block) {
	if e.last != nil && e.last.ended && !b.Nav && !e.isNamed(e.at) {
		e.after = append(e.after, b.Text)
	}
}

// endFollowing is called where the next entry begins: what follows the last one is known.
func (e *entryPage) endFollowing() {
	switch {
	case e.last == nil || !e.last.ended:
		return
	case e.ends == 0:
		e.afterAll = slices.Clone(e.after)
	case !slices.Equal(e.after, e.afterAll):
		e.afterAll = nil
	}
	e.ends++
	e.after = e.after[:0]
}

// checkEnd looks at what follows the last entry of the page, where the same follows each
// of the others: if it is only the beginning of that, the page was cut there, and nothing
// tells whether entries are missing. An extractor may leave out lines, but not break one.
func (e *entryPage) checkEnd() {
	n := len(e.after)
	if e.ends == 0 || e.end < len(e.page.Blocks) || e.last == nil || !e.last.ended || n >= len(e.afterAll)+1 {
		return
	}
	whole := n
	if n > 0 && e.after[n-1] != e.afterAll[n-1] {
		whole--
	}
	if !slices.Equal(e.after[:whole], e.afterAll[:whole]) {
		return
	}
	switch {
	case whole == len(e.afterAll):
	case whole < n && strings.HasPrefix(e.afterAll[whole], e.after[whole]):
		e.cut(len(e.page.Blocks)-1, "in what follows each entry")
	case whole == n:
		e.x.warn(e.page.Problem(-1, "page-end", fmt.Sprintf("the page ends before %q, which follows each of the %d entries before %s: it may be cut off", clip(e.afterAll[n]), e.ends, e.name(e.last)),
			"if there are no more entries, this is fine; otherwise save the page again"))
	}
}
