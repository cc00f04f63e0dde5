package scrape_test

import (
	"testing"

	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
)

// TestTrace checks that each block of each page has a decision, in order, and
// that the result is that of Extract.
func TestTrace(t *testing.T) {
	pages := loadBundled(t)
	got, decisions, err := scrape.Trace(stytch(t), pages)
	if err != nil || len(got.Entries) != 34 {
		t.Fatalf("%d entries, error %v", len(got.Entries), err)
	}
	rules := map[string]int{}
	for _, p := range pages {
		for i := range p.Blocks {
			if len(decisions) == 0 || decisions[0].Page != p || decisions[0].Block != i {
				t.Fatalf("%s: block %d has no decision", p.Name, i)
			}
			rules[decisions[0].Rule]++
			decisions = decisions[1:]
		}
	}
	if len(decisions) > 0 || rules["sample"] != 34 || rules["begin"] != 68 || rules["end"] != 34 {
		t.Errorf("%d decisions more than blocks; %v", len(decisions), rules)
	}
	_, decisions, err = scrape.Trace(stytch(t), []*page.Page{pages[1]})
	if err == nil || len(decisions) != len(pages[1].Blocks) {
		t.Errorf("with an error, %d decisions of %d; error %v", len(decisions), len(pages[1].Blocks), err)
	}
}
