package scrape

import (
	"bytes"
	"fmt"
	"testing"

	"github.com/errgen/errgen/catalog"
	"golang.org/x/net/html"
)

// synthetic returns n entries with the texts of those of the captured page.
func synthetic(n int) []catalog.Entry {
	entries := make([]catalog.Entry, n)
	for i := range entries {
		e := pageErrors[i%len(pageErrors)]
		e.Type = fmt.Sprintf("%s_%d", e.Type, i)
		e.URL = "https://stytch.com/docs/b2b/api/errors/404#" + e.Type
		entries[i] = e
	}
	return entries
}

// BenchmarkExtract reads a page and extracts its entries, in each form; beside
// it stands what the HTML parser alone takes for the page.
func BenchmarkExtract(b *testing.B) {
	profile := stytch(b)
	for _, n := range []int{34, 400, 5000} {
		entries := synthetic(n)
		site := []byte(newSiteHTML(entries))
		b.Run(fmt.Sprintf("parse/%d", n), func(b *testing.B) {
			b.SetBytes(int64(len(site)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := html.Parse(bytes.NewReader(site)); err != nil {
					b.Fatal(err)
				}
			}
		})
		for name, source := range map[string][]byte{
			"html": site, "text": []byte(newSiteText(entries, true)),
			"markdown": []byte(newSiteMarkdown(entries, listings["stars under headings"], true)),
		} {
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.SetBytes(int64(len(source)))
				b.ReportAllocs()
				for b.Loop() {
					page, err := ReadPage("404", source)
					if err != nil {
						b.Fatal(err)
					}
					s, err := Extract(profile, []*Page{page})
					if err != nil || len(s.Entries) != n {
						b.Fatalf("%d entries, error %v", len(s.Entries), err)
					}
				}
			})
		}
	}
}
