package fetch

import (
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"testing"
	"time"
)

// needBrowser skips a test where there is no Chromium, but not in CI.
func needBrowser(t *testing.T) {
	t.Helper()
	if _, err := findBrowser(); err == nil {
		return
	}
	if os.Getenv("CI") != "" {
		t.Fatal("CI has no Chromium: install it, or set ERRGEN_CHROMIUM")
	}
	t.Skip("SKIPPED: there is no Chromium to test rendering with; install it, or set ERRGEN_CHROMIUM")
}

func TestRender(t *testing.T) {
	needBrowser(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		t.Log(r.Method, r.URL, r.UserAgent())
		switch r.URL.Path {
		case "/errors":
			w.Header().Set("Content-Type", "text/html")
			io.WriteString(w, `<!doctype html><title>x</title><div id=a>Loading</div><script>
fetch("/data").then(r => r.text()).then(s => { document.getElementById("a").textContent = s })</script>`)
		case "/data":
			io.WriteString(w, "email_not_found")
		default:
			http.NotFound(w, r)
		}
	}))
	defer server.Close()
	c := &Client{AllowPrivate: true, Rate: 1000, Timeout: 20 * time.Second, Notify: func(e Event) { t.Log(e) }}
	defer c.CloseIdleConnections()
	begun := time.Now()
	got, err := c.Render(t.Context(), server.URL+"/errors")
	t.Log(time.Since(begun))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(string(got.Body), `<div id="a">email_not_found</div>`) {
		t.Errorf("got %s", got.Body)
	}
}
