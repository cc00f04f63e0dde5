package scrape

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/errgen/errgen/catalog"
)

// statuses returns the HTTP statuses in a captured text, ascending: several
// where an error is documented under several. A text with anything else in the
// place of one has none.
func statuses(text string) []int {
	var codes []int
	for digits := range strings.FieldsFuncSeq(text, func(r rune) bool { return r < '0' || r > '9' }) {
		code := number(digits)
		if !catalog.IsStatus(code) {
			return nil
		}
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return slices.Compact(codes)
}

// checkNumbers reports a status or a number that was captured and is none.
func (e *entryPage) checkNumbers(d *draft) {
	if c, _ := d.field("status"); c.value != "" && statuses(c.value) == nil {
		e.report(e.page.Problem(max(c.block, d.start), "bad-status", fmt.Sprintf("%q in %s is no HTTP status, and is captured as that of %s", clip(c.value), e.where(c), e.name(d)),
			"mend the pattern that captures (?P<status>…)"))
	}
	c, captured := d.field("number")
	if !captured {
		return
	}
	if _, err := strconv.Atoi(c.value); err != nil {
		e.report(e.page.Problem(max(c.block, d.start), "bad-number", fmt.Sprintf("%q in %s is no whole number, and is captured as that of %s", clip(c.value), e.where(c), e.name(d)),
			"mend the pattern that captures (?P<number>…)"))
	}
}
