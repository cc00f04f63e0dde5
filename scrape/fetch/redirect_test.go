package fetch

import (
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strconv"
	"strings"
	"testing"
)

// redirects serves /page with a redirect to location, and text elsewhere.
func redirects(t *testing.T, location string) *httptest.Server {
	return serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/page" {
			w.Header().Set("Location", location)
			w.WriteHeader(http.StatusFound)
			return
		}
		io.WriteString(w, "<p>at "+r.URL.Path)
	})
}

func TestRedirect(t *testing.T) {
	noLeaks(t)
	server := redirects(t, "/moved?now=1#part")
	got, err := newClient(t).Get(t.Context(), server.URL+"/page#part")
	if err != nil || got.URL != server.URL+"/page" || got.Final != server.URL+"/moved?now=1" || string(got.Body) != "<p>at /moved" {
		t.Errorf("got %+v, error %v", got, err)
	}
}

func TestRedirectLoop(t *testing.T) {
	noLeaks(t)
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		next := map[string]string{"/page": "/a", "/a": "/b", "/b": "/a"}[r.URL.Path]
		http.Redirect(w, r, next, http.StatusMovedPermanently)
	})
	fails(t, newClient(t), server.URL+"/page", failure{kind: Redirect, says: "in a circle, through " + server.URL + "/a"})
}

// TestRedirectsWithoutEnd follows ten, and no eleventh.
func TestRedirectsWithoutEnd(t *testing.T) {
	noLeaks(t)
	last := 0
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		last, _ = strconv.Atoi(r.URL.Query().Get("n"))
		http.Redirect(w, r, fmt.Sprint("/page?n=", last+1), http.StatusTemporaryRedirect)
	})
	fails(t, newClient(t), server.URL+"/page", failure{kind: Redirect, says: "more than 10 times"})
	if last != maxRedirects {
		t.Errorf("followed %d redirects, want %d", last, maxRedirects)
	}
}

func TestRedirectToFile(t *testing.T) {
	for _, location := range []string{
		"file:///etc/passwd", "ftp://example.com/", "gopher://example.com/", "javascript:alert(1)",
		"data:text/html,x", "http://", "http://[::1", "http://user:secret@127.0.0.1/", "%zz",
	} {
		t.Run(location, func(t *testing.T) {
			noLeaks(t)
			server := redirects(t, location)
			fails(t, newClient(t), server.URL+"/page", failure{kind: Redirect, says: "redirects to"})
		})
	}
}

func TestRedirectToOtherHost(t *testing.T) {
	noLeaks(t)
	asked := 0
	other := serve(t, func(http.ResponseWriter, *http.Request) { asked++ })
	server := redirects(t, other.URL+"/page")
	for _, ignore := range []bool{false, true} {
		c := newClient(t)
		c.IgnoreRobots = ignore
		fails(t, c, server.URL+"/page", failure{kind: Blocked, says: "not among the hosts"})
	}
	if asked > 0 {
		t.Error("the other host was asked")
	}
	c := newClient(t)
	c.Hosts = []string{hostOf(t, server), hostOf(t, other)}
	fails(t, c, server.URL+"/page", failure{kind: Empty, says: "redirected to " + other.URL})
	if asked != 1 {
		t.Error("the other host was not asked")
	}
}

func hostOf(t *testing.T, server *httptest.Server) string {
	t.Helper()
	u, err := url.Parse(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	return u.Host
}

func TestRedirectFromHTTPS(t *testing.T) {
	noLeaks(t)
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		http.Redirect(w, r, strings.Replace("https://"+r.Host, "https", "http", 1)+"/page", http.StatusFound)
	}))
	t.Cleanup(server.Close)
	c := newClient(t)
	c.world.roots = pool(server)
	fails(t, c, server.URL+"/page", failure{kind: Redirect, says: "from https to http://"})
}

func TestRedirectObeysRobots(t *testing.T) {
	noLeaks(t)
	server := withRobots(t, "User-agent: *\nDisallow: /private\n", func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/private") {
			t.Error("asked for " + r.URL.Path)
		}
		http.Redirect(w, r, "/private/page", http.StatusFound)
	})
	fails(t, newClient(t), server.URL+"/page", failure{kind: Refused, says: "Disallow: /private"})
}
