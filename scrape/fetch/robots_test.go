package fetch

import (
	"io"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/errgen/errgen/internal/costtest"
)

// TestRobotsExamples has the examples of RFC 9309, with the name of this
// client in the place of theirs.
func TestRobotsExamples(t *testing.T) {
	const simple = `User-Agent: *
Disallow: *.gif$
Disallow: /example/
Allow: /publications/

User-Agent: foobot
Disallow:/
Allow:/example/page.html
Allow:/example/allowed.gif

User-Agent: barbot
User-Agent: bazbot
Disallow: /example/page.html

User-Agent: quxbot
`
	as := func(bot string) string { return strings.Replace(simple, bot, "errgen", 1) }
	for _, test := range []struct {
		name, text  string
		allowed, no []string
	}{
		{
			"5.1 any bot", simple,
			[]string{"/publications/", "/", "/a.gif?x", "/robots.txt"},
			[]string{"/example/", "/example/page.html", "/a.gif", "/x/y.gif"},
		},
		{
			"5.1 foobot", as("foobot"),
			[]string{"/example/page.html", "/example/allowed.gif", "/robots.txt"},
			[]string{"/", "/publications/", "/example/"},
		},
		{
			"5.1 barbot", as("barbot"),
			[]string{"/", "/a.gif", "/example/", "/publications/"},
			[]string{"/example/page.html"},
		},
		{
			"5.1 bazbot", as("bazbot"),
			[]string{"/", "/a.gif", "/example/"},
			[]string{"/example/page.html"},
		},
		{"5.1 quxbot", as("quxbot"), []string{"/", "/a.gif", "/example/page.html"}, nil},
		{
			"5.2 longest match", "User-Agent: errgen\nAllow: /example/page/\nDisallow: /example/page/disallowed.gif\n",
			[]string{"/example/page/", "/example/page/a.html"},
			[]string{"/example/page/disallowed.gif"},
		},
		{
			"2.2.1 groups are joined", "user-agent: ErrGen\ndisallow: /foo\ndisallow: /bar\n\nuser-agent: x\ndisallow: /qux\n\nuser-agent: ERRGEN\ndisallow: /baz\n",
			[]string{"/", "/qux"},
			[]string{"/foo", "/bar", "/baz"},
		},
		{"2.2.1 no group for it", "User-agent: other\nDisallow: /\n", []string{"/", "/a"}, nil},
		{"2.2.1 the token, whatever follows it", "User-agent: errgen/2.0 (x)\nDisallow: /a\n", nil, []string{"/a"}},
		{"2.2.1 not the beginning of a token", "User-agent: errgenbot\nDisallow: /a\nUser-agent: err\nDisallow: /\n", []string{"/a"}, nil},
		{"2.2.2 the longest counts", "User-agent: *\nDisallow: /a\nAllow: /a/b\nDisallow: /a/b/c\n", []string{"/a/b", "/a/b/d"}, []string{"/a/x", "/a/b/c"}},
		{"2.2.2 allow wins a draw", "User-agent: *\nDisallow: /page\nAllow: /page\n", []string{"/page"}, nil},
		{"2.2.2 an empty rule", "User-agent: *\nDisallow:\n", []string{"/"}, nil},
		{"2.2.2 case counts", "User-agent: *\nDisallow: /Page\n", []string{"/page"}, []string{"/Page"}},
		{"2.2.2 query", "User-agent: *\nDisallow: /foo/bar?baz=quz\n", []string{"/foo/bar"}, []string{"/foo/bar?baz=quz"}},
		{"2.2.2 encoded query", "User-agent: *\nDisallow: /foo/bar?baz=https%3A%2F%2Ffoo.bar\n", nil, []string{"/foo/bar?baz=https://foo.bar", "/foo/bar?baz=https%3a%2F%2ffoo.bar"}},
		{"2.2.2 not encoded query", "User-agent: *\nDisallow: /foo/bar?baz=https://foo.bar\n", nil, []string{"/foo/bar?baz=https%3A%2F%2Ffoo.bar"}},
		{"2.2.2 not ASCII", "User-agent: *\nDisallow: /foo/bar/ツ\n", nil, []string{"/foo/bar/%E3%83%84", "/foo/bar/%e3%83%84", "/foo/bar/ツ"}},
		{"2.2.2 encoded", "User-agent: *\nDisallow: /foo/bar/%E3%83%84\n", nil, []string{"/foo/bar/%E3%83%84", "/foo/bar/ツ"}},
		{"2.2.2 needlessly encoded", "User-agent: *\nDisallow: /foo/bar/%62%61%7A\n", nil, []string{"/foo/bar/baz", "/foo/bar/%62%61z"}},
		{"2.2.2 an encoded slash is none", "User-agent: *\nDisallow: /a/b\n", []string{"/a%2Fb"}, []string{"/a/b"}},
		{"2.2.3 comment", "User-agent: * # all\nDisallow: /a # but not this\n# Disallow: /b\n", []string{"/b"}, []string{"/a"}},
		{"2.2.3 end", "User-agent: *\nAllow: /this/path/exactly$\nDisallow: /this\n", []string{"/this/path/exactly"}, []string{"/this/path/exactly/not"}},
		{"2.2.3 star", "User-agent: *\nAllow: /this/*/exactly\nDisallow: /this\n", []string{"/this/path/exactly", "/this/a/b/exactly/too"}, []string{"/this/exactly", "/this/path"}},
		{"2.2.3 a star that is meant", "User-agent: *\nDisallow: /path/file-with-a-%2A.html\n", []string{"/path/file-with-a-b.html"}, []string{"/path/file-with-a-*.html", "/path/file-with-a-%2A.html"}},
		{"2.2.3 a dollar that is meant", "User-agent: *\nDisallow: /path/foo-%24\n", []string{"/path/foo-"}, []string{"/path/foo-$", "/path/foo-$bar"}},
		{"2.2.4 other records", "User-agent: *\nSitemap: https://example.com/s.xml\nUser-agent: other\nCrawl-delay: 5\nFancy: yes\nDisallow: /a\n", nil, []string{"/a"}},
		{"line ends", "User-agent: *\rDisallow: /a\r\nDisallow: /b", []string{"/c"}, []string{"/a", "/b"}},
		{"byte order mark", "\ufeffUser-agent: *\nDisallow: /a\n", nil, []string{"/a"}},
		{"rules before any group", "Disallow: /\nUser-agent: *\nDisallow: /a\n", []string{"/b"}, []string{"/a"}},
		{"no robots.txt at all", "<!doctype html><p style='color: red'>Not found", []string{"/"}, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			rules := parseRobots([]byte(test.text))
			for _, path := range test.allowed {
				if ok, pattern := rules.decide(path); !ok {
					t.Errorf("%s is disallowed by %s", path, pattern)
				}
			}
			for _, path := range test.no {
				if ok, pattern := rules.decide(path); ok {
					t.Errorf("%s is allowed by %q", path, pattern)
				}
			}
		})
	}
}

func TestCrawlDelay(t *testing.T) {
	for text, want := range map[string]time.Duration{
		"User-agent: *\nCrawl-delay: 5":                                     5 * time.Second,
		"User-agent: *\nCrawl-delay: 0.5":                                   500 * time.Millisecond,
		"User-agent: *\nCrawl-delay: 5\nUser-agent: errgen":                 0,
		"User-agent: *\nCrawl-delay: 5\nUser-agent: errgen\nCrawl-delay: 2": 2 * time.Second,
		"User-agent: *\nCrawl-delay: 86400":                                 maxDelay,
		"User-agent: *\nCrawl-delay: 1e300":                                 maxDelay,
		"User-agent: *\nCrawl-delay: inf":                                   maxDelay,
		"User-agent: *\nCrawl-delay: nan":                                   0,
		"User-agent: *\nCrawl-delay: -3":                                    0,
		"User-agent: *\nCrawl-delay: soon":                                  0,
	} {
		if got := parseRobots([]byte(text)).delay; got != want {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
}

// FuzzRobots compares the matching of patterns with that of regular
// expressions.
func FuzzRobots(f *testing.F) {
	for _, pattern := range []string{"/", "*", "$", "/*$", "*.gif$", "/a*b*c", "/a**b$", "/%zz%2a", "/foo/ツ?x=%3A"} {
		f.Add(pattern, "/a/b.gif?x=:")
		f.Add(pattern, "/axbxbc")
	}
	f.Fuzz(func(t *testing.T, pattern, path string) {
		rules := parseRobots([]byte("user-agent: *\ndisallow: " + pattern))
		path = "/" + path
		allowed, _ := rules.decide(path)
		if path == "/robots.txt" || len(rules.rules) != 1 {
			return
		}
		normal := rules.rules[0].pattern
		body, anchored := strings.CutSuffix(normal, "$")
		expr := "^" + strings.ReplaceAll(regexp.QuoteMeta(body), `\*`, "(?s:.*)")
		if anchored {
			expr += "$"
		}
		subject := normalize(strings.NewReplacer("*", "%2A", "$", "%24").Replace(path))
		if want := !regexp.MustCompile(expr).MatchString(subject); allowed != want {
			t.Errorf("pattern %q, path %q: allowed %v, want %v", normal, subject, allowed, want)
		}
		if again := normalize(subject); again != subject {
			t.Errorf("%q is normalized again to %q", subject, again)
		}
	})
}

// withRobots serves a robots.txt, and all else by handler.
func withRobots(t *testing.T, text string, handler http.HandlerFunc) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			io.WriteString(w, text)
			return
		}
		handler(w, r)
	}))
	t.Cleanup(server.Close)
	return server
}

func TestRobotsDisallows(t *testing.T) {
	noLeaks(t)
	asked := 0
	server := withRobots(t, "User-agent: errgen\nDisallow: /page\n", func(w http.ResponseWriter, _ *http.Request) {
		asked++
		io.WriteString(w, "<p>secret")
	})
	fails(t, newClient(t), server.URL+"/page", failure{kind: Refused, says: "Disallow: /page"})
	if asked > 0 {
		t.Error("the page was asked for")
	}
	c := newClient(t)
	c.IgnoreRobots = true
	if got, err := c.Get(t.Context(), server.URL+"/page"); err != nil || string(got.Body) != "<p>secret" {
		t.Errorf("got %v, error %v", got, err)
	}
}

// TestRobotsUnavailable has the statuses of a robots.txt (RFC 9309, 2.3.1).
func TestRobotsUnavailable(t *testing.T) {
	for status, allowed := range map[int]bool{
		400: true, 401: true, 403: true, 404: true, 410: true,
		429: false, 500: false, 503: false, 599: false, 204: false,
	} {
		noLeaks(t)
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				w.WriteHeader(status)
				return
			}
			io.WriteString(w, "<p>page")
		}))
		c := newClient(t)
		if allowed {
			if _, err := c.Get(t.Context(), server.URL+"/page"); err != nil {
				t.Errorf("%d: %v", status, err)
			}
		} else {
			fails(t, c, server.URL+"/page", failure{kind: Refused, says: "/robots.txt cannot be read"})
		}
		server.Close()
	}
}

// TestRobotsRedirects follows five redirects, within the hosts. What is
// further is not there.
func TestRobotsRedirects(t *testing.T) {
	for hops, kind := range map[int]Kind{1: Refused, 5: Refused, 6: ""} {
		noLeaks(t)
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			switch r.URL.Path {
			case "/robots.txt":
				http.Redirect(w, r, "/robots/"+strings.Repeat("x", hops-1), http.StatusFound)
			case "/robots/":
				io.WriteString(w, "User-agent: *\nDisallow: /page")
			case "/page":
				io.WriteString(w, "<p>page")
			default:
				http.Redirect(w, r, strings.TrimSuffix(r.URL.Path, "x"), http.StatusFound)
			}
		}))
		_, err := newClient(t).Get(t.Context(), server.URL+"/page")
		if kind == "" && err != nil || kind != "" && !isKind(err, kind) {
			t.Errorf("%d redirects: %v", hops, err)
		}
		server.Close()
	}
	noLeaks(t)
	server := httptest.NewServer(http.RedirectHandler("http://127.0.0.1:1/robots.txt", http.StatusFound))
	t.Cleanup(server.Close)
	fails(t, newClient(t), server.URL+"/page", failure{kind: Blocked, says: "127.0.0.1:1 is not among the hosts"})
}

// TestRobotsHuge has a robots.txt of ten megabytes. What stands in its first
// 500 KiB counts; a rule that the limit cuts does not.
func TestRobotsHuge(t *testing.T) {
	noLeaks(t)
	text := "User-agent: *\nDisallow: /page\n"
	text += strings.Repeat("#", maxRobots-len(text)-len("\nDisallow: /o")) + "\nDisallow: /other/than/this\n"
	text += strings.Repeat("Disallow: /more\n", 10<<20/16)
	server := withRobots(t, text, func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "<p>page") })
	c := newClient(t)
	fails(t, c, server.URL+"/page", failure{kind: Refused, says: "Disallow: /page"})
	for _, path := range []string{"/other", "/more"} {
		if _, err := c.Get(t.Context(), server.URL+path); err != nil {
			t.Error(err)
		}
	}
}

// TestRobotsReadOnce asks for robots.txt once, however many pages are got and
// however it ends.
func TestRobotsReadOnce(t *testing.T) {
	for _, status := range []int{200, 404, 503} {
		noLeaks(t)
		var asked atomic.Int32
		server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/robots.txt" {
				asked.Add(1)
				w.WriteHeader(status)
			}
			io.WriteString(w, "<p>page")
		}))
		c := newClient(t)
		c.Tries = 1
		var all sync.WaitGroup
		for range 20 {
			all.Go(func() { _, _ = c.Get(t.Context(), server.URL+"/page") })
		}
		all.Wait()
		if asked.Load() != 1 {
			t.Errorf("status %d: asked %d times", status, asked.Load())
		}
		server.Close()
	}
}

// TestManyRules decides fast, however the rules look.
func TestManyRules(t *testing.T) {
	path := "/" + strings.Repeat("a", 2000)
	costtest.Linear(t, maxRobots/34/4, func(n int) func() {
		rules := parseRobots([]byte("User-agent: *\n" + strings.Repeat("Disallow: /*a*a*a*a*a*a*a*a*a*b$\n", n)))
		return func() {
			if ok, _ := rules.decide(path); !ok {
				t.Error("disallowed")
			}
		}
	})
	rules := parseRobots([]byte("User-agent: *\n" + strings.Repeat("Disallow: /*a*a*a*a*a*a*a*a*a*b$\n", 100)))
	costtest.Linear(t, 5_000, func(n int) func() {
		path := "/" + strings.Repeat("a", n)
		return func() {
			if ok, _ := rules.decide(path); !ok {
				t.Error("disallowed")
			}
		}
	})
}
