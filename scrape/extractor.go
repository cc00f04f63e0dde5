package scrape

import (
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
	indexed   []indexed               // the entries of indexes
	decisions map[*page.Page][]string // what became of each block of each page; nil when nobody asks
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
