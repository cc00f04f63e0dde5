package catalog

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// CoverageSummary says in a few words how much of the documentation was read, as
// in "34 errors from 1 of 9 status pages". It is empty where the coverage is not
// partial.
func (c *Catalog) CoverageSummary() string {
	switch {
	case !c.Coverage.IsPartial():
		return ""
	case len(c.Unread()) == 0:
		return c.Count("a part of the documentation")
	}
	return c.Count(c.readPages())
}

// readPages says how many of the pages of statuses were read.
func (c *Catalog) readPages() string {
	return fmt.Sprintf("%d of %d status pages", len(c.ReadStatuses()), len(c.ReadStatuses())+len(c.Unread()))
}

// CoverageSentence says how much of the documentation was read and what was not,
// as in "34 errors from 1 of 9 status pages (404); not read: 400, 401 and 503". It
// has no period, and is empty where the coverage is not partial. Every command,
// document and package that tells of the coverage has this sentence.
func (c *Catalog) CoverageSentence() string {
	summary, unread := c.CoverageSummary(), c.Unread()
	switch {
	case summary == "":
		return ""
	case len(unread) == 0:
		return summary + "; which pages were not read is not known"
	}
	if read := c.ReadStatuses(); len(read) > 0 {
		summary = c.Count(c.readPages() + " (" + enumerate(read) + ")")
	}
	return summary + "; not read: " + enumerate(unread)
}

// Count says how many errors there are, where those of the documentation are from,
// and how many only lists have: "34 errors from 2 pages", or "805 errors: 34 from 2
// pages, 771 listed by android". Where from is empty, all are from lists.
func (c *Catalog) Count(from string) string {
	documented, listed := c.Documented(), c.listed()
	total := documented + len(listed.Errors)
	errors := fmt.Sprintf("%d %s", total, problem.Plural(total, "error", "errors"))
	by := (&Entry{Listed: listed.Lists()}).ListedBy()
	switch {
	case from == "" && by == "":
		return fmt.Sprintf("%s listed by %s", errors, (&Entry{Listed: c.Lists()}).ListedBy())
	case from == "":
		return fmt.Sprintf("%s listed by %s", errors, by)
	case by == "":
		return errors + " from " + from
	}
	return fmt.Sprintf("%s: %d from %s, %d listed by %s", errors, documented, from, len(listed.Errors), by)
}

// Documented returns how many entries the pages of the documentation have.
func (c *Catalog) Documented() int {
	n, isListed := 0, c.ListedOnly()
	for i := range c.Errors {
		if e := &c.Errors[i]; !e.Removed && !e.Undocumented && !isListed(e) {
			n++
		}
	}
	return n
}

// listed returns the entries that only lists have.
func (c *Catalog) listed() *Catalog {
	only, isListed := new(Catalog), c.ListedOnly()
	for i := range c.Errors {
		if isListed(&c.Errors[i]) {
			only.Errors = append(only.Errors, c.Errors[i])
		}
	}
	return only
}

// enumerate joins numbers: "400", "400 and 401", "400, 401 and 503".
func enumerate(numbers []int) string {
	words := make([]string, len(numbers))
	for i, n := range numbers {
		words[i] = strconv.Itoa(n)
	}
	last := len(words) - 1
	if last < 1 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:last], ", ") + " and " + words[last]
}
