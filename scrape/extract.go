package scrape

import (
	"cmp"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/block"
	"github.com/errgen/errgen/scrape/page"
)

// Extract reads what pages say by the rules of p. Pages may come in any order.
//
// The error is a [problem.List] with everything that does not fit: a page
// that changed shape is an error, never a shorter result.
func Extract(p *Profile, pages []*page.Page) (catalog.Scrape, error) {
	x := newExtractor(p, pages)
	for _, pg := range pages {
		x.page(pg)
	}
	return x.result()
}

// Trace does what [Extract] does, and returns beside it what became of each
// block of each page, also when there is an error.
func Trace(p *Profile, pages []*page.Page) (catalog.Scrape, []Decision, error) {
	x := newExtractor(p, pages)
	var decisions []Decision
	for _, pg := range pages {
		x.taken = make([]string, len(pg.Blocks))
		x.page(pg)
		for i, rule := range x.taken {
			decisions = append(decisions, Decision{pg, i, cmp.Or(rule, unused)})
		}
	}
	s, err := x.result()
	return s, decisions, err
}

func newExtractor(p *Profile, pages []*page.Page) *extractor {
	return &extractor{
		profile: p,
		scrape:  catalog.Scrape{Name: p.Name, Title: p.Title, Docs: p.Docs, LineOf: lineOf(pages)},
		found:   map[*layout]int{},
	}
}

// result returns what all pages say, or all that is wrong with them.
func (x *extractor) result() (catalog.Scrape, error) {
	x.finish()
	slices.SortStableFunc(x.problems, func(a, b problem.Problem) int {
		return cmp.Or(strings.Compare(a.File, b.File), cmp.Compare(a.Line, b.Line))
	})
	if err := x.problems.Err(); err != nil {
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
	profile  *Profile
	scrape   catalog.Scrape
	taken    []string        // what became of each block of the page at hand; nil when nobody asks
	found    map[*layout]int // the entries of each layout
	read     []pageStatus    // the pages of one status each
	listing  *page.Page      // the overview; nil until there was one
	titles   map[int]string  // what the documentation calls each status
	problems problem.List
}

// A pageStatus is the status that a page says all its entries have.
type pageStatus struct {
	page   *page.Page
	block  int
	status int
}

// page extracts one page, by the rules of what it is.
func (x *extractor) page(p *page.Page) {
	r := &x.profile.rules
	if r.overview != nil && x.isOverview(p) {
		x.overview(p)
		return
	}
	for _, l := range r.layouts {
		if fixed, ok := x.pageOf(l, p); ok {
			x.entries(l, p, fixed)
			return
		}
	}
	if !matchesAny(r.other, p.URL) && !matchesAny(r.other, p.Name) {
		x.unknownPage(p)
	}
}

// unknownPage reports a page that no rule is for.
func (x *extractor) unknownPage(p *page.Page) {
	var rules []string
	if o := x.profile.Overview; o != nil {
		rules = append(rules, "overview.title "+o.Title)
	}
	for i, l := range x.profile.Layouts {
		rules = append(rules, fmt.Sprintf("layouts[%d].page %v", i, l.Page))
	}
	text := "it has no text"
	if i := slices.IndexFunc(p.Blocks, func(b block.Block) bool { return b.IsText() && !b.Nav }); i >= 0 {
		text = fmt.Sprintf("its first text is %q", clip(p.Blocks[i].Text))
	}
	x.report(p.Problem(-1, "unknown-page",
		fmt.Sprintf("the profile %s knows no such page: it matches none of %s; %s", x.profile.Name, strings.Join(rules, ", "), text),
		"give the page itself; or mend the profile if the documentation has a new layout, or list the page under other"))
}

// String returns the rule for a message.
func (r PageRule) String() string {
	var parts []string
	if r.Title != "" {
		parts = append(parts, "title "+r.Title)
	}
	if r.Heading != "" {
		parts = append(parts, "heading "+r.Heading)
	}
	if r.URL != "" {
		parts = append(parts, "url "+r.URL)
	}
	for key, pattern := range r.Front {
		parts = append(parts, "front "+key+" "+pattern)
	}
	slices.Sort(parts)
	return "(" + strings.Join(parts, ", ") + ")"
}

// pageOf reports whether a page is of a layout, and what the rule that says so
// captures.
func (x *extractor) pageOf(l *layout, p *page.Page) ([]capture, bool) {
	for i := range l.pages {
		if fixed, ok := l.pages[i].match(p); ok {
			for _, c := range fixed {
				x.take(c.block, "page")
			}
			return fixed, true
		}
	}
	return nil, len(l.pages) == 0
}

// match reports whether a page matches all of the rule, and what it captures.
func (r *pageRule) match(p *page.Page) ([]capture, bool) {
	var fixed []capture
	add := func(given bool, find func() []capture) bool {
		if !given {
			return true
		}
		found := find()
		fixed = append(fixed, found...)
		return found != nil
	}
	ok := add(r.url != nil, func() []capture {
		return anyOf(r.url, []string{p.URL, p.Name}, capture{from: "the address of the page", block: -1})
	})
	for _, key := range slices.Sorted(maps.Keys(r.front)) {
		ok = ok && add(r.front[key] != nil, func() []capture {
			return capturesOf(r.front[key], p.Front[key], capture{from: "the front matter of the page", block: -1})
		})
	}
	ok = ok && add(r.heading != nil, func() []capture {
		return titleOf(p, r.heading, func(b *block.Block) bool { return b.Kind == block.Heading })
	})
	ok = ok && add(r.title != nil, func() []capture { return titleOf(p, r.title, (*block.Block).IsText) })
	return fixed, ok
}

// titleOf returns what a pattern captures in the first block that it matches.
func titleOf(pg *page.Page, p *textPattern, isTitle func(*block.Block) bool) []capture {
	for i := range pg.Blocks {
		b := &pg.Blocks[i]
		if b.Nav || !isTitle(b) || !p.mayMatch(b.Text) {
			continue
		}
		if found := capturesOf(p.Regexp, b.Text, capture{from: "the title of the page", block: i}); found != nil {
			return found
		}
	}
	return nil
}

func (x *extractor) take(b int, rule string) {
	if b >= 0 && b < len(x.taken) {
		x.taken[b] = rule
	}
}

func (x *extractor) report(p problem.Problem) { x.problems = append(x.problems, p) }

// clip shortens documentation text for use in a message.
func clip(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return s
}

// isLabel reports whether text is one of labels, case and a final colon apart.
func isLabel(labels []string, text string) bool {
	text = withoutColon(text)
	return slices.ContainsFunc(labels, func(l string) bool { return strings.EqualFold(withoutColon(l), text) })
}

// withoutColon returns a label without the colon that it may end with, in the
// way of any language: French sets a space before it, Chinese a wide one.
func withoutColon(label string) string {
	if n := len(label); n > 0 && ' ' < label[n-1] && label[n-1] < utf8.RuneSelf && label[n-1] != ':' {
		return label // the usual case
	}
	return strings.TrimRightFunc(label, func(r rune) bool { return r == ':' || r == '：' || block.IsSpace(r) })
}

func matchesAny(patterns []*regexp.Regexp, text string) bool {
	return slices.ContainsFunc(patterns, func(re *regexp.Regexp) bool { return re.MatchString(text) })
}
