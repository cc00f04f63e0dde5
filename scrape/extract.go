package scrape

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// Extract reads what pages say by the rules of p. Pages may come in any order.
//
// The error is a [catalog.Problems] with everything that does not fit: a page
// that changed shape is an error, never a shorter result.
func Extract(p *Profile, pages []*Page) (catalog.Scrape, error) {
	x := extractor{profile: p, scrape: catalog.Scrape{Name: p.Name, Title: p.Title, Docs: p.Docs}}
	for _, page := range pages {
		x.page(page)
	}
	x.finish()
	slices.SortStableFunc(x.problems, func(a, b catalog.Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	if err := x.problems.Err(); err != nil {
		return catalog.Scrape{}, err
	}
	return x.scrape, nil
}

// An extractor gathers what the pages say, and what is wrong with them.
type extractor struct {
	profile  *Profile
	scrape   catalog.Scrape
	read     []pageStatus   // the entry pages, with their statuses
	titles   map[int]string // what the badges call each status
	problems catalog.Problems
}

// A pageStatus is the status that an entry page says it is about.
type pageStatus struct {
	page   *Page
	block  int
	status int
}

// page extracts one page, of the kind that its title tells.
func (x *extractor) page(page *Page) {
	r := &x.profile.rules
	for _, b := range page.Blocks {
		if b.IsText() && r.overviewTitle.MatchString(b.Text) {
			x.overview(page)
			return
		}
	}
	for i, b := range page.Blocks {
		if !b.IsText() {
			continue
		}
		if groups, ok := match(r.entriesTitle, b.Text); ok {
			x.entries(entryPage{extractor: x, page: page, title: i, status: groups.int("status")})
			return
		}
	}
	x.report(page.problem(-1, "unknown-page",
		fmt.Sprintf("this is no page that the profile %s knows: no block matches its overview.title %s or its entries.title %s%s",
			x.profile.Name, x.profile.Overview.Title, x.profile.Entries.Title, firstText(page)),
		"give the page itself, or mend the profile if the documentation has a new layout"))
}

func firstText(page *Page) string {
	i := slices.IndexFunc(page.Blocks, Block.IsText)
	if i < 0 {
		return "; the page has no text"
	}
	return fmt.Sprintf("; its first text is %q", clip(page.Blocks[i].Text))
}

// clip shortens documentation text for use in a message.
func clip(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return s
}

func (x *extractor) report(p catalog.Problem) { x.problems = append(x.problems, p) }

// finish joins what the pages say of the statuses, and checks the whole.
func (x *extractor) finish() {
	if len(x.scrape.Entries) == 0 && len(x.problems) == 0 {
		x.report(catalog.Problem{
			Rule:    "no-entries",
			Message: "the documentation has no entry: none of its pages is one with entries",
			Fix:     "give the pages with entries too",
		})
	}
	for i, s := range x.scrape.Statuses {
		x.scrape.Statuses[i].Title = x.titles[s.Code]
	}
	listed := func(code int) bool {
		return slices.ContainsFunc(x.scrape.Statuses, func(s catalog.Status) bool { return s.Code == code })
	}
	for _, r := range x.read {
		x.scrape.Read = append(x.scrape.Read, r.status)
		if len(x.scrape.Statuses) > 0 && !listed(r.status) {
			x.report(r.page.problem(r.block, "unlisted-status",
				fmt.Sprintf("the page is about status %d, which the overview does not list", r.status),
				"save the overview again; the two pages are not of the same state of the documentation"))
		}
	}
}

// title keeps what a badge calls a status, unless the documentation calls it
// by several names: then it has no title that can be relied on.
func (x *extractor) title(status int, title string) {
	if x.titles == nil {
		x.titles = map[int]string{}
	}
	if known, ok := x.titles[status]; ok && known != title {
		title = ""
	}
	x.titles[status] = title
}

// isLabel reports whether text is one of labels, case and a final colon apart.
func isLabel(labels []string, text string) bool {
	text = strings.TrimSuffix(text, ":")
	return slices.ContainsFunc(labels, func(l string) bool { return strings.EqualFold(l, text) })
}
