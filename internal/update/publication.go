package update

import (
	"cmp"
	"context"
	"path/filepath"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/list"
)

// A Publication is what the vendor publishes about the errors of one catalogue,
// source by source, as it is without what people corrected.
type Publication struct {
	File  string // of the catalogue
	Title string // of the API

	// Pages is what the pages of the documentation say, and how much of it was
	// read. It is nil where there are lists alone.
	Pages  *catalog.Catalog
	Places map[string]Place // of the types on the pages

	Lists []PublishedList
}

// A Place is a line of a file or page. Line is 0 where it is not known.
type Place struct {
	File string
	Line int
}

// A PublishedList is what one list says.
type PublishedList struct {
	Name  string
	Items []list.Item
}

// Publication reads what the vendor of t publishes: the saved documentation and
// its lists as [Reader.Check] does or, with live, the locations that t has.
func (r *Reader) Publication(ctx context.Context, t config.Settings, live bool) (*Publication, error) {
	if !live {
		if !ReadsOffline(t) {
			return nil, problem.Errorf("read the live one with --from live, or record it: errgen scrape --from live --save FOLDER",
				"%s has no saved documentation (from)", filepath.ToSlash(t.Catalog))
		}
		t.From = Saved(t)
	}
	rev, err := r.Revise(ctx, t)
	if err != nil {
		return nil, err
	}
	p := &Publication{File: filepath.ToSlash(t.Catalog), Title: cmp.Or(rev.merged.Title, rev.merged.Name)}
	if !rev.profile.IsLists() {
		p.Pages, p.Places = rev.documented(), rev.places()
	}
	for _, l := range rev.lists {
		items, _ := l.Read() // its problems have been reported
		p.Lists = append(p.Lists, PublishedList{l.Source.Name, items})
	}
	return p, nil
}

// documented returns what the pages alone say. Where they do not tell how much of
// the documentation they are, the catalogue does.
func (rev *Revision) documented() *catalog.Catalog {
	pages := rev.seen
	pages.Lists, pages.Warnings = nil, nil
	c, _ := catalog.Merge(nil, pages) // its problems have been reported, or settled by an override
	if c.Coverage.Word() == "" && !c.Coverage.IsPartial() && rev.old != nil {
		c.Coverage = rev.old.Coverage
	}
	return c
}

// places returns where the pages have each type: the first of its places.
func (rev *Revision) places() map[string]Place {
	places := make(map[string]Place)
	for i := range rev.seen.Entries {
		o := &rev.seen.Entries[i]
		line := o.Line
		if line == 0 && rev.seen.LineOf != nil {
			line = rev.seen.LineOf(o.File, o.Block)
		}
		have, ok := places[o.Entry.Type]
		if !ok || cmp.Or(cmp.Compare(o.File, have.File), cmp.Compare(line, have.Line)) < 0 {
			places[o.Entry.Type] = Place{o.File, line}
		}
	}
	return places
}
