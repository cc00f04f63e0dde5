package site

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/fetch"
	"github.com/errgen/errgen/scrape/page"
	"github.com/google/go-cmp/cmp"
)

// A web has documents by address. What begins with "→" is a redirect, what is
// empty an error of the server, and what is not there is not found. Documents
// whose address ends in .md are Markdown.
type web map[string]string

// A visit is what a crawl asked a web for.
type visit struct {
	mu    sync.Mutex
	asked []string
}

// get returns the Get of w for one crawl, which v keeps a record of.
func (w web) get(v *visit) func(context.Context, string, ...string) (*fetch.Response, error) {
	return func(ctx context.Context, address string, _ ...string) (*fetch.Response, error) {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		v.mu.Lock()
		v.asked = append(v.asked, address)
		v.mu.Unlock()
		final := address
		for strings.HasPrefix(w[final], "→") {
			final = strings.TrimPrefix(w[final], "→")
		}
		body, ok := w[final]
		switch {
		case !ok:
			return nil, &fetch.Error{URL: address, Kind: fetch.NotFound, Status: 404, Message: "the server answers 404 Not Found", Fix: "check the address"}
		case body == "":
			return nil, &fetch.Error{URL: address, Kind: fetch.Network, Message: "the connection broke", Fix: "try again"}
		}
		media := "text/html"
		if strings.HasSuffix(final, ".md") && !page.LooksLikeHTML([]byte(body)) {
			media = "text/markdown"
		}
		return &fetch.Response{URL: address, Final: final, Type: media, Body: []byte(body)}, nil
	}
}

// crawlProfile returns a profile with pages at https://a.example/errors.
func crawlProfile(t testing.TB, pages string) *scrape.Profile {
	t.Helper()
	p, err := scrape.ParseProfile("crawl.yaml", []byte(`name: acme
pages: {start: "https://a.example/errors", follow: '/errors/\w+$', skip: /errors/object$`+pages+`}
layouts:
  - page: {heading: '^Error (?P<status>\d+)$'}
    begin: {kind: heading, level: 2, text: '^(?P<type>[a-z_0-9]+)$'}
    url: "{page}#{type}"
other: /errors$
`))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// errorPage returns a page with one entry.
func errorPage(status int) string {
	return fmt.Sprintf("<h1>Error %d</h1><h2>type_%[1]d</h2><p>It is %[1]d.</p>", status)
}

// crawlWeb crawls w, and returns the addresses of the pages, those that were
// asked for, both in order, and the error.
func crawlWeb(t testing.TB, p *scrape.Profile, w web) (pages []*page.Page, asked []string, err error) {
	t.Helper()
	var v visit
	pages, err = Crawl(t.Context(), p, Live{Get: w.get(&v)})
	slices.Sort(v.asked)
	return pages, v.asked, err
}

// origins returns the address of each page, with the one asked for in front of
// it where that is another, and its type.
func origins(pages []*page.Page) string {
	var b strings.Builder
	for _, p := range pages {
		if p.Origin.Asked != "" {
			b.WriteString(p.Origin.Asked + " → ")
		}
		b.WriteString(p.URL + " " + p.Origin.Type + "\n")
	}
	return b.String()
}

func TestCrawl(t *testing.T) {
	w := web{
		"https://a.example/errors":            `<nav><a href="/errors/404">404</a> <a href="errors/401.md">401</a> <a href=/errors/object>object</a></nav><a href="https://b.example/errors/500">elsewhere</a> <a href=/about>About</a>`,
		"https://a.example/errors/404":        "old HTML",
		"https://a.example/errors/404.md":     "# Error 404\n\n## type_404\n\nIt is 404.\n\nSee [403](403).\n",
		"https://a.example/errors/401":        errorPage(401),
		"https://a.example/errors/401.md":     "<!doctype html><p>no such page",
		"https://a.example/errors/403":        "→https://a.example/new/errors/403",
		"https://a.example/errors/403.md":     "→https://a.example/new/errors/403.md",
		"https://a.example/new/errors/403.md": "# Error 403\n\n## type_403\n\nIt is 403.\n\n[home](/errors#top)\n",
	}
	pages, asked, err := crawlWeb(t, crawlProfile(t, ", markdown: true"), w)
	if err != nil {
		t.Fatal(err)
	}
	want := `https://a.example/errors text/html
https://a.example/errors/401 text/html
https://a.example/errors/404 text/markdown
https://a.example/errors/403 → https://a.example/new/errors/403 text/markdown
`
	if diff := cmp.Diff(want, origins(pages)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	wantAsked := []string{
		"https://a.example/errors",
		"https://a.example/errors/401", "https://a.example/errors/401.md",
		"https://a.example/errors/403.md",
		"https://a.example/errors/404.md",
	}
	if diff := cmp.Diff(wantAsked, asked); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
	if pages[2].Name != "https://a.example/errors/404.md" {
		t.Errorf("messages call the page %s", pages[2].Name)
	}
	seen, err := scrape.Extract(crawlProfile(t, ""), pages)
	if err != nil || len(seen.Entries) != 3 {
		t.Errorf("%d entries, error %v", len(seen.Entries), err)
	}
}

// TestCrawlStart crawls from another address than the profile's.
func TestCrawlStart(t *testing.T) {
	w := web{
		"http://127.0.0.1:8080/errors":     `<a href=/errors/404>404</a>`,
		"http://127.0.0.1:8080/errors/404": errorPage(404) + `<a href=/errors/500>500</a>`,
		"http://127.0.0.1:8080/errors/500": errorPage(500),
		"http://127.0.0.1:8080/moved/404":  "→http://127.0.0.1:8080/errors/404",
		"https://a.example/llms.txt":       "- [x](https://a.example/errors/1.md): only a list\n",
		"https://a.example/errors/1.md":    "# Error 1\n",
	}
	p := crawlProfile(t, ", markdown: true")
	for _, test := range []struct {
		name, start string
		profile     *scrape.Profile
		want        string
	}{
		{"the overview at another host", "http://127.0.0.1:8080/errors", p, "http://127.0.0.1:8080/errors http://127.0.0.1:8080/errors/404 http://127.0.0.1:8080/errors/500"},
		{"a page that the profile follows", "http://127.0.0.1:8080/errors/404#x", p, "http://127.0.0.1:8080/errors/404"},
		{"any page that leads to those", "http://127.0.0.1:8080/moved/404", p, "http://127.0.0.1:8080/errors/404 http://127.0.0.1:8080/errors/500"},
		{"without a profile", "http://127.0.0.1:8080/errors", nil, "http://127.0.0.1:8080/errors"},
		{"llms.txt", "https://a.example/llms.txt", p, "https://a.example/errors/1 https://a.example/llms.txt"},
	} {
		t.Run(test.name, func(t *testing.T) {
			pages, err := Crawl(t.Context(), test.profile, Live{Get: w.get(new(visit)), Start: test.start})
			var got []string
			for _, pg := range pages {
				got = append(got, pg.URL)
			}
			if err != nil || strings.Join(got, " ") != test.want {
				t.Errorf("pages %s, error %v, want %s", got, err, test.want)
			}
		})
	}
	for start, want := range map[string]string{"": "does not say where the live pages are", "a.example": "not the address of a page"} {
		if _, err := Crawl(t.Context(), nil, Live{Start: start}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("start %q: error %v", start, err)
		}
	}
}

// TestCrawlFragments follows links that lead to one page by several addresses.
func TestCrawlFragments(t *testing.T) {
	w := web{
		"https://a.example/errors": `<a href="/errors/404#a">a</a><a href="/errors/404#b">b</a><a href="/errors/404">c</a><a href="errors/404.md#d">d</a>
<a href="HTTPS://A.EXAMPLE:443/errors/404">e</a><a href="errors#f">f</a><a href="#g">g</a><a href="./errors/../errors/404">h</a>`,
		"https://a.example/errors/404": errorPage(404) + `<a href="#type_404">here</a>`,
	}
	_, asked, err := crawlWeb(t, crawlProfile(t, ", markdown: true"), w)
	want := []string{"https://a.example/errors", "https://a.example/errors/404", "https://a.example/errors/404.md"}
	if diff := cmp.Diff(want, asked); diff != "" || err != nil {
		t.Errorf("error %v, asked (-want +got):\n%s", err, diff)
	}
}

// TestCrawlManyLinks gives the overview 10,000 links. Those that are not to be
// followed are not; too many that are end the crawl.
func TestCrawlManyLinks(t *testing.T) {
	var b strings.Builder
	for i := range 10_000 {
		fmt.Fprintf(&b, "<a href=/errors/%d/more>%[1]d</a> ", i)
	}
	w := web{"https://a.example/errors": b.String() + "<a href=/errors/404>404</a>", "https://a.example/errors/404": errorPage(404)}
	pages, asked, err := crawlWeb(t, crawlProfile(t, ""), w)
	if err != nil || len(pages) != 2 || len(asked) != 2 {
		t.Errorf("%d pages of %d requests, error %v", len(pages), len(asked), err)
	}

	w = web{"https://a.example/errors": strings.ReplaceAll(b.String(), "/more", "")}
	pages, asked, err = crawlWeb(t, crawlProfile(t, ""), w)
	if len(asked) != 1 {
		t.Errorf("%d requests; the limit was passed before the second", len(asked))
	}
	want := `https://a.example/errors: the documentation has more than 1000 pages; the one too many is https://a.example/errors/999 [too-many-pages]
	fix pages.follow and pages.skip of the profile, or raise pages.max`
	if err == nil || err.Error() != want || len(pages) != 1 {
		t.Errorf("%d pages, error %v, want %s", len(pages), err, want)
	}

	w = web{"https://a.example/errors": "<a href=/errors/0>0</a>"} // pages that lead on for ever
	for i := range 100 {
		w[fmt.Sprintf("https://a.example/errors/%d", i)] = fmt.Sprintf("<a href=/errors/%d>next</a>", i+1)
	}
	_, asked, err = crawlWeb(t, crawlProfile(t, ", max: 10"), w)
	if len(asked) != 10 || err == nil || !strings.Contains(err.Error(), "more than 10 pages; the one too many is https://a.example/errors/9 ") {
		t.Errorf("%d requests, error %v", len(asked), err)
	}
}

// nineStatuses returns a web of an overview and a page for each status.
func nineStatuses() web {
	w, overview := web{}, ""
	for _, status := range []int{400, 401, 403, 404, 405, 429, 499, 500} {
		overview += fmt.Sprintf("<a href=/errors/%d>%[1]d</a> ", status)
		w[fmt.Sprintf("https://a.example/errors/%d", status)] = errorPage(status)
	}
	w["https://a.example/errors"] = overview
	return w
}

// TestCrawlOnePageFails lets one page of nine fail in each way: the other eight
// are read, and the error names the one.
func TestCrawlOnePageFails(t *testing.T) {
	const failing = "https://a.example/errors/404"
	for _, test := range []struct{ name, body, want string }{
		{"missing", "-", failing + ": the page could not be read: the server answers 404 Not Found [missing-page]\n\tcheck the address"},
		{"broken", "", failing + ": the page could not be read: the connection broke [unreachable-page]\n\ttry again"},
		{"no text", "%PDF-1.7", failing + ": the page is not text: it is a PDF file [unreadable-page]\n\tsave the documentation as HTML, Markdown or text; errgen does not read PDF"},
		{"moved", "→https://a.example/login", failing + ": the page leads to https://a.example/login, which the profile does not follow [redirected-page]\n\t" +
			"if the page has moved there, add that address to pages.follow; if it is gone, add this one to pages.skip"},
	} {
		t.Run(test.name, func(t *testing.T) {
			w := nineStatuses()
			w["https://a.example/login"] = "<h1>Log in</h1>"
			w[failing] = test.body
			if test.body == "-" {
				delete(w, failing)
			}
			pages, _, err := crawlWeb(t, crawlProfile(t, ""), w)
			var problems problem.List
			if !errors.As(err, &problems) || len(problems) != 1 || err.Error() != test.want {
				t.Errorf("error %v\nwant %s", err, test.want)
			}
			if len(pages) != 8 || slices.ContainsFunc(pages, func(p *page.Page) bool { return p.URL == failing }) {
				t.Errorf("%d pages: %s", len(pages), origins(pages))
			}
		})
	}
}

// TestCrawlRedirectOutside follows a redirect to a host that is not the
// profile's, with the real client.
func TestCrawlRedirectOutside(t *testing.T) {
	noLeaks(t)
	outside := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("the other host was asked") }))
	defer outside.Close()
	inside := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/robots.txt":
			http.NotFound(w, r)
		case "/errors":
			fmt.Fprint(w, "<!doctype html><a href=/errors/404>404</a>")
		default:
			http.Redirect(w, r, outside.URL+r.URL.Path, http.StatusFound)
		}
	}))
	defer inside.Close()
	pages, err := crawlServer(t, inside.URL)
	if err == nil || len(pages) != 1 || !strings.Contains(err.Error(), "not among the hosts that may be asked [unreachable-page]") {
		t.Errorf("pages %s, error %v", origins(pages), err)
	}
}

// crawlServer crawls the pages of a server with the real client.
func crawlServer(t testing.TB, address string) ([]*page.Page, error) {
	p, start := crawlProfile(t, ""), address+"/errors"
	hosts, err := Hosts(p, start)
	if err != nil {
		t.Fatal(err)
	}
	client := &fetch.Client{AllowPrivate: true, Rate: 1e6, Parallel: 16, Tries: 1, Hosts: hosts}
	defer client.CloseIdleConnections()
	return Crawl(t.Context(), p, Live{Get: client.Get, Start: start})
}

// TestCrawlLoginPage answers with a page that is not the one asked for. The
// crawl cannot know; the landmarks do.
func TestCrawlLoginPage(t *testing.T) {
	w := nineStatuses()
	w["https://a.example/errors/404"] = "<!doctype html><title>Log in</title><h1>Log in</h1><form><input></form>"
	p := crawlProfile(t, "")
	pages, _, err := crawlWeb(t, p, w)
	if err != nil || len(pages) != 9 {
		t.Fatalf("%d pages, error %v", len(pages), err)
	}
	_, err = scrape.Extract(p, pages)
	var problems problem.List
	if !errors.As(err, &problems) || len(problems) != 1 || problems[0].Rule != "unknown-page" || problems[0].File != "https://a.example/errors/404" {
		t.Errorf("error %v", err)
	}
}

// TestCrawlUnreadStatus crawls from an overview that lists a status in its
// text, and has no link to a page of it.
func TestCrawlUnreadStatus(t *testing.T) {
	p, err := scrape.ParseProfile("crawl.yaml", []byte(`extends: stytch-b2b
name: acme
pages: {start: "https://a.example/errors/overview", follow: '/errors/\d+$'}
`))
	if err != nil {
		t.Fatal(err)
	}
	pg := "<h1>404</h1><h2>a</h2><p>404 A</p><p>It is a.</p><pre>{\"error_type\": \"a\", \"error_message\": \"It is a.\"}</pre><p>Need help?</p>"
	pages, _, err := crawlWeb(t, p, web{
		"https://a.example/errors/overview": "<nav><p>Errors</p><ul><li><a href=404>404</a><li>405</ul></nav><h1>Errors overview</h1><ul><li>4xx it failed.</ul>",
		"https://a.example/errors/404":      pg,
	})
	if err != nil {
		t.Fatal(err)
	}
	seen, err := scrape.Extract(p, pages)
	if err != nil || len(seen.Warnings) != 1 || !slices.Equal(seen.Read, []int{404}) {
		t.Fatalf("read %v, warnings %v, error %v", seen.Read, seen.Warnings, err)
	}
	if got := seen.Warnings[0].String(); !strings.HasPrefix(got, "https://a.example/errors/overview: warning: the overview lists status 405, but no page about it was read [unread-status]") {
		t.Errorf("warning %s", got)
	}
}

// TestHosts checks which hosts a crawl asks.
func TestHosts(t *testing.T) {
	p := crawlProfile(t, ", hosts: [a.example, '*.b.example:8080']")
	for location, want := range map[string]string{
		LivePages:                   "a.example *.b.example:8080",
		"https://a.example/x":       "a.example *.b.example:8080",
		"http://x.b.example:8080/":  "a.example *.b.example:8080",
		"http://x.b.example/":       "x.b.example",
		"http://b.example:8080/":    "b.example:8080",
		"https://A.example:443":     "a.example *.b.example:8080",
		"http://127.0.0.1:1/errors": "127.0.0.1:1",
	} {
		hosts, err := Hosts(p, location)
		if got := strings.Join(hosts, " "); got != want || err != nil {
			t.Errorf("%s: %s, error %v, want %s", location, got, err, want)
		}
	}
	for location, want := range map[string]bool{
		LivePages: false, "dir": false, "https://a.example/errors": false,
		"https://a.example/errors/404": true, "https://a.example/errors/object": false,
	} {
		if got := IsPart(p, location); got != want {
			t.Errorf("%s is one of several pages: %v", location, got)
		}
	}
}

// TestCrawlNoLinks starts at a page that leads nowhere.
func TestCrawlNoLinks(t *testing.T) {
	for _, body := range []string{"<h1>Errors</h1><a href=/about>About</a>", "<h1>Errors</h1><div id=root></div>"} {
		_, _, err := crawlWeb(t, crawlProfile(t, ""), web{"https://a.example/errors": body})
		if err == nil || !strings.Contains(err.Error(), `https://a.example/errors: the page leads to no other: no address that it links to matches pages.follow ["/errors/\\w+$"]`) {
			t.Errorf("error %v", err)
		}
	}
}

// TestCrawlCanceled cancels a crawl whose server does not answer, and lets the
// time of another run out.
func TestCrawlCanceled(t *testing.T) {
	noLeaks(t)
	asked := make(chan bool, 1)
	waits := func(ctx context.Context, _ string, _ ...string) (*fetch.Response, error) {
		asked <- true
		<-ctx.Done()
		return nil, fmt.Errorf("waiting: %w", ctx.Err())
	}
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		<-asked
		cancel()
	}()
	if _, err := Crawl(ctx, crawlProfile(t, ""), Live{Get: waits}); !errors.Is(err, context.Canceled) {
		t.Errorf("canceled: error %v", err)
	}
	ctx, cancel = context.WithTimeout(t.Context(), time.Millisecond)
	defer cancel()
	var problems problem.List
	_, err := Crawl(ctx, crawlProfile(t, ""), Live{Get: waits})
	if !errors.As(err, &problems) || !strings.Contains(err.Error(), "the time for the run was over") {
		t.Errorf("out of time: error %v", err)
	}
}

// TestCrawlProgress checks what is told while a crawl runs. One page answers
// when all others are done: it is the one at hand then.
func TestCrawlProgress(t *testing.T) {
	const slow = "https://a.example/errors/429"
	get := nineStatuses().get(new(visit))
	begun, others := make(chan bool), make(chan bool)
	var last Progress
	_, err := Crawl(t.Context(), crawlProfile(t, ""), Live{
		Get: func(ctx context.Context, address string, accept ...string) (*fetch.Response, error) {
			switch address {
			case slow:
				close(begun)
				<-others
			case "https://a.example/errors":
			default:
				<-begun
			}
			return get(ctx, address, accept...)
		},
		Progress: func(at Progress) {
			if at.Done < last.Done || at.Known < last.Known || at.Entries < last.Entries || at.Done > at.Known {
				t.Errorf("%v after %v", at, last)
			}
			if last = at; at.Done == 8 {
				if want := (Progress{8, 9, 7, slow}); at != want {
					t.Errorf("%v, want %v", at, want)
				}
				close(others)
			}
		},
	})
	if want := (Progress{9, 9, 8, slow}); err != nil || last != want {
		t.Errorf("error %v; at last %v, want %v", err, last, want)
	}
}

// TestCrawlDeterminism crawls a server 200 times that answers in another order
// each time. The catalogue must be the same bytes.
func TestCrawlDeterminism(t *testing.T) {
	if testing.Short() {
		t.Skip("SKIPPED BY -short: crawls are not repeated")
	}
	noLeaks(t)
	site := nineStatuses()
	site["https://a.example/errors/401"] += "<h2>type_404</h2><p>It is 404 too.</p>" // one type on two pages
	site["https://a.example/errors"] += "<a href=/errors/old>old</a>"
	site["https://a.example/errors/old"] = "→/errors/404" // two ways to one page, asked for at once
	site["https://a.example/errors/500"] += "<a href=/errors/502>502</a><a href=/errors/503>503</a>"
	site["https://a.example/errors/502"] = errorPage(502) + "<a href=/errors/504>504</a>"
	site["https://a.example/errors/503"] = "→/errors/504"
	site["https://a.example/errors/504"] = errorPage(504)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(rand.N(time.Millisecond))
		body, ok := site["https://a.example"+r.URL.Path]
		switch location, isRedirect := strings.CutPrefix(body, "→"); {
		case !ok:
			http.NotFound(w, r)
		case isRedirect:
			http.Redirect(w, r, location, http.StatusFound)
		default:
			w.Header().Set("Content-Type", "text/html; charset=utf-8")
			fmt.Fprint(w, body)
		}
	}))
	defer server.Close()
	results := map[string]int{}
	for range 200 {
		pages, err := crawlServer(t, server.URL)
		if err != nil {
			t.Fatal(err)
		}
		results[catalogOf(t, crawlProfile(t, ""), pages)+origins(pages)]++
	}
	if len(results) != 1 {
		t.Errorf("%d results: %v", len(results), slices.Sorted(maps.Values(results)))
	}
	for result := range results {
		if n := strings.Count(result, "- type: "); n != 10 {
			t.Errorf("%d entries in\n%s", n, result)
		}
	}
}

// catalogOf returns the catalogue that pages make, as YAML. Conflicts in it
// are no error.
func catalogOf(t testing.TB, p *scrape.Profile, pages []*page.Page) string {
	t.Helper()
	seen, err := scrape.Extract(p, pages)
	if err != nil {
		t.Fatal(err)
	}
	merged, _ := catalog.Merge(nil, seen)
	data, err := merged.Encode()
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}
