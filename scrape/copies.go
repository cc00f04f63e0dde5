package scrape

import (
	"cmp"
	"fmt"
	"hash/maphash"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
)

// pageSums are sums of what a page says, to find pages that say the same.
type pageSums struct {
	page     *page.Page
	entries  int    // how many
	said     uint64 // all of the entries but their statuses and addresses
	statuses uint64 // of the entries
	title    uint64 // of the headings of level 1; 0 where there is none
	text     uint64 // of the page and its front matter, without navigation; 0 where there is none
}

// copySeed makes the sums of one process comparable.
var copySeed = maphash.MakeSeed()

// sum keeps the sums of a page, which has the entries that are new.
func (x *extractor) sum(p *page.Page, entries []catalog.Observation) {
	if !x.comparesPages {
		return
	}
	var said, statuses maphash.Hash
	said.SetSeed(copySeed)
	statuses.SetSeed(copySeed)
	for i := range entries {
		e := &entries[i].Entry
		sumStrings(&said, e.Type, e.Message, e.Description)
		sumStrings(&said, e.MoreMessages...)
		sumStrings(&said, e.Causes...)
		sumStrings(&said, e.Steps...)
		sumStrings(&said, e.Category...)
		fmt.Fprintln(&statuses, e.Status)
	}
	s := pageSums{page: p, entries: len(entries), said: said.Sum64(), statuses: statuses.Sum64()}
	s.sumTexts()
	x.sums = append(x.sums, s)
}

// sumTexts keeps the sums of the page's own texts.
func (s *pageSums) sumTexts() {
	var title, text maphash.Hash
	title.SetSeed(copySeed)
	text.SetSeed(copySeed)
	hasTitle, hasText := false, false
	for i := range s.page.Blocks {
		b := &s.page.Blocks[i]
		if b.Nav || b.Text == "" {
			continue
		}
		hasText = true
		sumStrings(&text, b.Text)
		if b.Kind == block.Heading && b.Level == 1 {
			hasTitle = true
			sumStrings(&title, b.Text)
		}
	}
	for _, key := range sortedKeys(s.page.Front) { // which may be all that tells two errors apart
		sumStrings(&text, key, s.page.Front[key])
	}
	if hasText {
		s.text = text.Sum64()
	}
	if hasTitle {
		s.title = title.Sum64()
	}
}

// sumStrings adds a list to a sum, so that no other list has the same.
func sumStrings(h *maphash.Hash, list ...string) {
	for _, s := range list {
		h.WriteString(s)
		h.WriteByte(0)
	}
	h.WriteByte(1)
}

// isCopyOf reports whether two pages at different addresses say the same. One
// error may be documented in the same words under several statuses; several
// errors under all the same other statuses are one page that is served twice. Pages
// with titles of their own, as of two operations, may have the same errors.
func (s *pageSums) isCopyOf(o *pageSums) bool {
	switch {
	case s.page.URL != "" && s.page.URL == o.page.URL:
		return false
	case s.text != 0 && s.text == o.text:
		return true
	case s.entries == 0 || s.entries != o.entries || s.said != o.said:
		return false
	case s.statuses != o.statuses:
		return s.entries > 1
	}
	return s.title == 0 || o.title == 0 || s.title == o.title
}

// checkCopies reports pages that say what another one says: a site that serves one
// page at the address of another, as by a fault of its cache, does not show what the
// other says, and nothing would tell that it is missing.
func (x *extractor) checkCopies() {
	first := make(map[uint64]*pageSums, 2*len(x.sums))
	for i := range x.sums {
		s := &x.sums[i]
		for _, key := range []uint64{s.text, s.said} {
			o, ok := first[key]
			if !ok {
				first[key] = s
				continue
			}
			if s != o && s.isCopyOf(o) {
				x.report(s.page.Problem(-1, "copied-page",
					fmt.Sprintf("the page says the same as %s: one page is served at both addresses", cmp.Or(o.page.URL, o.page.Name)),
					"if the server is at fault, try again later; if both are addresses of one page, list one under pages.skip of the profile, or give only one"))
				break
			}
		}
	}
}
