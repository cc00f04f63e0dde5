package scrape

import (
	"cmp"
	"fmt"

	"github.com/errgen/errgen/scrape/rule"
)

// missing reports a landmark of within that is not on the page.
func (e *entryPage) missing(which, pattern string) {
	near := cmp.Or(rule.Nearest(e.page, 0, len(e.page.Blocks), pattern), rule.ListHeadings(e.page))
	e.complain(e.page.Problem(-1, "missing-landmark",
		fmt.Sprintf("no text, code or anchor of the page matches %s.within.%s %s%s", e.layout.name, which, pattern, near),
		"fix within of the layout if the documentation has a new layout; nothing is written until it fits"), which)
}

// tooFew reports a page without the entries that it must have, and what on it
// comes nearest to one.
func (e *entryPage) tooFew(n int) {
	message := fmt.Sprintf("%s.expect.per_page is %d, and the entries of the page are %d", e.layout.name, e.layout.spec.Expect.PerPage, n)
	if n == 0 {
		message = "the page has no entry"
	}
	message += ": an entry begins with " + e.layout.begin.String()
	if n == 0 {
		message += e.layout.begin[0].Main().Nearest(e.page, e.isTitle) + e.bounds()
	}
	e.complain(e.page.Problem(-1, "no-entries", message, "fix the profile if the documentation has a new layout; nothing is written until it fits"))
}

// bounds says for a message which blocks within takes for its landmarks.
func (e *entryPage) bounds() (text string) {
	if e.layout.after != nil {
		text += fmt.Sprintf("; %s.within begins after %s", e.layout.name, rule.Quote(e.page, e.start-1))
	}
	if e.layout.before != nil && e.end < len(e.page.Blocks) {
		text += fmt.Sprintf("; %s.within ends before %s", e.layout.name, rule.Quote(e.page, e.end))
	}
	return text
}

// without says for a message by what an entry would have what it must have,
// and what in it is nearest to that.
func (e *entryPage) without(d *draft, what string) string {
	labels := e.layout.labelsOf(what)
	switch {
	case d.isLabelled(what):
		return ": its label stands there, and nothing that is taken follows it"
	case len(labels) > 0:
		return fmt.Sprintf(": it lacks one of the labels %q", labels) + rule.Nearest(e.page, d.start+1, e.at, labels...)
	case what == "category" && len(e.layout.group) > 0 && len(e.groups) == 0:
		if e.ungrouped == "" { // the same for every entry of the page, and found in the whole of it
			e.ungrouped = fmt.Sprintf(": nothing before it matches %s.group, %s", e.layout.name, e.layout.group.String()) + e.layout.group[0].Main().Nearest(e.page, e.isTitle)
		}
		return e.ungrouped
	}
	return fmt.Sprintf(": no pattern captured (?P<%s>…) for it", cmp.Or(map[string]string{"causes": "cause", "steps": "step"}[what], what))
}
