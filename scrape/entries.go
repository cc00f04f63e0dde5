package scrape

import (
	"fmt"
	"net/http"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// An entryPage extracts the entries of one page, block by block. Each method
// takes the blocks it understands and leaves at at the next one.
type entryPage struct {
	*extractor
	page   *Page
	title  int // the block of the title
	status int // the status in the title; 0 when it has none
	at     int // the block at hand
}

// entries extracts the entries of a page.
func (x *extractor) entries(e entryPage) {
	if e.status != 0 {
		x.read = append(x.read, pageStatus{e.page, e.title, e.status})
	}
	before := len(x.scrape.Entries)
	for e.at < len(e.page.Blocks) {
		if e.startsEntry(e.at) {
			e.entry()
			continue
		}
		e.outside()
		e.at++
	}
	if len(x.scrape.Entries) == before {
		x.report(e.page.problem(-1, "no-entries",
			fmt.Sprintf("the page has no entry: no block that matches entries.type %s is followed by one that matches entries.badge %s",
				x.profile.Entries.Type, x.profile.Entries.Badge),
			"mend the profile if the documentation has a new layout; nothing is written until it fits"))
	}
}

// startsEntry reports whether an entry begins at block i: a type, and then
// the badge with its status.
func (e *entryPage) startsEntry(i int) bool {
	return e.matches(i, func(text string) bool { return e.profile.rules.entryType.MatchString(text) }) &&
		e.matches(i+1, func(text string) bool { return e.profile.rules.badge.MatchString(text) })
}

func (e *entryPage) matches(i int, matches func(string) bool) bool {
	return i < len(e.page.Blocks) && e.page.Blocks[i].IsText() && matches(e.page.Blocks[i].Text)
}

// outside looks at a block that no entry holds. It is noise, unless it is
// what only an entry has: then an entry was not recognized, and would be lost.
func (e *entryPage) outside() {
	b := e.page.Blocks[e.at]
	var what string
	typeKey := strconv.Quote(lastKey(e.profile.Wire.Type))
	switch groups, isBadge := match(e.profile.rules.badge, b.Text); {
	case b.Kind == Code && strings.Contains(b.Text, typeKey):
		what = "a JSON sample"
	case b.IsText() && isBadge && groups["title"] != "" && e.at != e.title:
		what = fmt.Sprintf("the badge %q", clip(b.Text))
	default:
		return
	}
	e.complain("lost-entry", what+" stands outside of every entry",
		fmt.Sprintf("the entry it is of lost its type or badge, or they no longer match entries.type %s and entries.badge %s",
			e.profile.Entries.Type, e.profile.Entries.Badge))
}

func (e *entryPage) complain(rule, message, fix string) {
	e.report(e.page.problem(e.at, rule, message, fix))
}

// entry extracts the entry that begins at the block at hand.
func (e *entryPage) entry() {
	groups, _ := match(e.profile.rules.entryType, e.page.Blocks[e.at].Text)
	d := draft{
		Observation: catalog.Observation{
			Entry: catalog.Entry{Type: groups["type"]},
			File:  e.page.Name, Line: e.page.Line(e.at),
		},
		start: e.at,
	}
	e.at++
	e.badge(&d)
	e.body(&d)
	if e.complete(&d) {
		e.scrape.Entries = append(e.scrape.Entries, d.Observation)
	}
}

// badge takes the status, and its title where the badge has it. A capture may
// break the badge in two lines, "404" and "Not found".
func (e *entryPage) badge(d *draft) {
	groups, _ := match(e.profile.rules.badge, e.page.Blocks[e.at].Text)
	d.status = groups.int("status")
	d.Entry.Status = []int{d.status}
	e.at++
	title := groups["title"]
	if title == "" && e.matches(e.at, func(text string) bool { return strings.EqualFold(text, http.StatusText(d.status)) }) {
		title = e.page.Blocks[e.at].Text
		e.at++
	}
	e.extractor.title(d.status, title)
	if e.status != 0 && e.status != d.status {
		e.report(e.page.problem(d.start, "contradiction",
			fmt.Sprintf("the badge of %s says status %d, the title of its page says %d (line %d)",
				d.Entry.Type, d.status, e.status, e.page.Line(e.title)),
			"save the page again; if the documentation is wrong, tell its vendor"))
	}
}
