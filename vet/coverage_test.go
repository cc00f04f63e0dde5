package vet

import (
	"go/ast"
	"testing"

	"github.com/errgen/errgen/catalog"
)

func partialCatalog(title string, read, unread int) *catalog.Catalog {
	return &catalog.Catalog{
		Title: title, Statuses: []catalog.Status{{Code: read}, {Code: unread}},
		Coverage: catalog.Coverage{Partial: &catalog.Missing{Statuses: []int{unread}}},
	}
}

// TestNoteOfSeveral wants a note to say the pages of each API that is partial, and
// of no other.
func TestNoteOfSeveral(t *testing.T) {
	u := use{expr: ast.NewIdent("x"), value: "a_b", vendors: []*Vendor{
		{Catalog: partialCatalog("Acme API", 404, 401)},
		{Catalog: &catalog.Catalog{Title: "Whole API"}},
		{Catalog: partialCatalog("Other API", 400, 500)},
	}}
	const want = `the error type "a_b" is not in the catalogue of Acme API or Other API, and no page was read that could have it ` +
		`(Acme API read: 404; not read: 401; Other API read: 400; not read: 500)`
	if got := newNote(u, "", u.partial()).Message(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestLacking(t *testing.T) {
	c := partialCatalog("Acme API", 404, 401)
	c.Errors = []catalog.Entry{{Type: "x", Listed: []string{"ios", "android"}}, {Type: "y", Listed: []string{"ios"}}}
	u := use{value: "a_b", vendors: []*Vendor{{Catalog: c}}}
	if got, want := u.lacking(), `neither the pages of Acme API that were read nor the lists android, ios have the error type "a_b"`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	c.Coverage = catalog.Coverage{}
	if got, want := u.lacking(), `the catalogue of Acme API has no error type "a_b"`; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}
