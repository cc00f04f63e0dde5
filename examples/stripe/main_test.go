package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"flag"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"testing"

	"github.com/errgen/errgen/examples/stripe/stripeerr"
	"github.com/stripe/stripe-go/v82"
)

var update = flag.Bool("update", false, "rewrite testdata/output.txt")

// An answer is what the server says to the request for a customer.
type answer struct {
	status int
	body   string
}

// answers returns one for each error of the catalogue, and others.
func answers(t *testing.T) map[string]answer {
	all := map[string]answer{
		"undocumented": {418, `{"error":{"type":"api_error","code":"short_and_stout","message":"I am a teapot."}}`},
		"html":         {502, "<html><h1>502 Bad Gateway</h1></html>"},
		"empty":        {500, ""},
	}
	for typ := range stripeerr.All() {
		info, _ := stripeerr.Lookup(typ)
		body, err := json.Marshal(map[string]any{"error": map[string]any{
			"type": "invalid_request_error", "code": typ, "message": info.Message(), "doc_url": info.URL(),
		}})
		if err != nil {
			t.Fatal(err)
		}
		all[string(typ)] = answer{info.Status(), string(body)}
	}
	return all
}

func TestExplain(t *testing.T) {
	all := answers(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := all[path.Base(r.URL.Path)]
		w.Header().Set("Request-Id", "request-1")
		w.WriteHeader(answer.status)
		w.Write([]byte(answer.body))
	}))
	defer server.Close()
	client := stripe.NewClient("key", stripe.WithBackends(stripe.NewBackendsWithConfig(&stripe.BackendConfig{
		URL:               stripe.String(server.URL),
		MaxNetworkRetries: stripe.Int64(0),
		LeveledLogger:     &stripe.LeveledLogger{Level: stripe.LevelNull},
	})))
	var out bytes.Buffer
	for typ := range stripeerr.All() {
		err := read(client, string(typ))
		if e, ok := stripeerr.From(err); !ok || !errors.Is(e, typ) {
			t.Errorf("From(%v) = %v, %t", err, e, ok)
		}
		explain(&out, err)
	}
	for _, id := range []string{"undocumented", "html", "empty"} {
		explain(&out, read(client, id))
	}
	if *update {
		if err := os.WriteFile("testdata/output.txt", out.Bytes(), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile("testdata/output.txt")
	if err != nil {
		t.Fatal(err)
	}
	if out.String() != string(want) {
		t.Errorf("got\n%s", &out)
	}
}

// What is read without the SDK is the same error.
func TestParse(t *testing.T) {
	for id, answer := range answers(t) {
		e := stripeerr.Parse(answer.status, []byte(answer.body))
		if _, known := stripeerr.Lookup(e.Type); known != (string(e.Type) == id) || e.StatusCode != answer.status {
			t.Errorf("%s: %+v", id, e)
		}
	}
}
