package scrape

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/scrape/block"
)

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
				pasted("in "+l.name, paste{"noise", with(l.spec.Noise, exactly(g.texts)...), "what matches is left out"})
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
		e.afterAll = e.after
	case !slices.Equal(e.after, e.afterAll):
		e.afterAll = nil
	}
	e.ends++
	e.after = nil
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
			"if it has no further entry, all is well; else save the page again"))
	}
}
