package scrape_test

import (
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape/internal/scrapetest"
	"github.com/google/go-cmp/cmp"
)

// cutForms write entries in the forms of a page of the Stytch documentation.
func cutForms() map[string]func([]catalog.Entry) string {
	forms := map[string]func([]catalog.Entry) string{
		"new.txt":  func(entries []catalog.Entry) string { return scrapetest.NewSiteText(entries, true) },
		"new.html": scrapetest.NewSiteHTML,
		"old.html": scrapetest.OldSite,
	}
	for name, write := range scrapetest.Listings {
		forms[name+".inside.md"] = func(entries []catalog.Entry) string { return scrapetest.NewSiteMarkdown(entries, write, true) }
		forms[name+".after.md"] = func(entries []catalog.Entry) string { return scrapetest.NewSiteMarkdown(entries, write, false) }
	}
	return forms
}

// capturedForm returns the beginning of the captured page that has the entries, which are
// its first ones.
func capturedForm(t *testing.T) func([]catalog.Entry) string {
	const last = "Ask in Slack\nSlack\n"
	parts := strings.SplitAfter(scrapetest.CapturedPage(t), last)
	return func(entries []catalog.Entry) string { return strings.Join(parts[:len(entries)], "") }
}

// cutsOf returns where a page is cut: before and after the end of each line, within
// its first and last bytes, and at places by chance.
func cutsOf(source string) []int {
	var cuts []int
	for i := range source {
		if source[i] == '\n' {
			cuts = append(cuts, i, i+1, i+2, i+4)
		}
	}
	r := rand.New(rand.NewPCG(14, 3))
	for range 400 {
		cuts = append(cuts, r.IntN(len(source)))
	}
	slices.Sort(cuts)
	return slices.DeleteFunc(slices.Compact(cuts), func(i int) bool { return i >= len(source) })
}

// TestCuts cuts pages at every line and at many bytes. A page that is taken without an
// error or a warning is, but for white space and a rule at its end, the very page that has so many
// entries; or one with a single entry, cut in the help that follows it, which nothing
// on the page is to be compared with; or one with all entries, cut in the frame of the
// site. None of these cannot be told from a whole page.
func TestCuts(t *testing.T) {
	entries := scrapetest.PageErrors[:5] // one of which has causes and steps
	for name, form := range cutForms() {
		t.Run(name, func(t *testing.T) { checkCuts(t, name, entries, form) })
	}
	t.Run("captured", func(t *testing.T) { checkCuts(t, "404.txt", entries, capturedForm(t)) })
}

func checkCuts(t *testing.T, name string, entries []catalog.Entry, form func([]catalog.Entry) string) {
	t.Helper()
	source := form(entries)
	if _, err := extractPage(t, name, source); err != nil {
		t.Fatalf("the whole page: %v", err)
	}
	cuts, refused, warned, single := cutsOf(source), 0, 0, 0
	for _, cut := range cuts {
		got, err := extractPage(t, name, source[:cut])
		n := len(got.Entries)
		switch {
		case err != nil:
			refused++
			continue
		case cmp.Diff(entries[:n], entriesOf(got)) != "":
			t.Errorf("cut at %d, after %q: the entries are others:\n%s", cut, tailOf(source[:cut]), cmp.Diff(entries[:n], entriesOf(got)))
		case len(got.Warnings) > 0:
			warned++
		case trimmed(source[:cut]) == trimmed(form(entries[:n])):
		case n == len(entries) && strings.Contains(source[:cut], "</article>"): // what is missing is the frame
		case n == 1 && isHelp(source[:cut]):
			single++
		default:
			t.Errorf("cut at %d of %d, after %q: taken as a page of %d entries", cut, len(source), tailOf(source[:cut]), n)
		}
	}
	t.Logf("%s: %d cuts, %d refused, %d with a warning, %d in the help of the only entry, %d are the page of fewer entries",
		filepath.Base(name), len(cuts), refused, warned, single, len(cuts)-refused-warned-single)
}

// isHelp reports whether a page that is cut ends within the help below an entry.
func isHelp(source string) bool {
	at := max(strings.LastIndex(source, "Need help?"), strings.LastIndex(source, "How to get help"))
	return at > strings.LastIndex(source, "error_type")
}

// trimmed returns a page without white space and rules at its end.
func trimmed(source string) string { return strings.TrimRight(source, " \n*") }

func tailOf(s string) string { return s[max(0, len(s)-40):] }
