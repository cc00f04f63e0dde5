package html_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/errgen/errgen/scrape/page"
	"golang.org/x/net/html"
)

// sizes are the numbers of entries of the pages that benchmarks read: those of
// the captured page, of a large vendor's, and of more than any known.
var sizes = []int{34, 400, 5000}

// pageOf returns a page with n entries, laid out as generators do it: a
// heading with its permalink, a badge, a paragraph, lists, code in tokens.
func pageOf(n int) []byte {
	var b strings.Builder
	b.WriteString("<!doctype html><html><head><title>Errors</title></head><body><nav><ul>")
	for i := range n {
		fmt.Fprintf(&b, `<li class="toc-item"><a href="#error_%d_not_found" class="link">error_%[1]d_not_found</a></li>`, i)
	}
	b.WriteString("</ul></nav><main><h1>Errors</h1>\n")
	for i := range n {
		fmt.Fprintf(&b, `<h2 class="flex group" id="error_%d_not_found"><div class="absolute"><a href="#error_%[1]d_not_found" aria-label="Navigate to header">&#8203;</a></div><span class="cursor-pointer">error_%[1]d_not_found</span></h2>
<p><span class="badge" data-shape="rounded">404</span> <strong>Error %[1]d not found</strong></p>
<span data-as="p">The thing number %[1]d could not be found. It may have been <a href="/docs/delete">deleted</a> &amp; moved.</span>
<h3>Common causes</h3><ul>
<li>The <code>thing_id</code> is of another project.</li>
<li>It was deleted.</li></ul>
<div class="code-block"><pre language="json"><code><span class="line"><span style="color:#000">{</span></span>
<span class="line"><span style="color:#116">  "error_type"</span><span>:</span><span style="color:#0A3"> "error_%[1]d_not_found"</span></span>
<span class="line"><span>}</span></span></code></pre></div>
`, i)
	}
	b.WriteString("</main><footer>The end</footer></body></html>")
	return []byte(b.String())
}

// BenchmarkReadHTML and BenchmarkHTMLParse belong together: reading a page may
// take at most 1.2 times what the parser alone takes.
func BenchmarkReadHTML(b *testing.B) {
	for _, n := range sizes {
		source := pageOf(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := page.Read("page.html", page.Origin{Body: source}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkHTMLParse(b *testing.B) {
	for _, n := range sizes {
		source := pageOf(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			b.SetBytes(int64(len(source)))
			b.ReportAllocs()
			for b.Loop() {
				if _, err := html.Parse(bytes.NewReader(source)); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkReadRatio measures both in turns, so that other work on the machine
// weighs on both, and reports the ratio of the medians.
func BenchmarkReadRatio(b *testing.B) {
	for _, n := range sizes {
		source := pageOf(n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			var parse, read []time.Duration
			for b.Loop() {
				start := time.Now()
				if _, err := html.Parse(bytes.NewReader(source)); err != nil {
					b.Fatal(err)
				}
				parse = append(parse, time.Since(start))
				start = time.Now()
				if _, err := page.Read("page.html", page.Origin{Body: source}); err != nil {
					b.Fatal(err)
				}
				read = append(read, time.Since(start))
			}
			b.ReportMetric(float64(median(read))/float64(median(parse)), "read/parse")
		})
	}
}

func median(d []time.Duration) time.Duration {
	slices.Sort(d)
	return d[len(d)/2]
}
