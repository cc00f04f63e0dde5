package fetch

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestGet(t *testing.T) {
	var agent, accept string
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/errors" {
			http.NotFound(w, r)
			return
		}
		agent, accept = r.UserAgent(), r.Header.Get("Accept")
		w.Header().Set("Content-Type", "Text/Markdown; Charset=UTF-8")
		io.WriteString(w, "# Errors\n")
	}))
	defer server.Close()
	c := &Client{AllowPrivate: true, Rate: 1000}
	defer c.CloseIdleConnections()
	got, err := c.Get(t.Context(), server.URL+"/errors#not_found", "text/markdown", "text/html")
	if err != nil {
		t.Fatal(err)
	}
	if got.Type != "text/markdown" || got.Charset != "utf-8" || string(got.Body) != "# Errors\n" || got.Cached {
		t.Errorf("got %+v", got)
	}
	if want := server.URL + "/errors"; got.URL != want || got.Final != want {
		t.Errorf("addresses %s and %s, want %s", got.URL, got.Final, want)
	}
	if want := "errgen/dev (+https://github.com/errgen/errgen; contact: https://github.com/errgen/errgen/issues)"; agent != want {
		t.Errorf("User-Agent %q, want %q", agent, want)
	}
	if want := "text/markdown, text/html;q=0.8, */*;q=0.1"; accept != want {
		t.Errorf("Accept %q, want %q", accept, want)
	}
}
