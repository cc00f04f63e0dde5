package scrape

import (
	"fmt"
	"slices"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape/page"
)

// A Reading is what one page says by itself, before the documentation is
// judged as a whole.
type Reading struct {
	Scrape catalog.Scrape

	// Remarks are what the page says that is in no catalogue and yet bears on
	// one, a line each, sorted: which statuses were read and what they are
	// called, and which fields of which types were lost.
	Remarks []string
}

// ExtractPage reads what one page says by the rules of p. The error is a
// [problem.List]; the reading then has what could be read all the same.
func ExtractPage(p *Profile, pg *page.Page) (Reading, error) {
	x := newExtractor(p, []*page.Page{pg})
	x.page(pg)
	return Reading{x.scrape, x.remarks()}, x.problems.Err()
}

func (x *extractor) remarks() []string {
	var lines []string
	for _, r := range x.read {
		lines = append(lines, fmt.Sprintf("# read %d\n", r.status))
	}
	for status, title := range x.titles {
		lines = append(lines, fmt.Sprintf("# title %d %q\n", status, title))
	}
	for _, o := range x.scrape.Entries {
		for _, field := range o.Lost {
			lines = append(lines, fmt.Sprintf("# lost %q %s\n", o.Entry.Type, field))
		}
	}
	slices.Sort(lines)
	return lines
}
