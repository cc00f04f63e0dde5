package scrape_test

import (
	"bytes"
	"fmt"
	"math"
	"runtime"
	"testing"
	"time"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/internal/scrapetest"
	"github.com/errgen/errgen/scrape/page"
	"golang.org/x/net/html"
)

// synthetic returns n entries with the texts of those of the captured page.
func synthetic(n int) []catalog.Entry {
	entries := make([]catalog.Entry, n)
	for i := range entries {
		e := scrapetest.PageErrors[i%len(scrapetest.PageErrors)]
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
	for _, n := range []int{34, 400, 1500, 5000} {
		entries := synthetic(n)
		site := []byte(scrapetest.NewSiteHTML(entries))
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
			"html": site, "text": []byte(scrapetest.NewSiteText(entries, true)),
			"markdown": []byte(scrapetest.NewSiteMarkdown(entries, scrapetest.Listings["stars under headings"], true)),
		} {
			if name == "markdown" && n == 5000 {
				continue // 4 MB of Markdown are more than its memory bound foretells
			}
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				b.SetBytes(int64(len(source)))
				b.ReportAllocs()
				for b.Loop() {
					p, err := page.Read("404", page.Origin{Body: source})
					if err != nil {
						b.Fatal(err)
					}
					s, err := scrape.Extract(profile, []*page.Page{p})
					if err != nil || len(s.Entries) != n {
						b.Fatalf("%d entries, error %v", len(s.Entries), err)
					}
				}
			})
		}
	}
}

// BenchmarkExtractRatio measures parsing a page of the new site, and reading it
// and extracting its entries, in turns, so that other work on the machine weighs
// on both. Such work only adds to what each takes: it reports the ratio of the
// least of both, and the least time of an entry.
func BenchmarkExtractRatio(b *testing.B) {
	profile := stytch(b)
	for _, n := range []int{34, 400, 1500, 5000} {
		site := []byte(scrapetest.NewSiteHTML(synthetic(n)))
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			parse, extract := time.Duration(math.MaxInt64), time.Duration(math.MaxInt64)
			for b.Loop() {
				for range max(1, 800/n) { // a small page is sooner out of luck
					parse = min(parse, timeOf(b, func() error {
						_, err := html.Parse(bytes.NewReader(site))
						return err
					}))
					extract = min(extract, timeOf(b, func() error {
						p, err := page.Read("404.html", page.Origin{Body: site})
						if err != nil {
							return err
						}
						_, err = scrape.Extract(profile, []*page.Page{p})
						return err
					}))
				}
			}
			b.ReportMetric(float64(extract)/float64(parse), "extract/parse")
			b.ReportMetric(float64(extract)/float64(n), "ns/entry")
		})
	}
}

// timeOf returns how long f takes, which pays for its own garbage alone.
func timeOf(b *testing.B, f func() error) time.Duration {
	b.Helper()
	runtime.GC()
	start := time.Now()
	if err := f(); err != nil {
		b.Fatal(err)
	}
	return time.Since(start)
}
