package page

import (
	"regexp"
	"strings"
	"sync"

	"github.com/errgen/errgen/scrape/block"
)

// widgets match what sites put below a page, whatever it is about: whether it helped,
// where it can be edited, how old it is.
var widgets = []*regexp.Regexp{
	regexp.MustCompile(`(?i)^(was|is|did) this( \w+)? (helpful|help|useful)( you)? ?\?`),
	regexp.MustCompile(`(?i)^(how helpful was|rate|did you find) this (page|article|topic|section|doc|document|guide)\b.{0,40}$`),
	regexp.MustCompile(`(?i)^(edit (this )?page|edit on git(hub|lab)|suggest (an )?edits?|suggest changes|improve this (page|doc)|view page source)\b.{0,40}$`),
	regexp.MustCompile(`(?i)^(this )?(page )?(was )?last (updated?|modified|reviewed|edited)\b.{0,60}$`),
	regexp.MustCompile(`(?i)^powered by (mintlify|gitbook|readme|docusaurus|redocly|stoplight|fern|mkdocs|sphinx|hugo|jekyll)$`),
	regexp.MustCompile(`(?i)^updated ((over|about|almost) )?(an?|\d+) \w+ ago$`),
}

// What stands beside widgets, and elsewhere too: words, and more text behind what begins
// it. That is looked for first, since the pattern of the whole takes much time and memory.
var (
	besides = regexp.MustCompile(`(?i)^(yes|no|yes ?/? ?no|👍|👎|submit|suggest (an )?edits?|raise (an )?issues?|ask ai|⌘ ?[ik]|[1-5]\d\d( errors)?|x|github|gitlab|linkedin|discord|slack|youtube|twitter|next( page)?|prev(ious)?( page)?)$`)

	begunBeside = regexp.MustCompile(`(?i)^(next( page)? ?[:»→]|prev(ious)?( page)? ?[:«←]|[«←→»]|thanks? (you )?for your feedback|(powered by|built with|made with|created using) )`)
)

// longBeside returns that pattern. Few pages need it.
var longBeside = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^(next( page)? ?[:»→].{0,80}|prev(ious)?( page)? ?[:«←].{0,80}|[«←→»].{0,80}` +
		`|thanks? (you )?for your feedback.{0,20}|(powered by|built with|made with|created using) .{0,60})$`)
})

// How what only stands below pages begins, and how it ends.
var (
	copyright = regexp.MustCompile(`(?i)^(©|\(c\) \d{4}|copyright (©|\(c\)|\d{4})|we use cookies\b|this (web)?site uses cookies\b)`)
	reserved  = regexp.MustCompile(`(?i)\ball rights reserved\.?$`)
)

// LooksLikeFrame reports whether text is as that of a site and not of a page: who owns
// it, where the next page is, whether the page helped.
func LooksLikeFrame(text string) bool {
	return isCopyright(text) || isWidget(text) || len(text) > len("Submit") && isBeside(text)
}

// The patterns do not look through all of a long text.
func isCopyright(text string) bool {
	return copyright.MatchString(text) || reserved.MatchString(text[max(0, len(text)-32):])
}

func isBeside(text string) bool {
	return len(text) <= 512 && (besides.MatchString(text) || begunBeside.MatchString(text) && longBeside().MatchString(text))
}

func isWidget(text string) bool { return widgetOf(text) >= 0 }

// widgetOf returns which of the widgets a text is, or -1.
func widgetOf(text string) int {
	for i, re := range widgets {
		if len(text) <= 120 && re.MatchString(text) {
			return i
		}
	}
	return -1
}

// setTail makes the widgets that end the page, and what stands beside them, those of
// its frame. What stands on the page more than once may be of each of its entries.
func (p *Page) setTail() {
	first := len(p.Blocks)
	for i := len(p.Blocks) - 1; i >= 0; i-- {
		b := &p.Blocks[i]
		if b.Nav {
			continue
		}
		isTail := b.IsText() && (isWidget(b.Text) || isBeside(b.Text) || isCopyright(b.Text))
		if !isTail {
			break
		}
		if isWidget(b.Text) {
			first = i
		}
	}
	for i := first; i < len(p.Blocks); i++ {
		if w := widgetOf(p.Blocks[i].Text); w >= 0 && standsBefore(p.Blocks[:first], w) {
			return
		}
	}
	for i := first; i < len(p.Blocks); i++ {
		p.Blocks[i].Nav = true
	}
}

// standsBefore reports whether one of blocks is the widget w.
func standsBefore(blocks []block.Block, w int) bool {
	for i := range blocks {
		b := &blocks[i]
		if !b.Nav && b.IsText() && len(b.Text) <= 120 && strings.Contains(b.Text, " ") && widgets[w].MatchString(b.Text) {
			return true
		}
	}
	return false
}
