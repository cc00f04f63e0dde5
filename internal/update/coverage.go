package update

import (
	"fmt"
	"slices"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape/site"
)

// Coverage says how much of the documentation was read, as in "34 errors
// from 1 of 9 status pages; --from live reads the others".
func (rev *Revision) Coverage() string {
	summary := rev.merged.CoverageSummary()
	switch {
	case summary == "":
		return rev.read().Count(rev.whole())
	case rev.hasMorePages():
		return summary + "; --from live reads the others"
	}
	return summary
}

// whole says from what the errors of a catalogue are that is not partial; it is
// empty where they are all from lists.
func (rev *Revision) whole() string {
	n := len(rev.merged.Statuses)
	if rev.profile.IsLists() || !rev.merged.Coverage.Complete || n == 0 {
		return rev.pageCount()
	}
	return fmt.Sprintf("%d %s", n, problem.Plural(n, "status page", "status pages"))
}

// pageCount says how many pages were read; it is empty where there are only lists.
func (rev *Revision) pageCount() string {
	if rev.profile.IsLists() {
		return ""
	}
	n := len(rev.pages)
	return fmt.Sprintf("%d %s", n, problem.Plural(n, "page", "pages"))
}

// hasMorePages reports whether the live documentation may have pages that were not
// read: the profile says where it is, and it was not read as a whole.
func (rev *Revision) hasMorePages() bool {
	from := rev.settings.From
	return rev.profile.Pages != nil && len(from) > 0 && !slices.Contains(from, site.LivePages)
}
