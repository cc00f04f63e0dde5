package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"flag"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path"
	"strconv"
	"testing"
	"time"

	"github.com/errgen/errgen/examples/okta/oktaerr"
	"github.com/okta/okta-sdk-golang/v5/okta"
)

var update = flag.Bool("update", false, "rewrite testdata/output.txt")

// An answer is what the server says to the request for a user.
type answer struct {
	status int
	body   string
}

// answers returns one for each error of the catalogue, and others.
func answers(t *testing.T) map[string]answer {
	all := map[string]answer{
		"undocumented": {418, `{"errorCode":"E9999999","errorSummary":"I am a teapot.","errorId":"id-1","errorCauses":[{"errorSummary":"Tea."}]}`},
		"html":         {502, "<html><h1>502 Bad Gateway</h1></html>"},
		"empty":        {500, ""},
	}
	for typ := range oktaerr.All() {
		info, _ := oktaerr.Lookup(typ)
		body, err := json.Marshal(map[string]any{
			"errorCode": typ, "errorSummary": info.Message(), "errorLink": typ, "errorId": "id-1",
		})
		if err != nil {
			t.Fatal(err)
		}
		all[string(typ)] = answer{info.Status(), string(body)}
	}
	return all
}

// newClient returns a client of a server, which it asks once.
func newClient(t *testing.T, server *httptest.Server) *okta.APIClient {
	t.Setenv("HOME", t.TempDir()) // where the SDK would look for a configuration
	// The SDK drops the port of an address.
	dial := func(ctx context.Context, network, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, network, server.Listener.Addr().String())
	}
	config, err := okta.NewConfiguration(
		okta.WithOrgUrl("http://localhost"), okta.WithHttpClientPtr(&http.Client{Transport: &http.Transport{DialContext: dial}}),
		okta.WithToken("token"), okta.WithTestingDisableHttpsCheck(true),
		okta.WithCache(false), okta.WithRateLimitMaxRetries(0),
	)
	if err != nil {
		t.Fatal(err)
	}
	return okta.NewAPIClient(config)
}

func TestExplain(t *testing.T) {
	all := answers(t)
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		answer := all[path.Base(r.URL.Path)]
		w.Header().Set("Content-Type", "application/json")
		w.Header().Set("X-Rate-Limit-Reset", strconv.FormatInt(time.Now().Unix(), 10))
		w.WriteHeader(answer.status)
		w.Write([]byte(answer.body))
	}))
	defer server.Close()
	client := newClient(t, server)
	var out bytes.Buffer
	for typ := range oktaerr.All() {
		err := read(client, string(typ))
		// Of an answer with status 429 the SDK keeps nothing.
		if e, ok := oktaerr.From(err); typ != oktaerr.ErrRateLimited && (!ok || !errors.Is(e, typ)) {
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
