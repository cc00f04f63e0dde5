package scrape_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
)

// TestCopies reads two pages that a site serves at two addresses.
func TestCopies(t *testing.T) {
	const (
		first   = "<h1>Status 404</h1><h2>user_unknown</h2><p>There is no such user.</p><h2>key_unknown</h2><p>There is no such key.</p>"
		second  = "<h1>Status 403</h1><h2>user_blocked</h2><p>The user may not.</p><h2>key_blocked</h2><p>The key may not.</p>"
		single  = "<h1>Status 404</h1><h2>gone</h2><p>It is gone.</p>"
		other   = "<h1>Terms</h1><p>These are our terms.</p>"
		missing = "<h1>Status 404</h1><p>This page does not exist.</p>"
	)
	for _, test := range []struct {
		name, a, b string
		is         bool
	}{
		{"two pages", first, second, false},
		{"one page", first, first, true},
		{"one page within two frames", "<nav>403</nav>" + first, "<nav>404</nav>" + first, true},
		{"the entries of one under the status of the other", first, strings.ReplaceAll(first, "404", "403"), true},
		{"the entries of one, and something beside them", first, first + "<h2>more</h2><p>There is more.</p>", false},
		{"an error that is documented under two statuses", single, strings.ReplaceAll(single, "404", "410"), false},
		{"a single error at two addresses", "<p>here</p>" + single, "<p>there</p>" + single, true},
		{"the same errors of two operations", first, strings.ReplaceAll(first, "Status 404", "Status 404 of teams"), false},
		{"the same page of another kind, as of terms in two places", other, other, false},
		{"one page that says that there is none", missing, missing, true},
	} {
		t.Run(test.name, func(t *testing.T) {
			var pages []*page.Page
			for status, body := range map[string]string{"403": test.a, "404": test.b} {
				p, err := page.Read(status+".html", page.Origin{Type: "text/html", Body: []byte("<body>" + body)})
				if err != nil {
					t.Fatal(err)
				}
				p.URL = "https://a.example/errors/" + status
				pages = append(pages, p)
			}
			_, err := scrape.Extract(copyProfile(t), pages)
			problems, _ := err.(problem.List)
			i := slices.IndexFunc(problems, func(p problem.Problem) bool { return p.Rule == "copied-page" })
			if (i >= 0) != test.is {
				t.Fatalf("error %v, want that one is a copy: %v", err, test.is)
			}
			if i >= 0 && !strings.Contains(problems[i].Message, "https://a.example/errors/") {
				t.Errorf("%v does not name the other page", problems[i])
			}
		})
	}
}

// TestCopiesOfOneAddress reads a page twice: from the network, and as it was saved.
func TestCopiesOfOneAddress(t *testing.T) {
	p, err := page.Read("404.html", page.Origin{Type: "text/html", Body: []byte("<h1>Status 404</h1><h2>gone</h2><p>It is gone.</p>")})
	if err != nil {
		t.Fatal(err)
	}
	p.URL = "https://a.example/errors/404"
	saved := *p
	saved.Name = "docs/404.html"
	if _, err := scrape.Extract(copyProfile(t), []*page.Page{p, &saved}); err != nil {
		t.Error(err)
	}
}

func copyProfile(t *testing.T) *scrape.Profile {
	t.Helper()
	p, err := scrape.ParseProfile("acme.yaml", []byte(`name: acme
layouts:
  - page: {heading: '^Status (?P<status>\d+)'}
    begin: {kind: heading, level: 2, text: '^(?P<type>[a-z_]+)$'}
other: errors/\d+$
`))
	if err != nil {
		t.Fatal(err)
	}
	return p
}
