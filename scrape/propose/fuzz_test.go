package propose_test

import (
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
	"github.com/errgen/errgen/scrape/propose"
)

// FuzzPropose wants a proposal for any page to be a profile that can be read, with
// comments that say nothing to YAML, and to be the same each time.
func FuzzPropose(f *testing.F) {
	for _, l := range layouts {
		form := "snake"
		if l.forms != nil {
			form = l.forms[0]
		}
		for name, text := range l.write(in(form)) {
			f.Add(name, text)
		}
	}
	for name, text := range notErrors {
		f.Add(name, text)
	}
	f.Fuzz(func(t *testing.T, name, text string) {
		if len(text) > 20_000 || strings.ContainsAny(name, "\x00\n") {
			return
		}
		var shown string
		for range 2 {
			pg, err := page.Read(name, page.Origin{Body: []byte(text)})
			if err != nil {
				return
			}
			p := propose.Propose(propose.Request{Pages: []*page.Page{pg}})
			if p.Verdict == propose.Nothing {
				return
			}
			if _, err := scrape.ParseProfile("proposed.yaml", p.Profile); err != nil {
				t.Fatalf("%v\n%s", err, p.Profile)
			}
			if now := string(p.Profile) + p.Preview(); shown != "" && now != shown {
				t.Fatalf("differs:\n%s\n%s", shown, now)
			} else {
				shown = now
			}
		}
	})
}
