package scrape_test

import (
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
)

// Samples are read by the names of the profile's wire, nested ones too.
func TestNestedSample(t *testing.T) {
	profile := stytch(t)
	profile.Wire = catalog.Wire{
		Type: catalog.WirePaths{"error.code"}, Status: catalog.WirePaths{"error.status"},
		Message: catalog.WirePaths{"error.info.text"}, URL: catalog.WirePaths{"help"},
	}
	p, err := page.Read("404.txt", page.Origin{Body: []byte(`404 errors

it_is_gone

404Not found

It is gone.

Error

{"error": {"code": "it_is_gone", "status": 404, "info": {"text": "Gone."}}, "help": "https://example.com"}
How to get help
`)})
	if err != nil {
		t.Fatal(err)
	}
	s, err := scrape.Extract(profile, []*page.Page{p})
	if err != nil {
		t.Fatal(err)
	}
	e := s.Entries[0].Entry
	if e.Type != "it_is_gone" || e.Message != "Gone." || e.URL != "https://example.com" {
		t.Errorf("the entry is %+v", e)
	}
}
