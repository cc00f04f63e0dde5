package scrape

import (
	"fmt"
	"maps"
	"slices"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/page"
)

// A Decision says what became of one block, and by which rule.
type Decision struct {
	Page  *page.Page
	Block int
	Rule  string
}

// unused is the rule of a block that no rule took.
const unused = "not used"

// An extractor gathers what the pages say, and what is wrong with them.
type extractor struct {
	profile   *Profile
	pages     []*page.Page
	indexed   []*indexed                // the entries of indexes
	aimed     map[*page.Page][]*indexed // those that lead to a page
	byEnd     map[string][]*page.Page   // see pagesEndingIn
	decisions map[*page.Page][]string   // what became of each block of each page; nil when nobody asks
	scrape    catalog.Scrape
	taken     []string        // what became of each block of the page at hand; nil when nobody asks
	found     map[*layout]int // the entries of each layout
	read      []pageStatus    // the pages of one status each
	listing   *page.Page      // the overview; nil until there was one
	titles    map[int]string  // what the documentation calls each status
	lacks     []lack          // the values that addresses lack
	findings  []finding

	tables     map[table]*tableUse // the tables whose rows begin entries
	tableOrder []table
	strays     []stray
	usage      map[*layout]*usage
	layoutOf   []*layout // of each entry

	comparesPages bool               // whether there are several pages, which must not say the same
	sums          []pageSums         // of the pages so far, if so
	tails         map[*page.Page]int // where the part of pages begins that most of them end in
	toldTail      bool               // whether that was said
}

// A pageStatus is the status that a page says all its entries have.
type pageStatus struct {
	page   *page.Page
	block  int
	status int
}

// take notes by which rule a block was taken.
func (x *extractor) take(block int, rule string) {
	if block >= 0 && block < len(x.taken) {
		x.taken[block] = rule
	}
}

// takeAlike notes that a block was taken as another one was.
func (x *extractor) takeAlike(block, other int) {
	if other < len(x.taken) {
		x.take(block, x.taken[other])
	}
}

// report keeps a problem that stands alone.
func (x *extractor) report(p problem.Problem) { x.find(finding{Problem: p}) }

func (x *extractor) find(f finding) { x.findings = append(x.findings, f) }

// warn keeps what a person should know of the reading.
func (x *extractor) warn(p problem.Problem) {
	p.Severity = problem.Warning
	x.scrape.Warnings = append(x.scrape.Warnings, p)
}

// clip shortens text of the documentation for a message.
func clip(s string) string { return problem.Clip(s, 60) }

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// finish combines what the pages say about statuses, and checks the result as a
// whole.
func (x *extractor) finish() {
	x.checkCopies()
	x.checkLacks()
	x.checkColumns()
	x.checkStrays()
	if len(x.scrape.Entries) == 0 && !x.hasErrors() {
		x.report(problem.Problem{
			Rule:    "no-entries",
			Message: "no page has any entries",
			Fix:     "also give the pages with entries",
		})
	}
	for i, l := range x.profile.rules.layouts {
		if n := x.found[l]; !x.hasErrors() && n < l.spec.Expect.Entries {
			x.report(problem.Problem{
				Rule:    "too-few-entries",
				Message: fmt.Sprintf("the pages of layouts[%d] have %d entries, but the profile %s expects at least %d", i, n, x.profile.Name, l.spec.Expect.Entries),
				Fix:     "give all pages; if the documentation has become shorter, " + l.expecting(n),
			})
		}
	}
	for i, s := range x.scrape.Statuses {
		x.scrape.Statuses[i].Title = x.titles[s.Code]
	}
	for _, r := range x.read {
		x.checkListed(r)
	}
	x.checkRead()
	x.lose()
	x.checkUnused()
}

// lose makes content that did not arrive a loss where the page is live. Only a
// capture drops content on its way; a site that has none any more has changed.
func (x *extractor) lose() {
	for i, o := range x.scrape.Entries {
		if page.IsAddress(o.File) {
			x.scrape.Entries[i].Lost = slices.DeleteFunc(o.Lost, func(field string) bool { return field != "url" })
		}
	}
}

// checkRead compares the statuses that the overview lists with those that were
// read. With a page of each, all of the documentation was read: what stands
// under another status is gone. One without is worth a warning where the pages
// are live, for the crawl followed no link to it; saved pages may be some of all.
func (x *extractor) checkRead() {
	if x.listing == nil || len(x.read) == 0 {
		return
	}
	all := len(x.scrape.Statuses) > 0
	for _, s := range x.scrape.Statuses {
		if slices.Contains(x.scrape.Read, s.Code) {
			continue
		}
		all = false
		if x.listing.IsLive() {
			p := x.listing.Problem(-1, "unread-status", fmt.Sprintf("the overview lists status %d, but no page about it was read", s.Code),
				"the catalogue keeps its errors; fix pages.follow of the profile if there is such a page")
			p.Severity = problem.Warning
			x.scrape.Warnings = append(x.scrape.Warnings, p)
		}
	}
	if all {
		x.scrape.Read = nil
	}
}

// checkListed notes that the page of a status was read, and reports one that
// the overview does not list.
func (x *extractor) checkListed(r pageStatus) {
	x.scrape.Read = append(x.scrape.Read, r.status)
	isListed := slices.ContainsFunc(x.scrape.Statuses, func(s catalog.Status) bool { return s.Code == r.status })
	if len(x.scrape.Statuses) > 0 && !isListed {
		x.report(r.page.Problem(r.block, "unlisted-status",
			fmt.Sprintf("the page is about status %d, which the overview does not list", r.status),
			"save the overview again: it and this page are from different versions of the documentation"))
	}
}

// title keeps what an entry calls its status, unless the documentation calls
// it by several names: then it has no title that can be relied on.
func (x *extractor) title(status int, title string) {
	if x.titles == nil {
		x.titles = map[int]string{}
	}
	if known, ok := x.titles[status]; ok && known != title {
		title = ""
	}
	x.titles[status] = title
}
