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

	"github.com/errgen/errgen/examples/stytch/stytchb2b"
	"github.com/stytchauth/stytch-go/v18/stytch/b2b/b2bstytchapi"
)

var update = flag.Bool("update", false, "rewrite testdata/output.txt")

// An answer is what the server says to the request for an organization.
type answer struct {
	status int
	body   string
}

// answers returns one for each documented error, and others.
func answers(t *testing.T) map[string]answer {
	all := map[string]answer{
		"undocumented": {418, `{"status_code":418,"request_id":"request-1","error_type":"short_and_stout","error_message":"I am a teapot.","error_details":{"tea":"oolong"}}`},
		"oauth":        {401, `{"error":"invalid_client","error_description":"Who are you?"}`},
		"html":         {502, "<html><h1>502 Bad Gateway</h1></html>"},
		"empty":        {500, ""},
	}
	for typ := range stytchb2b.All() {
		info, _ := stytchb2b.Lookup(typ)
		body, err := json.Marshal(map[string]any{
			"status_code": info.Status(), "request_id": "request-1", "error_type": typ,
			"error_message": info.Message(), "error_url": info.URL(),
		})
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
		w.WriteHeader(answer.status)
		w.Write([]byte(answer.body))
	}))
	defer server.Close()
	client, err := b2bstytchapi.NewClient("project-test-1", "secret-test-1", b2bstytchapi.WithBaseURI(server.URL))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	for typ := range stytchb2b.All() {
		err := read(client, string(typ))
		if e, ok := stytchb2b.From(err); !ok || !errors.Is(e, typ) {
			t.Errorf("From(%v) = %v, %t", err, e, ok)
		}
		explain(&out, err)
	}
	for _, id := range []string{"undocumented", "oauth", "html", "empty"} {
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
