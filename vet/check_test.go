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
