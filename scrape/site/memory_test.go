package site

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/costtest"
	"github.com/errgen/errgen/scrape/fetch"
	"github.com/errgen/errgen/scrape/list"
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
		{"bold text, never closed", "<body><p><b " + fill(40000, "a=b ") + ">" + fill(mb*3/4, "<p>a"), ""},
		{"ordinary", "<body>" + fill(mb, "<div class='x y'><p id=a>Some text with <code>words</code> and a <a href='/x'>link</a>.</p></div>\n"), "-"},
	} {
		for _, way := range []string{"folder", "crawl"} {
			t.Run(test.name+"/"+way, func(t *testing.T) {
				read := twelvePages(t, test.body, way)
				var err error
				var pages []*page.Page
				used := costtest.Memory(func() { pages, err = read() })
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

// TestListsTogether checks that the lists of a run are bounded together, also where one
// pattern stands for many files.
func TestListsTogether(t *testing.T) {
	dir := t.TempDir()
	for i := range 4 {
		name := filepath.Join(dir, fmt.Sprint("list", i, ".json"))
		if err := os.WriteFile(name, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Truncate(name, 20<<20); err != nil {
			t.Fatal(err)
		}
	}
	from := func(pattern string) list.Source {
		return list.Source{Name: "a", Form: "json", From: []string{filepath.Join(dir, pattern)}}
	}
	lists, err := Loader{}.LoadLists(t.Context(), []list.Source{from("list[012].json")}, nil)
	if err != nil || len(lists) != 1 || len(lists[0].Files) != 3 {
		t.Errorf("60 MB: %d lists, error %v", len(lists), err)
	}
	for _, sources := range [][]list.Source{{from("list*.json")}, {from("list[012].json"), from("list3.json"), from("list3.json")}} {
		_, err := Loader{}.LoadLists(t.Context(), sources, nil)
		if err == nil || !strings.Contains(err.Error(), "more than 64 MiB") || strings.Count(err.Error(), "large-lists") != 1 {
			t.Errorf("80 MB of %v: error %v", sources, err)
		}
	}
}
