package propose_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/costtest"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/propose"
)

// large returns pages of n errors each, in layouts that cost much: a heading for each,
// and rows of many tables.
func large(n int) map[string]string {
	var headings, tables strings.Builder
	headings.WriteString("<h1>Errors</h1>")
	tables.WriteString("<h1>Errors</h1>")
	for i := range n {
		fmt.Fprintf(&headings, "<h2>label_error_%d</h2><p><b>%d Failed</b></p><p>The label is not valid.</p><h3>Causes</h3><ul><li>It expired.</li></ul><h3>What to do</h3><ul><li>Order another.</li></ul>", i, 400+i%20)
		if i%20 == 0 {
			fmt.Fprintf(&tables, "</table><h2>Errors of part %d</h2><table><tr><th>Code</th><th>Status</th><th>Message</th></tr>", i)
		}
		fmt.Fprintf(&tables, "<tr><td>E%d</td><td>%d</td><td>The label %d is not valid.</td></tr>", 1000+i, 400+i%20, i)
	}
	return map[string]string{"headings.html": headings.String(), "tables.html": tables.String() + "</table>"}
}

// TestCostGrows wants the cost of a proposal to grow with the pages and not faster.
func TestCostGrows(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: the cost of proposals is not measured")
	}
	for name := range large(1) {
		t.Run(name, func(t *testing.T) {
			costtest.Linear(t, 400, func(n int) func() {
				pages := pagesOf(t, map[string]string{name: large(n)[name]})
				return func() { propose.Propose(propose.Request{Pages: pages}) }
			})
		})
	}
}

// TestCost wants a proposal for a page of 1 MB to cost at most 20 times what reading
// the page costs.
func TestCost(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: the cost of proposals is not measured")
	}
	for name, n := range map[string]int{"headings.html": 5400, "tables.html": 12000} {
		t.Run(name, func(t *testing.T) {
			text := large(n)[name]
			if len(text) < 900_000 {
				t.Fatalf("the page has only %d bytes", len(text))
			}
			var pages []*page.Page
			reading := costtest.Of(t, func() { pages = pagesOf(t, map[string]string{name: text}) })
			proposing := costtest.Of(t, func() {
				if p := propose.Propose(propose.Request{Pages: pages}); p.Errors() != n {
					t.Errorf("%d errors, want %d", p.Errors(), n)
				}
			})
			t.Logf("%.1f times", float64(proposing)/float64(reading))
			if proposing > 20*reading {
				t.Errorf("proposing costs %v and reading %v of processor time", proposing, reading)
			}
		})
	}
}
