package site

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"github.com/errgen/errgen/scrape/fetch"
	"github.com/errgen/errgen/scrape/page"
)

// TestRunMemory reads twelve pages in one run, from a folder and by a crawl: pages
// that are each refused, that are each almost too large, and ordinary ones.
func TestRunMemory(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: what hostile pages cost is not measured")
	}
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(448 << 20)) // as the command line does
	const mb = 1 << 20
	fill := func(n int, s string) string { return strings.Repeat(s, n/len(s)+1) }
	for _, test := range []struct {
		name, body string
		want       string
	}{
		{"attributes behind a quoted bracket", "<body>" + fill(8*mb, "<p x='>' a b c d>"), "attributes"},
		{"blocks", "<body>" + fill(mb, "<p>ab"), "256 MiB of memory together"},
		{"sources", "<body><p>" + fill(10*mb, "word "), ""},
		{"bold text, never closed", "<body><p><b " + fill(40000, "a=b ") + ">" + fill(mb, "<p>a"), ""},
		{"ordinary", "<body>" + fill(mb, "<div class='x y'><p id=a>Some text with <code>words</code> and a <a href='/x'>link</a>.</p></div>\n"), "-"},
	} {
		for _, way := range []string{"folder", "crawl"} {
			t.Run(test.name+"/"+way, func(t *testing.T) {
				read := twelvePages(t, test.body, way)
				var err error
				var pages []*page.Page
				used := mostMemory(func() { pages, err = read() })
				switch {
				case used > 512*mb:
					t.Errorf("used %d MB", used/mb)
				case test.want == "-" && (err != nil || len(pages) < 12):
					t.Errorf("%d pages, error %v", len(pages), err)
				case test.want != "" && test.want != "-" && (err == nil || !strings.Contains(err.Error(), test.want)):
					t.Errorf("error %.300v, want %q", err, test.want)
				}
			})
		}
	}
}

// twelvePages returns a function that reads twelve pages in some way.
func twelvePages(t *testing.T, body, way string) func() ([]*page.Page, error) {
	t.Helper()
	if way == "folder" {
		dir := t.TempDir()
		for i := range 12 {
			if err := os.WriteFile(filepath.Join(dir, fmt.Sprint(i, ".html")), []byte(body), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		return func() ([]*page.Page, error) { return Loader{}.Load(t.Context(), dir) }
	}
	links := "<body>"
	for i := range 12 {
		links += fmt.Sprintf("<a href='/errors/%d'>x</a>", 400+i)
	}
	get := func(_ context.Context, address string, _ ...string) (*fetch.Response, error) {
		if strings.HasSuffix(address, "/errors") {
			return &fetch.Response{Final: address, Type: "text/html", Body: []byte(links)}, nil
		}
		return &fetch.Response{Final: address, Type: "text/html", Body: []byte(body)}, nil
	}
	return func() ([]*page.Page, error) { return Crawl(t.Context(), crawlProfile(t, ""), Live{Get: get}) }
}

// mostMemory returns how much more memory is in use at most while f runs.
func mostMemory(f func()) uint64 {
	inUse := func() uint64 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return m.HeapInuse + m.StackInuse
	}
	debug.FreeOSMemory()
	before := inUse()
	done, peak := make(chan bool), make(chan uint64)
	go func() {
		var most uint64
		for {
			most = max(most, inUse())
			select {
			case <-done:
				peak <- most
				return
			case <-time.After(5 * time.Millisecond):
			}
		}
	}()
	f()
	close(done)
	return max(<-peak, before) - before
}
