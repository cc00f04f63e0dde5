package scrape_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
)

// The navigation of a site whose link to the overview has the title's words in
// another case.
const widgetNav = "ERRORS\nErrors Overview\n400\n404\nError Object\nSupport\n"

const widgetClasses = "  • 2xx success status codes say that all is well.\n"

const widgetPage = `widget_gone

404 Widget gone

The widget is gone.

{
  "status_code": 404,
  "error_type": "widget_gone",
  "error_message": "The widget is gone.",
  "error_url": "https://acme.example/404#widget_gone"
}
Need help?
`

// TestOverviewInAnyCase checks that the case of a title makes no difference, that
// a page of a status with a link to the overview is none, and that statuses and
// names of pages are found in the spellings that they have.
func TestOverviewInAnyCase(t *testing.T) {
	for _, c := range []struct {
		name, source string
		want         string
	}{
		{"overview.md", "# Errors Overview\n\n- 2xx success status codes say that all is well.\n\n## Errors\n\n- Overview\n- 400\n- 404\n", "statuses [400 404], read [], entries 0"},
		{"overview.txt", "Widgets\n" + widgetNav + "Errors OVERVIEW\n" + widgetClasses, "statuses [400 404], read [], entries 0"},
		{"overview.txt", "Errors Overview\n" + widgetClasses, "statuses [], read [], entries 0, no-statuses"},
		{"page.txt", widgetNav + "404 Errors\n" + widgetPage, "statuses [], read [404], entries 1"},
		{"b2b-404.txt", widgetNav + "404\n" + widgetPage, "statuses [], read [404], entries 1"},
		{"captures/404 (1).html", widgetNav + "404\n" + widgetPage, "statuses [], read [404], entries 1"},
		{"404(2).txt", "404\n" + widgetPage, "statuses [], read [404], entries 1"},
		{"widgets_404.txt", "404\n" + widgetPage, "statuses [], read [404], entries 1"},
		{"a404.txt", widgetNav + "404\n" + widgetPage, "unknown-page"},
		{"overview.txt", "Errors overview\n" + widgetClasses + widgetPage, "no-statuses"},
	} {
		t.Run(c.name, func(t *testing.T) {
			p, err := page.Read(c.name, page.Origin{Body: []byte(c.source)})
			if err != nil {
				t.Fatal(err)
			}
			if got := readingOf(scrape.ExtractPage(stytch(t), p)); got != c.want {
				t.Errorf("got %s, want %s, of\n%s", got, c.want, c.source)
			}
		})
	}
}

// readingOf returns a reading in one line, or the rules of its errors.
func readingOf(r scrape.Reading, err error) string {
	if err != nil {
		return rulesOf(err.(problem.List))
	}
	var codes []int
	for _, s := range r.Scrape.Statuses {
		codes = append(codes, s.Code)
	}
	read := []string{}
	for _, line := range r.Remarks {
		if status, ok := strings.CutPrefix(line, "# read "); ok {
			read = append(read, strings.TrimSpace(status))
		}
	}
	text := fmt.Sprintf("statuses %v, read %v, entries %d", codes, read, len(r.Scrape.Entries))
	if len(r.Scrape.Warnings) > 0 {
		text += ", " + rulesOf(r.Scrape.Warnings)
	}
	return text
}

func rulesOf(list []problem.Problem) string {
	var rules []string
	for _, p := range list {
		rules = append(rules, p.Rule)
	}
	return strings.Join(rules, " ")
}

// TestOverviewWithoutStatuses checks that pages which stand beside an overview
// that lists nothing are not taken for the whole documentation.
func TestOverviewWithoutStatuses(t *testing.T) {
	var pages []*page.Page
	for name, source := range map[string]string{"overview.txt": "Errors Overview\n" + widgetClasses, "404.txt": "404\n" + widgetPage} {
		p, err := page.Read(name, page.Origin{Body: []byte(source)})
		if err != nil {
			t.Fatal(err)
		}
		pages = append(pages, p)
	}
	s, err := scrape.Extract(stytch(t), pages)
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Read) != 1 || s.Read[0] != 404 {
		t.Errorf("read %v: only the page of 404 was", s.Read)
	}
	if got := rulesOf(s.Warnings); got != "no-statuses" {
		t.Errorf("warnings: %s", got)
	}
}
