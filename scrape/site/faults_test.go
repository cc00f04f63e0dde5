package site

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/errgen/errgen/scrape/page"
)

// onSockets serves w on loopback and crawls it with the real client. It returns
// the paths that were asked for, in order, beside the pages.
func (w web) onSockets(t *testing.T) (pages []*page.Page, asked []string, err error) {
	t.Helper()
	var mu sync.Mutex
	server := httptest.NewServer(http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		mu.Lock()
		asked = append(asked, r.URL.Path)
		mu.Unlock()
		body, ok := w["https://a.example"+r.URL.Path]
		location, isRedirect := strings.CutPrefix(body, "→https://a.example")
		switch {
		case !ok:
			http.NotFound(rw, r)
		case body == "":
			http.Error(rw, "oops", http.StatusInternalServerError)
		case isRedirect:
			http.Redirect(rw, r, location, http.StatusFound)
		default:
			rw.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(rw, body)
		}
	}))
	defer server.Close()
	pages, err = crawlServer(t, server.URL)
	slices.Sort(asked)
	return pages, asked, err
}

// noLeaks fails the test if goroutines are left at its end.
func noLeaks(t *testing.T) {
	t.Helper()
	before := runtime.NumGoroutine()
	t.Cleanup(func() {
		for range 300 {
			if runtime.NumGoroutine() <= before {
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
		stacks := make([]byte, 1<<20)
		t.Errorf("%d goroutines are left, there were %d:\n%s", runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
	})
}

// TestCrawlFaults crawls sites on real sockets that are at fault as a whole: it
// ends soon, asks for no page twice, and leaves no goroutine.
func TestCrawlFaults(t *testing.T) {
	const overview, notFound = "https://a.example/errors", "https://a.example/errors/404"
	nine := func(body string) web {
		w := nineStatuses()
		if w[notFound] = body; body == "-" {
			delete(w, notFound)
		}
		return w
	}
	links := func(path string) string {
		var b strings.Builder
		for i := range 10_000 {
			fmt.Fprintf(&b, "<a href="+path+">%[1]d</a> ", i)
		}
		return b.String()
	}
	for name, test := range map[string]struct {
		web          web
		pages, asked int    // asked: without robots.txt
		want         string // part of the error; empty for none
	}{
		"10,000 links, one to follow":  {web{overview: links("/other/%d") + "<a href=/errors/404>404</a>", notFound: errorPage(404)}, 2, 2, ""},
		"10,000 pages":                 {web{overview: links("/errors/%d")}, 1, 1, "/errors/999 [too-many-pages]"},
		"10,000 fragments of one page": {web{overview: links("/errors/404#%d"), notFound: errorPage(404) + links("#%d")}, 2, 2, ""},
		"one page missing":             {nine("-"), 8, 9, "/errors/404: the page could not be read: the server answers 404 Not Found [missing-page]"},
		"one page broken":              {nine(""), 8, 9, "/errors/404: the page could not be read: the server answers 500"},
		"one page no text":             {nine("%PDF-1.7"), 8, 9, "/errors/404: the page could not be read: "},
		"one page moved":               {nine("→https://a.example/errors"), 8, 10, "/errors, which the profile does not follow [redirected-page]"},
		"a login page":                 {nine("<!doctype html><title>Log in</title><form><input></form>"), 9, 9, ""},
		"no overview":                  {web{notFound: errorPage(404)}, 0, 1, "/errors: the page could not be read: the server answers 404"},
	} {
		t.Run(name, func(t *testing.T) {
			noLeaks(t)
			pages, asked, err := test.web.onSockets(t)
			asked = slices.DeleteFunc(asked, func(path string) bool { return path == "/robots.txt" })
			if len(pages) != test.pages || len(asked) != test.asked {
				t.Errorf("%d pages of %d requests, want %d of %d: %.300q", len(pages), len(asked), test.pages, test.asked, asked)
			}
			if (err == nil) != (test.want == "") || err != nil && !strings.Contains(err.Error(), test.want) {
				t.Errorf("error %v, want %q", err, test.want)
			}
		})
	}
}
