package vet

import (
	"testing"

	"github.com/errgen/errgen/catalog"
)

func TestTitleIsPrintable(t *testing.T) {
	v := &Vendor{Catalog: &catalog.Catalog{Title: "Acme\x1b[2J\n::error::\u202e API", Name: "acme"}}
	if got, want := title(v), "Acme\ufffd[2J\ufffd::error::\ufffd API"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	v.Catalog.Title = ""
	if got := title(v); got != "acme" {
		t.Errorf("without a title: got %q", got)
	}
}

func TestNearest(t *testing.T) {
	v := &Vendor{Catalog: &catalog.Catalog{Errors: []catalog.Entry{
		{Type: "gone_away", Removed: true}, {Type: "member_not_found"}, {Type: "session-not-found"}, {Type: "x"},
	}}}
	for value, want := range map[string]string{
		"member_not_fund":   "member_not_found",
		"not_found_member":  "member_not_found",
		"Not.Found Session": "session-not-found",
		"gone_awy":          "",
		"token_expired":     "",
		"___":               "",
	} {
		if got, _ := (use{value: value, vendors: []*Vendor{v}}).nearest(); got != want {
			t.Errorf("nearest of %q is %q, want %q", value, got, want)
		}
	}
}
