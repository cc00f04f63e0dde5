package scrape

import (
	"cmp"
	"fmt"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/rule"
)

// Extract extracts what pages say by the rules of p. Pages may come in any order.
//
// The error is a [problem.List] with everything that does not fit: a page
// that changed shape is an error, never a shorter result. What one change of the
// profile settles at three places or more is one problem, which counts them.
func Extract(p *Profile, pages []*page.Page) (catalog.Scrape, error) {
	x := newExtractor(p, pages)
	x.extract()
	return x.result()
}

// Trace does what [Extract] does, and also returns what became of each block of
// each page, even when there is an error.
func Trace(p *Profile, pages []*page.Page) (catalog.Scrape, []Decision, error) {
	x := newExtractor(p, pages)
	x.decisions = map[*page.Page][]string{}
	for _, pg := range pages {
		x.decisions[pg] = make([]string, len(pg.Blocks))
	}
	x.extract()
	var decisions []Decision
	for _, pg := range pages {
		for i, rule := range x.decisions[pg] {
			decisions = append(decisions, Decision{pg, i, cmp.Or(rule, unused)})
		}
	}
	s, err := x.result()
	return s, decisions, err
}

// A Reading is what one page says by itself, before the documentation is
// judged as a whole.
type Reading struct {
	Scrape catalog.Scrape

	// Remarks are what the page says that is in no catalogue and yet bears on
	// one, a line each, sorted: which statuses were read and what they are
	// called, and which fields of which types were lost.
	Remarks []string
}

// ExtractPage reads what one page says by the rules of p. The error is a
// [problem.List]; the reading then has what could be read all the same.
func ExtractPage(p *Profile, pg *page.Page) (Reading, error) {
	x := newExtractor(p, []*page.Page{pg})
	x.extract()
	err := x.judge().Err()
	return Reading{x.scrape, x.remarks()}, err
}

func newExtractor(p *Profile, pages []*page.Page) *extractor {
	return &extractor{
		profile: p,
		pages:   pages,
		scrape:  catalog.Scrape{Name: p.Name, Title: p.Title, Docs: p.Docs, Wire: p.Wire, Names: p.Names, Merge: p.Merge, LineOf: lineOf(pages)},
		found:   map[*layout]int{},
		tables:  map[table]*tableUse{},
		usage:   map[*layout]*usage{},

		comparesPages: len(pages) > 1,
		tails:         page.RepeatedTails(pages),
	}
}

// result returns what all pages say, or all that is wrong with them.
func (x *extractor) result() (catalog.Scrape, error) {
	x.finish()
	if err := x.judge().Err(); err != nil {
		return catalog.Scrape{}, err
	}
	return x.scrape, nil
}

// lineOf returns the function that finds the line of a block of a page.
func lineOf(pages []*page.Page) func(file string, b int) int {
	return func(file string, b int) int {
		for _, p := range pages {
			if p.Name == file {
				return p.Line(b)
			}
		}
		return 0
	}
}

// A reading is a page and a layout to read it by, with what the page rule captured.
type reading struct {
	page   *page.Page
	layout *layout
	fixed  rule.Captures
}

// extract extracts all pages: indexes before what they link to.
func (x *extractor) extract() {
	var readings []reading
	for _, p := range x.pages {
		x.taken = x.decisions[p]
		readings = append(readings, x.readings(p)...)
	}
	for _, r := range readings {
		if r.layout != nil && r.layout.joins() {
			x.taken = x.decisions[r.page]
			x.entries(r)
		}
	}
	for i := 0; i < len(readings); {
		before, p := len(x.scrape.Entries), readings[i].page
		x.taken = x.decisions[p]
		for ; i < len(readings) && readings[i].page == p; i++ {
			switch r := readings[i]; {
			case r.layout == nil:
				x.overview(p)
			case !r.layout.joins():
				x.entries(r)
			}
		}
		x.sum(p, x.scrape.Entries[before:])
	}
	x.keepIndex()
	if slices.ContainsFunc(x.profile.rules.layouts, func(l *layout) bool { return l.spec.Also }) {
		x.alignAddresses()
	}
}

// readings returns how to read a page: as an overview, without a layout, or by the first
// layout whose page rule it matches, and by those that read such pages as well. A page
// with nothing to read is read by no layout that does not ask for it.
func (x *extractor) readings(p *page.Page) (all []reading) {
	r := &x.profile.rules
	if r.overview != nil && x.isOverview(p) {
		return []reading{{page: p}}
	}
	isOther := rule.MatchesAny(r.other, p.URL) || rule.MatchesAny(r.other, p.Name)
	for _, l := range r.layouts {
		if len(all) > 0 && !l.spec.Also || isOther && len(l.pages) == 0 {
			continue
		}
		if fixed, ok := x.pageOf(l, p); ok {
			all = append(all, reading{p, l, fixed})
		}
	}
	if len(all) == 0 && !isOther {
		x.unknownPage(p)
	}
	return all
}

// pageOf reports whether a page is of a layout, and what the rule that says so
// captures.
func (x *extractor) pageOf(l *layout, p *page.Page) (fixed rule.Captures, ok bool) {
	for i := range l.pages {
		if fixed, ok := l.pages[i].Match(p); ok {
			for _, c := range fixed {
				x.take(c.Block, "page")
			}
			return fixed, true
		}
	}
	return nil, len(l.pages) == 0
}

// unknownPage reports a page that no rule matches.
func (x *extractor) unknownPage(p *page.Page) {
	var tried []string
	if o := x.profile.Overview; o != nil {
		tried = append(tried, "overview.title "+o.Title)
	}
	for i, l := range x.profile.Layouts {
		tried = append(tried, fmt.Sprintf("layouts[%d].page %v", i, l.Page))
	}
	text := "it has no text"
	if i := slices.IndexFunc(p.Blocks, func(b block.Block) bool { return b.IsText() && !b.Nav }); i >= 0 {
		text = fmt.Sprintf("its first text is %q", clip(p.Blocks[i].Text))
	}
	x.find(finding{
		Problem: p.Problem(-1, "unknown-page", fmt.Sprintf("the profile %s has no layout for the page, which matches none of %s; %s", x.profile.Name, strings.Join(tried, ", "), text), ""),
		alike:   "unknown-page",
		text:    path.Base(filepath.ToSlash(p.Name)),
		advise: func(g alike) string {
			var names []string
			for _, name := range g.texts {
				names = append(names, "(^|/)"+regexp.QuoteMeta(name)+"$")
			}
			return "give the page itself; or fix the profile if the documentation has a new layout, or " +
				x.profile.PasteOther(names...)
		},
	})
}

func (x *extractor) remarks() []string {
	var lines []string
	for _, r := range x.read {
		lines = append(lines, fmt.Sprintf("# read %d\n", r.status))
	}
	for status, title := range x.titles {
		lines = append(lines, fmt.Sprintf("# title %d %q\n", status, title))
	}
	for _, o := range x.scrape.Entries {
		for _, field := range o.Lost {
			lines = append(lines, fmt.Sprintf("# lost %q %s\n", o.Entry.Type, field))
		}
	}
	slices.Sort(lines)
	return lines
}
