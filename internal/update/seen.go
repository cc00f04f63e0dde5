package update

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/site"
)

// read returns the entries of the catalogue that this reading has seen, on a page or
// in a list. What was kept from before is not among them.
func (rev *Revision) read() *catalog.Catalog {
	seen := make(map[string]bool, len(rev.seen.Entries))
	for _, o := range rev.seen.Entries {
		seen[o.Entry.Type] = true
	}
	for _, l := range rev.seen.Lists {
		for _, o := range l.Entries {
			seen[o.Entry.Type] = true
		}
	}
	c := *rev.merged
	c.Errors = slices.DeleteFunc(slices.Clone(c.Errors), func(e catalog.Entry) bool { return !seen[e.Type] })
	return &c
}

// isWholeCrawl reports whether all live pages were read, and not some of them.
func isWholeCrawl(p *scrape.Profile, s config.Settings) bool {
	return slices.ContainsFunc(s.From, func(from string) bool {
		return from == site.LivePages || site.IsLive(from) && !site.IsPart(p, from)
	})
}

// checkSeen returns an error for each status with entries in the catalogue that no
// page of a whole crawl had: nothing was seen of its errors, and so they are not in
// sync. Statuses whose pages the catalogue says were never read are left out.
func (rev *Revision) checkSeen() error {
	if rev.old == nil || rev.seen.Read == nil || !isWholeCrawl(rev.profile, rev.settings) {
		return nil
	}
	known := slices.Concat(rev.seen.Read, rev.old.Unread())
	for _, o := range rev.seen.Entries {
		known = append(known, o.Entry.Status...)
	}
	missing := rev.typesByStatus()
	var problems problem.List
	for _, status := range slices.Sorted(maps.Keys(missing)) {
		if slices.Contains(known, status) {
			continue
		}
		types := missing[status]
		problems = append(problems, problem.Problem{
			File: rev.settings.Catalog, Rule: "unseen-status",
			Message: fmt.Sprintf("no page that was read is about status %d, which has %d %s in the catalogue: %s",
				status, len(types), problem.Plural(len(types), "error", "errors"), problem.Clip(strings.Join(types, ", "), 200)),
			Fix: fmt.Sprintf("look at the page of the status, and fix pages.follow of the profile; if there is no such page any more and you want to keep the errors, add %d to coverage.partial.statuses of the catalogue", status),
		})
	}
	if err := problems.Err(); err != nil {
		return UnreadableError{err}
	}
	return nil
}

// typesByStatus returns the documented entries of the catalogue by their statuses, as
// far as these come from pages.
func (rev *Revision) typesByStatus() map[int][]string {
	types, isListed := make(map[int][]string), rev.old.ListedOnly()
	for i := range rev.old.Errors {
		e := &rev.old.Errors[i]
		isOverridden := slices.ContainsFunc(rev.old.Overrides, func(o catalog.Override) bool { return o.Type == e.Type && o.Set.Status != nil })
		if e.Removed || e.Undocumented || isOverridden || isListed(e) {
			continue
		}
		for _, status := range e.Status {
			types[status] = append(types[status], e.Type)
		}
	}
	return types
}
