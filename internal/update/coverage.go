package update

import (
	"fmt"
	"slices"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/site"
)

// Coverage says how much of the documentation the catalogue has, as in "34 errors
// from 1 of 9 status pages; --from live reads the others".
func (rev *Revision) Coverage() string {
	summary := rev.merged.CoverageSummary()
	switch {
	case summary == "":
		return wholeCoverage(rev.merged, len(rev.pages))
	case rev.hasMorePages():
		return summary + "; --from live reads the others"
	}
	return summary
}

// wholeCoverage says how many errors a catalogue has that is not partial, and from
// how many pages.
func wholeCoverage(c *catalog.Catalog, pages int) string {
	what := problem.Plural(pages, "page", "pages")
	if c.Coverage.Complete && len(c.Statuses) > 0 {
		pages = len(c.Statuses)
		what = problem.Plural(pages, "status page", "status pages")
	}
	return fmt.Sprintf("%d %s from %d %s", c.Documented(), problem.Plural(c.Documented(), "error", "errors"), pages, what)
}

// hasMorePages reports whether the live documentation may have pages that were not
// read: the profile says where it is, and it was not read as a whole.
func (rev *Revision) hasMorePages() bool {
	from := rev.settings.From
	return rev.profile.Pages != nil && len(from) > 0 && !slices.Contains(from, site.LivePages)
}
