package scrape_test

import (
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/internal/scrapetest"
	"github.com/errgen/errgen/scrape/page"
	"github.com/google/go-cmp/cmp"
)

// broken returns text with each word on a line of its own, as extractors set code.
func broken(text string, words ...string) string {
	for _, word := range words {
		text = strings.ReplaceAll(strings.ReplaceAll(text, " "+word, "\n"+word), word+" ", word+"\n")
		text = strings.ReplaceAll(text, word+".", word+"\n.")
	}
	return text
}

// TestExtractors reads whole pages of the new site as extractors save them: each gives
// the entries of the page with a warning, or is refused where something is not certain.
func TestExtractors(t *testing.T) {
	entries := []catalog.Entry{scrapetest.PageErrors[3], scrapetest.PageErrors[0], scrapetest.PageErrors[11], scrapetest.PageErrors[1]}
	whole := scrapetest.NewSiteText(entries, true)
	first := entries[0].Description
	moved := strings.Replace(whole, first+"\n\n", "", 1)
	body := moved[strings.Index(moved, entries[0].Type):]
	unended := whole[:strings.LastIndex(whole, "Need help?")]
	alter := func(old, by string) string {
		if !strings.Contains(whole, old) {
			t.Fatalf("the page has no %q", old)
		}
		return strings.ReplaceAll(whole, old, by)
	}
	step, cause := entries[0].Steps[1], entries[0].Causes[0]
	for _, test := range []struct {
		name, source string
		warning, err string
	}{
		{"description above the navigation", first + "\n\n" + moved, "moved-text", ""},
		{"description above the title", first + "\n\n404 errors\n\n" + body, "moved-text", ""},
		{"broken description above the title", broken(first, "email_id") + "\n\n404 errors\n\n" + body, "moved-text", ""},
		{"without blank lines", first + "\n404 errors\n" + strings.ReplaceAll(body, "\n\n", "\n"), "moved-text", ""},
		{"broken description", alter(first, broken(first, "email_id")), "broken-text", ""},
		{"broken description, blank lines", alter(first, strings.ReplaceAll(broken(first, "email_id"), "\n", "\n\n")), "broken-text", ""},
		{"broken step", alter(step, broken(step, "loginOrCreate")), "broken-text", ""},
		{"broken steps without bullets", strings.ReplaceAll(alter(step, broken(step, "loginOrCreate")), "  • ", ""), "broken-text", ""},
		{"broken cause", alter(cause, broken(cause, "(via send)")), "broken-text", ""},
		{"broken message", alter("\nBilling info could", "\nBilling\ninfo\ncould"), "broken-text", ""},
		{"no last help, and the frame", unended + "\nWas this page helpful?\nYes\nNo\n\nPrevious\n\n401\n\nNext\n\n405\n\n⌘I\n\nPowered by Mintlify\n", "lost-end", ""},
		{"no last help, and its footer", unended + "\nPowered by Mintlify\n", "lost-end", ""},
		{"no last help", unended, "", "incomplete-entry"},
		{"no last help, and the next type", unended + "\nemail_taken\n", "", "incomplete-entry"},
		{"no help at all", alter("Need help?\n\nSlack community\nAsk a question\n\nEmail us\n\n", ""), "", "incomplete-entry"},
		{"broken sample", alter(`"Billing info`, "\"Billing\ninfo"), "", "bad-sample"},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := extractPage(t, "404.txt", test.source)
			if test.err != "" {
				if err == nil || !strings.Contains(err.Error(), test.err) {
					t.Fatalf("error %v, want %s", err, test.err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(entries, entriesOf(got)); diff != "" {
				t.Errorf("entries (-want +got):\n%s", diff)
			}
			if len(got.Warnings) != 1 || got.Warnings[0].Rule != test.warning {
				t.Errorf("warnings %v, want one: %s", got.Warnings, test.warning)
			}
		})
	}
}

// TestFirstDescription checks that a description that an extractor lost is not taken for
// none.
func TestFirstDescription(t *testing.T) {
	entries := scrapetest.PageErrors[3:6]
	source := strings.Replace(scrapetest.NewSiteText(entries, true), entries[0].Description+"\n\n", "", 1)
	for _, before := range []string{"", "Errors\nEvery error has a type.\n", "Errors\n\nEvery error has a type.\n"} {
		checkLost(t, before+source)
	}
}

func checkLost(t *testing.T, source string) {
	t.Helper()
	got, err := extractPage(t, "404.txt", source)
	if err != nil || got.Entries[0].Entry.Description != "" || len(got.Entries[0].Lost) != 1 || got.Entries[0].Lost[0] != "description" {
		t.Errorf("lost %v, error %v", got.Entries[0].Lost, err)
	}
}

// TestLinesOfCaptures checks which lines of a text capture are a text of their own.
func TestLinesOfCaptures(t *testing.T) {
	profile, err := scrape.ParseProfile("a.yaml", []byte("name: a\ntitle: A\nlayouts:\n  - begin: {kind: text, text: '^(?P<type>E\\d)$'}\n    steps: Fix\n"))
	if err != nil {
		t.Fatal(err)
	}
	for source, want := range map[string]string{
		"E1\nThe card is old\nAsk the bank.\nE2\nGone.\n":                       "The card is old\n\nAsk the bank.|",
		"E1\n\nThe\nOAuth\ntoken is old.\n\nAsk the bank.\n\nE2\n\nGone.\n":     "The OAuth token is old.\n\nAsk the bank.|",
		"E1\nThe\ncard_id\nis old.\nAsk the bank.\nE2\nGone.\n":                 "The card_id is old.\n\nAsk the bank.|",
		"E1\n\nOld\n\nAsk the bank\n\nE2\n\nGone.\n":                            "Old\n\nAsk the bank|",
		"E1\nOld.\nFix\nAsk the bank\nAsk another\nuse\ncard_id\nE2\nGone.\n":   "Old.|Ask the bank/Ask another use card_id",
		"E1\n\nOld.\n\nFix\n\n• Ask the\nbank_id\n.\n\n• Wait\n\nE2\n\nGone.\n": "Old.|Ask the bank_id./Wait",
		"E1\n\nOld.\n\nFix\n\n• Ask the bank.\n\n• wait\n\nE2\n\nGone.\n":       "Old.|Ask the bank./wait",
	} {
		p, err := page.Read("a.txt", page.Origin{Body: []byte(source)})
		if err != nil {
			t.Fatal(err)
		}
		s, err := scrape.Extract(profile, []*page.Page{p})
		if err != nil {
			t.Errorf("%q: %v", source, err)
			continue
		}
		e := s.Entries[0].Entry
		if got := e.Description + "|" + strings.Join(e.Steps, "/"); got != want {
			t.Errorf("%q gives %q, want %q", source, got, want)
		}
	}
}
