package serve

import (
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/errgen/errgen/catalog"
)

func testCatalog() *catalog.Catalog {
	return &catalog.Catalog{
		Wire: catalog.Wire{Status: catalog.WirePaths{"error.status"}, Type: catalog.WirePaths{"error.code"}, Message: catalog.WirePaths{"error.text"}},
		Errors: []catalog.Entry{
			{Type: "Bad Request", Status: []int{400}},
			{Type: "gone", Status: []int{200, 410}, Message: "It is gone."},
			{Type: "slow", Status: []int{429}},
			{Type: "unknown_status"},
		},
	}
}

// ask returns the response to a request as "status body".
func ask(t *testing.T, h http.Handler, method, path, header string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(method, path, nil)
	if header != "" {
		r.Header.Set(TypeHeader, header)
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

const (
	gone = `{"error":{"status":410,"code":"gone","text":"It is gone."}}`
	slow = `{"error":{"status":429,"code":"slow","text":""}}`
)

func TestHandler(t *testing.T) {
	h, err := NewHandler(testCatalog(), Options{
		Next:       []string{"gone", "slow"},
		At:         []Route{{"POST /users/{id}", []string{"slow", "gone"}}},
		Default:    "unknown_status",
		RetryAfter: 1500 * time.Millisecond,
	})
	if err != nil {
		t.Fatal(err)
	}
	for n, test := range []struct {
		method, path, header string
		status               int
		body                 string
	}{
		{"GET", "/", "", 410, gone},
		{"POST", "/users/7", "", 429, slow},
		{"POST", "/users/7", "", 410, gone},
		{"POST", "/users/8", "", 410, gone},
		{"GET", "/users/7", "", 429, slow},
		{"GET", "/anything", "", 500, `{"error":{"status":500,"code":"unknown_status","text":""}}`},
		{"GET", "/anything", "gone", 410, gone},
		{"POST", "/users/7", "slow", 429, slow},
		{"GET", "/errgen/gone", "", 410, gone},
		{"GET", "/errgen/Bad%20Request", "", 400, `{"error":{"status":400,"code":"Bad Request","text":""}}`},
		{"GET", "/errgen/gon", "", 501, "the catalogue has no error \"gon\"\n\tdid you mean gone?\n"},
	} {
		w := ask(t, h, test.method, test.path, test.header)
		if w.Code != test.status || w.Body.String() != test.body {
			t.Errorf("%d: %s %s: %d %s, want %d %s", n, test.method, test.path, w.Code, w.Body, test.status, test.body)
		}
		if after := w.Header().Get("Retry-After"); w.Code != 501 && after != "2" {
			t.Errorf("%d: Retry-After %q", n, after)
		}
	}
}

func TestSuccess(t *testing.T) {
	h, err := NewHandler(testCatalog(), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if w := ask(t, h, "GET", "/", ""); w.Code != 200 || w.Body.String() != "{}" || w.Header().Get("Retry-After") != "" {
		t.Errorf("%d %s", w.Code, w.Body)
	}
	var list []map[string]any
	if err := json.Unmarshal(ask(t, h, "GET", "/errgen/", "").Body.Bytes(), &list); err != nil || len(list) != 4 || list[0]["path"] != "/errgen/Bad%20Request" {
		t.Errorf("%v, %v", list, err)
	}
}

func TestFormats(t *testing.T) {
	c := &catalog.Catalog{
		Wire:   catalog.Wire{Format: "xml", Type: catalog.WirePaths{"Error.Code"}},
		Errors: []catalog.Entry{{Type: "A&B", Status: []int{404}}},
	}
	h, err := NewHandler(c, Options{Default: "A&B"})
	if err != nil {
		t.Fatal(err)
	}
	w := ask(t, h, "GET", "/", "")
	if !strings.HasSuffix(w.Body.String(), "<Error><Code>A&amp;B</Code></Error>") || w.Header().Get("Content-Type") != "application/xml" {
		t.Errorf("%s %s", w.Header(), w.Body)
	}
	numbers := &catalog.Catalog{Wire: catalog.Wire{Type: catalog.WirePaths{"code"}}, Errors: []catalog.Entry{{Type: "-7", Status: []int{404}}}}
	if h, err = NewHandler(numbers, Options{Default: "-7"}); err != nil {
		t.Fatal(err)
	}
	if w := ask(t, h, "GET", "/", ""); w.Body.String() != `{"code":-7}` {
		t.Errorf("%s", w.Body)
	}
}

// A type that JSON does not write as a number is a text, although it has digits alone.
func TestDigits(t *testing.T) {
	c := &catalog.Catalog{Wire: catalog.Wire{Type: catalog.WirePaths{"code"}}, Errors: []catalog.Entry{{Type: "007", Status: []int{404}}}}
	h, err := NewHandler(c, Options{Default: "007"})
	if err != nil {
		t.Fatal(err)
	}
	if w := ask(t, h, "GET", "/", ""); w.Body.String() != `{"code":"007"}` {
		t.Errorf("%s", w.Body)
	}
}

func TestOptionsRefused(t *testing.T) {
	for want, o := range map[string]Options{
		`no error "gon"`:             {Next: []string{"gone", "gon"}},
		`no error "x"`:               {Default: "x"},
		`no error "y"`:               {At: []Route{{"/", []string{"y"}}}},
		`"POST" cannot be answered`:  {At: []Route{{"POST", []string{"gone"}}}},
		`"/a" cannot be answered`:    {At: []Route{{"/a", []string{"gone"}}, {"/a", []string{"gone"}}}},
		`"/{x" cannot be answered: `: {At: []Route{{"/{x", []string{"gone"}}}},
	} {
		if _, err := NewHandler(testCatalog(), o); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%+v: %v, want %s", o, err, want)
		}
	}
}

// Where not all pages were read, an error may be on the others.
func TestPartial(t *testing.T) {
	c := testCatalog()
	c.Coverage = catalog.Coverage{Partial: &catalog.Missing{}}
	if _, err := NewHandler(c, Options{Default: "x"}); err == nil || !strings.Contains(err.Error(), "not all were read") {
		t.Errorf("%v", err)
	}
}

func TestDelay(t *testing.T) {
	h, err := NewHandler(testCatalog(), Options{Delay: time.Hour})
	if err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(h)
	defer server.Close()
	client := http.Client{Timeout: 10 * time.Millisecond}
	if resp, err := client.Get(server.URL); err == nil {
		body, _ := io.ReadAll(resp.Body)
		t.Errorf("the response comes at once: %s", body)
	}
}
