package skeletontest

import (
	"encoding/json"
	"errors"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/errgen/errgen/internal/emit/skeleton"
)

// get returns what a client of the API gets.
func get(t *testing.T, address string, header ...string) *skeleton.Error {
	t.Helper()
	r, err := http.NewRequest("GET", address, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range header {
		r.Header.Set("Errgen-Type", typ)
	}
	resp, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer resp.Body.Close()
	e, err := skeleton.FromResponse(resp)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// Every documented error goes from the server through a client to Is.
func TestEachError(t *testing.T) {
	s := NewServer(t)
	var all []skeleton.Type
	for typ := range skeleton.All() {
		s.Fail(typ)
		e := get(t, s.URL)
		info, _ := skeleton.Lookup(typ)
		if !skeleton.Is(e, typ) || e.StatusCode != info.Status() || e.Message != info.Message() || e.URL != info.URL() || e.Body != nil {
			t.Errorf("%s arrives as %+v", typ, e)
		}
		if direct := New(typ); direct.Error() != e.Error() {
			t.Errorf("New returns %v, the server %v", direct, e)
		}
		if !json.Valid(Body(typ)) {
			t.Errorf("the body of %s is not JSON", typ)
		}
		all = append(all, typ)
	}
	if !slices.Equal(s.Sent(), all) || len(all) == 0 {
		t.Errorf("sent %q", s.Sent())
	}
}

func TestServer(t *testing.T) {
	s := NewServer(t)
	if e := get(t, s.URL); e != nil {
		t.Errorf("a server that nothing is asked of sends %v", e)
	}
	s.FailAt("/users/{id}", skeleton.ErrEmailNotFound, skeleton.ErrOverloaded)
	s.Fail(skeleton.ErrRequestCanceled)
	s.RetryAfter(90 * time.Second)
	for n, want := range []skeleton.Type{"request_canceled", "email_not_found", "overloaded", "overloaded"} {
		e := get(t, s.URL+"/users/7")
		if !skeleton.Is(e, want) || e.RetryAfter != 90*time.Second {
			t.Errorf("response %d is %v, want %s", n, e, want)
		}
	}
	if e := get(t, s.URL+"/other"); e != nil {
		t.Errorf("another path fails: %v", e)
	}
	if e := get(t, s.URL, "overloaded"); !skeleton.Is(e, skeleton.ErrOverloaded) {
		t.Errorf("asked for overloaded, got %v", e)
	}
	if e := get(t, s.URL, "never_seen"); e.StatusCode != http.StatusNotImplemented || !strings.Contains(string(e.Body), `"never_seen" is not documented`) {
		t.Errorf("asked for an unknown type, got %v", e)
	}
	s.Handle("/ok", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { io.WriteString(w, "fine") }))
	if e := get(t, s.URL+"/ok"); e != nil {
		t.Errorf("a handler of the test is not asked: %v", e)
	}
}

func TestDelay(t *testing.T) {
	s := NewServer(t)
	s.Delay(time.Hour)
	client := http.Client{Timeout: 10 * time.Millisecond}
	if _, err := client.Get(s.URL); err == nil {
		t.Error("the server does not wait")
	}
	var timeout interface{ Timeout() bool }
	if _, err := client.Get(s.URL); !errors.As(err, &timeout) || !timeout.Timeout() {
		t.Errorf("%v is not a timeout", err)
	}
}

func TestUndocumented(t *testing.T) {
	for name, call := range map[string]func(){
		"New":    func() { New("never_seen") },
		"Body":   func() { Body("never_seen") },
		"Fail":   func() { NewServer(t).Fail("never_seen") },
		"FailAt": func() { NewServer(t).FailAt("/") },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s does not refuse it", name)
				}
			}()
			call()
		}()
	}
}
