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
	documented := c.Documented()
	errors := fmt.Sprintf("%d %s", documented, problem.Plural(documented, "error", "errors"))
	switch {
	case !c.Coverage.IsPartial():
		return ""
	case len(c.Unread()) == 0:
		return errors + " from a part of the documentation"
	}
	return fmt.Sprintf("%s from %d of %d status pages", errors, len(c.ReadStatuses()), len(c.ReadStatuses())+len(c.Unread()))
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
		summary += " (" + enumerate(read) + ")"
	}
	return summary + "; not read: " + enumerate(unread)
}

// Documented returns how many entries the pages of the documentation have.
func (c *Catalog) Documented() int {
	n := 0
	for _, e := range c.Errors {
		if isFromPage(e) {
			n++
		}
	}
	return n
}

// isFromPage reports whether the documentation has an entry.
func isFromPage(e Entry) bool { return !e.Removed && !e.Undocumented }

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
