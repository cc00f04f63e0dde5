package scrape_test

import (
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/internal/scrapetest"
	"github.com/errgen/errgen/scrape/page"
)

// FuzzExtract checks that any page gives either problems that a person can
// act on or entries that are whole.
func FuzzExtract(f *testing.F) {
	scrapetest.SeedPages(f)
	profile := stytch(f)
	f.Fuzz(func(t *testing.T, source []byte) {
		p, err := page.Read("fuzz", page.Origin{Body: source})
		if err != nil {
			return
		}
		s, err := scrape.Extract(profile, []*page.Page{p})
		if err != nil {
			if strings.TrimSpace(err.Error()) == "" {
				t.Fatal("an error without a message")
			}
			return
		}
		if len(s.Entries) == 0 {
			t.Fatal("neither entries nor a problem")
		}
		for _, o := range s.Entries {
			e := o.Entry
			if e.Type == "" || len(e.Status) != 1 || e.Message == "" || o.Line == 0 && !page.LooksLikeHTML(source) {
				t.Errorf("the entry is not whole: %+v", o)
			}
		}
	})
}
