package scrape

import (
	"net/url"
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape/page"
)

// TestTargetOf checks which page a link leads to, of saved pages and live ones.
func TestTargetOf(t *testing.T) {
	saved := []*page.Page{{Name: "docs/errors/index.md"}, {Name: "docs/errors/seats.mdx"}, {Name: "docs/shows/seats.html"}, {Name: `docs/Doors.md`}}
	live := []*page.Page{{Name: "a", URL: "https://acme.example/errors/"}, {Name: "b", URL: "https://acme.example/errors/seats"}, {Name: "c", URL: "https://other.example/seats"}}
	for _, test := range []struct {
		pages      []*page.Page
		link, want string
	}{
		{saved, "seats.md", "docs/errors/seats.mdx"},
		{saved, "./seats", "docs/errors/seats.mdx"},
		{saved, "../shows/seats#gone", "docs/shows/seats.html#gone"},
		{saved, "/en/docs/shows/seats/", "docs/shows/seats.html"},
		{saved, "https://acme.example/shows/seats?x=1", "docs/shows/seats.html"},
		{saved, "/seats", ""}, // either
		{saved, "../doors.html", "docs/Doors.md"},
		{saved, "#top", "docs/errors/index.md#top"},
		{saved, "mailto:seats", ""},
		{saved, "nowhere", ""},
		{saved, "https://[", ""},
		{saved, "", "docs/errors/index.md"},
		{live, "seats", "b"},
		{live, "/errors/seats.md#x", "b#x"},
		{live, "https://other.example/seats", "c"},
		{live, "https://third.example/seats", ""},
		{live, "/", ""},
		{live[:2], "https://third.example/errors/seats", ""},
	} {
		x := &extractor{pages: test.pages}
		got := x.targetOf(test.pages[0], test.link)
		name := ""
		if got.page != nil {
			name = strings.TrimSuffix(got.page.Name+"#"+got.anchor, "#")
		}
		if name != test.want {
			t.Errorf("%s leads to %q, want %q", test.link, name, test.want)
		}
	}
	if got := stepsOf((&url.URL{Path: "/a/README.md"}).String()); strings.Join(got, "/") != "a" {
		t.Errorf("steps %v", got)
	}
}
