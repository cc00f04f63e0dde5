package site

import (
	"net/url"
	"testing"

	"github.com/errgen/errgen/scrape/page"
)

// TestAddresses checks what makes two links lead to one page.
func TestAddresses(t *testing.T) {
	base, err := url.Parse("https://Example.com:443/docs/errors/overview.md?x=1#top")
	if err != nil {
		t.Fatal(err)
	}
	withMarkdown := &pageRules{markdown: true}
	for _, test := range []struct{ link, plain, markdown, asMarkdown string }{
		{"404", "https://example.com/docs/errors/404", "", "https://example.com/docs/errors/404.md"},
		{"404#gone", "https://example.com/docs/errors/404", "", "https://example.com/docs/errors/404.md"},
		{"./404.md#gone", "https://example.com/docs/errors/404.md", "https://example.com/docs/errors/404", "https://example.com/docs/errors/404.md"},
		{"404?lang=en&v=a b\"#x", "https://example.com/docs/errors/404?lang=en&v=a%20b%22", "", "https://example.com/docs/errors/404.md?lang=en&v=a%20b%22"},
		{"\n https://EXAMPLE.com:443 ", "https://example.com/", "", ""},
		{"http://example.com:80/llms.txt", "http://example.com/llms.txt", "", ""},
		{"//example.com:8443/404/", "https://example.com:8443/404/", "https://example.com:8443/404", "https://example.com:8443/404.md"},
		{"/a%2Fb.md", "https://example.com/a%2Fb.md", "https://example.com/a%2Fb", "https://example.com/a%2Fb.md"},
		{"", "https://example.com/docs/errors/overview.md?x=1", "https://example.com/docs/errors/overview?x=1", "https://example.com/docs/errors/overview.md?x=1"},
	} {
		u := page.Resolve(base, test.link)
		if u == nil {
			t.Errorf("%q: no address", test.link)
			continue
		}
		if got := (&pageRules{}).key(u); got != test.plain {
			t.Errorf("%q: %q, want %q", test.link, got, test.plain)
		}
		want := test.markdown
		if want == "" {
			want = test.plain
		}
		key := withMarkdown.key(u)
		if key != want {
			t.Errorf("%q with Markdown: %q, want %q", test.link, key, want)
		}
		if got := markdownOf(key); got != test.asMarkdown {
			t.Errorf("%q as Markdown: %q, want %q", key, got, test.asMarkdown)
		}
	}
	for _, link := range []string{"mailto:a@example.com", "javascript:alert(1)", "file:///etc/passwd", "https:///x", "https://u:p@example.com/", "%zz", "data:text/html,x", "https://[::1"} {
		if u := page.Resolve(base, link); u != nil {
			t.Errorf("%q is an address: %v", link, u)
		}
	}
}

// FuzzLinked checks that an address that a link leads to is in its last form:
// asked for and found at, it is the same page.
func FuzzLinked(f *testing.F) {
	for _, link := range []string{"404.md#x", "//b.example:80", "/a%2Fb?c d&\"e\"#f", "../..//./x/?", "HTTPS://B.example:443", "é", "%41%zz", "?", "http://[::1]:80/", "HTTPS://:443", "//:0:0", " .md"} {
		f.Add(link)
	}
	base := &url.URL{Scheme: "http", Host: "a.example", Path: "/docs/errors/overview"}
	f.Fuzz(func(t *testing.T, link string) {
		u := page.Resolve(base, link)
		if u == nil {
			return
		}
		again, err := page.ParseAddress(u.String())
		if err != nil || again.String() != u.String() {
			t.Fatalf("%q leads to %q, and that to %v, error %v", link, u, again, err)
		}
		r := &pageRules{markdown: true}
		key := r.key(u)
		parsed, err := page.ParseAddress(key)
		if err != nil || parsed.Host != u.Host {
			t.Fatalf("%q has the key %q, which is %v, error %v", link, key, parsed, err)
		}
		if address := markdownOf(key); address != "" {
			found, err := page.ParseAddress(address)
			if err != nil || found.String() != address || r.key(found) != key {
				t.Fatalf("%q as Markdown is %q with the key %q, want %q; error %v", link, address, r.key(found), key, err)
			}
		}
	})
}
