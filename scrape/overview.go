package scrape

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/rule"
)

// isOverview reports whether a page is the overview. A title in another case may
// be a link to it in the navigation of any page, and so counts only where nothing
// says that the page has entries.
func (x *extractor) isOverview(p *page.Page) bool {
	r := x.profile.rules.overview
	i := indexOfTitle(p, r.title)
	if i < 0 {
		i = indexOfTitle(p, r.anyCase)
		if i < 0 || x.hasEntries(p) {
			return false
		}
	}
	x.take(i, "overview.title")
	return true
}

// indexOfTitle returns the first block that has a title, or -1.
func indexOfTitle(p *page.Page, title *rule.Text) int {
	for i := range p.Blocks {
		if b := &p.Blocks[i]; title.MayMatch(b.Text) && b.IsText() && title.MatchString(b.Text) {
			return i
		}
	}
	return -1
}

// hasEntries reports whether the page rule of a layout matches a page, or what
// begins an entry stands on it.
func (x *extractor) hasEntries(p *page.Page) bool {
	for _, l := range x.profile.rules.layouts {
		for i := range l.pages {
			if _, ok := l.pages[i].Match(p); ok {
				return true
			}
		}
		for i := range p.Blocks {
			if _, ok := l.begin.At(p, i); ok && !p.Blocks[i].Nav {
				return true
			}
		}
	}
	return false
}

// overview extracts the statuses and classes that an overview page lists.
func (x *extractor) overview(p *page.Page) {
	x.listing = p
	x.classes(p)
	codes := slices.Concat(x.listedStatuses(p), x.linkedStatuses(p))
	slices.Sort(codes)
	if len(codes) == 0 {
		s := x.profile.Overview.Statuses
		x.noStatuses(p, fmt.Sprintf("the overview lists no HTTP status: no block that matches %q follows one that matches %q, and no link matches %q", s.Match, s.After, s.Link))
	}
	for _, code := range slices.Compact(codes) {
		url := strings.ReplaceAll(x.profile.Overview.Statuses.URL, "{status}", strconv.Itoa(code))
		x.scrape.Statuses = append(x.scrape.Statuses, catalog.Status{Code: code, URL: url})
	}
}

// noStatuses reports an overview without statuses. The catalogue keeps those that
// it has, so that a capture without navigation is worth a warning, unless the page
// is none of an overview's.
func (x *extractor) noStatuses(p *page.Page, message string) {
	found := p.Problem(-1, "no-statuses", message, "the catalogue keeps its statuses; fix overview.statuses of the profile if the documentation has a new layout")
	if x.hasEntries(p) {
		x.report(found)
		return
	}
	found.Severity = problem.Warning
	x.scrape.Warnings = append(x.scrape.Warnings, found)
}

// listedStatuses returns the statuses listed in the text of the page.
func (x *extractor) listedStatuses(p *page.Page) []int {
	r := x.profile.rules.overview
	if r.match == nil {
		return nil
	}
	var codes []int
	listing := r.after == nil
	for i, b := range p.Blocks {
		status, matches := rule.Find(r.match, b.Text, rule.Capture{})
		switch {
		case !b.IsText():
			listing = r.after == nil
		case r.after != nil && r.after.MatchString(b.Text):
			listing = true
		case listing && matches:
			x.take(i, "overview.statuses.match")
			codes = append(codes, number(status.Value("status")))
		case !rule.MatchesAny(r.skip, b.Text):
			listing = r.after == nil
		}
	}
	return codes
}

// linkedStatuses returns the statuses that the page has links to.
func (x *extractor) linkedStatuses(p *page.Page) []int {
	var codes []int
	r := x.profile.rules.overview
	for i, b := range p.Blocks {
		for _, link := range b.Links {
			if r.link == nil {
				continue
			}
			if status, ok := rule.Find(r.link, link, rule.Capture{}); ok {
				x.take(i, "overview.statuses.link")
				codes = append(codes, number(status.Value("status")))
			}
		}
	}
	return codes
}

// classes extracts what the page says about the classes of statuses.
func (x *extractor) classes(p *page.Page) {
	r := x.profile.rules.overview
	if r.class == nil {
		return
	}
	for i, b := range p.Blocks {
		if b.Kind != block.Item {
			continue
		}
		if found, ok := rule.Find(r.class, b.Text, rule.Capture{}); ok {
			x.take(i, "overview.classes")
			x.class(p, i, catalog.Class{Class: found.Value("class"), Meaning: found.Value("meaning")})
		}
	}
	slices.SortFunc(x.scrape.Classes, func(a, b catalog.Class) int { return strings.Compare(a.Class, b.Class) })
	if len(x.scrape.Classes) == 0 {
		x.report(p.Problem(-1, "no-classes",
			"the overview explains no class of statuses: no list item matches "+x.profile.Overview.Classes,
			"fix overview.classes of the profile if the documentation has a new layout"))
	}
}

func (x *extractor) class(p *page.Page, b int, c catalog.Class) {
	if slices.ContainsFunc(x.scrape.Classes, func(known catalog.Class) bool { return known.Class == c.Class }) {
		x.report(p.Problem(b, "repeated-class", "the overview explains the class "+c.Class+" twice", "fix overview.classes of the profile"))
		return
	}
	x.scrape.Classes = append(x.scrape.Classes, c)
}

// statuses returns the HTTP statuses in a captured text, ascending: several
// where an error is documented under several: 404, 410 or 404/410. A text with anything
// else in the place of one has none, and neither has a range.
func statuses(text string) []int {
	if code := number(text); catalog.IsStatus(code) { // as most are
		return []int{code}
	}
	if statusRange.MatchString(text) {
		return nil
	}
	var codes []int
	for digits := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < '0' || r > '9' }) {
		code := number(digits)
		if !catalog.IsStatus(code) {
			return nil
		}
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

var (
	statusRange = regexp.MustCompile(`\d{3} ?(-|–|—|~|～|\.\.+|…|to|bis) ?\d{3}`)
	statusClass = regexp.MustCompile(`(?i)\b[1-5]xx\b`)
)

// number returns a captured number; a pattern that captures anything else
// says 0.
func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
