package diff

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// A reading says of which statuses no page was read, before and after. What comes
// or goes with a page says nothing of the documentation.
type reading struct{ before, after unread }

// unread are the statuses of which no page was read.
type unread struct {
	statuses []int
	isVague  bool // nobody knows which they are
}

func readingOf(old, new *catalog.Catalog) reading {
	return reading{unreadIn(old), unreadIn(new)}
}

func unreadIn(c *catalog.Catalog) unread {
	return unread{c.Unread(), c.Coverage.IsPartial() && len(c.Unread()) == 0}
}

// back returns the reading from new to old.
func (r reading) back() reading { return reading{r.after, r.before} }

// isRead reports whether the page of a status was read for the first time.
func (r reading) isRead(status int) bool {
	return slices.Contains(r.before.statuses, status) && !r.after.isVague && !slices.Contains(r.after.statuses, status)
}

// isFirst reports whether an entry that came can only stand on pages that were not
// read before, and stands on one that was read now.
func (r reading) isFirst(e *catalog.Entry) bool {
	isNew := func(status int) bool { return !slices.Contains(r.before.statuses, status) }
	return !e.Removed && !e.Undocumented && slices.ContainsFunc(e.Status, r.isRead) && !slices.ContainsFunc(e.Status, isNew)
}

// explain returns what to add to the message of a change of statuses, if all that
// came and went did so with pages, and otherwise "".
func (r reading) explain(before, after []int) string {
	var read, lost []int
	for _, status := range after {
		if !slices.Contains(before, status) {
			read = append(read, status)
		}
	}
	for _, status := range before {
		if !slices.Contains(after, status) {
			lost = append(lost, status)
		}
	}
	isOther := func(r reading) func(int) bool { return func(status int) bool { return !r.isRead(status) } }
	if slices.ContainsFunc(read, isOther(r)) || slices.ContainsFunc(lost, isOther(r.back())) {
		return ""
	}
	text := ""
	if len(read) > 0 {
		text += fmt.Sprintf("; the page of %s was read for the first time", list(read))
	}
	if len(lost) > 0 {
		text += fmt.Sprintf("; the page of %s was not read", list(lost))
	}
	return text
}

// firstRead returns the change of an entry that came with a page.
func firstRead(change Change, e *catalog.Entry) Change {
	change.Rule, change.isReading = "error-first-read", true
	change.Message += ofStatus(e) + ", whose page was read for the first time"
	return change
}

// notRead returns the change of an entry that went with a page.
func notRead(change Change, e *catalog.Entry) Change {
	change.Rule, change.isReading = "error-not-read", true
	change.Message += ofStatus(e) + ", whose page was not read"
	change.Fix = "scrape into the old catalogue, which keeps the entries of pages that are not read"
	return change
}

// ofStatus names the statuses of an entry.
func ofStatus(e *catalog.Entry) string { return " with status " + list(e.Status) }

// list joins numbers in ascending order: "400, 401".
func list(numbers []int) string {
	var words []string
	for _, n := range sorted(numbers) {
		words = append(words, strconv.Itoa(n))
	}
	return strings.Join(words, ", ")
}
