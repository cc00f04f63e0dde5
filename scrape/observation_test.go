package scrape_test

import (
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/page"
)

// TestLacks checks that an address without a value that it is made of is none, and is
// reported once.
func TestLacks(t *testing.T) {
	const html = "<h2>A1</h2><p>One.</p><h2>A2</h2><p>Two.</p><h2 id=x>A3</h2><p>Three.</p>"
	for _, test := range []struct {
		name, file, source, url, address string
		urls, warning, fix               string
	}{
		{
			"no anchor", "a.html", html, "https://a.example/errors#{id}", "", "||https://a.example/errors#x",
			"A1 has no url, since {id} in layouts[0].url has no value; the same holds for 1 more", `write url: "https://a.example/errors#{type}"`,
		},
		{"no page", "a.html", html, "{page}#{type}", "", "||", "A1 has no url, since {page} in layouts[0].url has no value; the same holds for 2 more", "--save"},
		{"page", "a.html", html, "{page}#{type|lower}", "https://a.example/e", "https://a.example/e#a1|https://a.example/e#a2|https://a.example/e#a3", "", ""},
		{"no number", "a.html", html, "{page}?{number}", "https://a.example/e", "||", "A1 has no url, since {number}", "(?P<number>…)"},
		{"nothing is asked for", "a.html", html, "", "", "||", "", ""},
		{
			"markdown", "a.md", "## A1\n\nOne.\n\n## A2 {#two}\n\nTwo.\n\n## A3\n\nThree.\n", "https://a.example/errors#{id}", "",
			"https://a.example/errors#a1|https://a.example/errors#two|https://a.example/errors#a3", "", "",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			profile, err := scrape.ParseProfile("a.yaml", []byte("name: a\ntitle: A\nlayouts:\n  - begin: {kind: heading, text: '^(?P<type>A.)$'}\n    url: '"+test.url+"'\n"))
			if err != nil {
				t.Fatal(err)
			}
			p, err := page.Read(test.file, page.Origin{Body: []byte(test.source)})
			if err != nil {
				t.Fatal(err)
			}
			p.URL = test.address
			s, err := scrape.Extract(profile, []*page.Page{p})
			if err != nil {
				t.Fatal(err)
			}
			var urls []string
			for _, o := range s.Entries {
				urls = append(urls, o.Entry.URL)
			}
			if got := strings.Join(urls, "|"); got != test.urls {
				t.Errorf("urls %s, want %s", got, test.urls)
			}
			var said string
			for _, w := range s.Warnings {
				said += w.Message + "\n" + w.Fix
			}
			if (said == "") != (test.warning == "") || !strings.Contains(said, test.warning) || !strings.Contains(said, test.fix) {
				t.Errorf("warnings:\n%s\nwant %s", said, test.warning)
			}
		})
	}
}
