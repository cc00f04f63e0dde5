package skeleton

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"testing/iotest"
	"time"
)

type body struct {
	io.Reader
	read, closed bool
}

func (b *body) Read(p []byte) (int, error) { b.read = true; return b.Reader.Read(p) }
func (b *body) Close() error               { b.closed = true; return nil }

func TestFromResponse(t *testing.T) {
	broken := errors.New("broken")
	response := func(status int, r io.Reader) (*http.Response, *body) {
		b := &body{Reader: r}
		return &http.Response{StatusCode: status, Body: b}, b
	}

	r, b := response(200, strings.NewReader(documented))
	if e, err := FromResponse(r); e != nil || err != nil || b.read {
		t.Errorf("status 200: %v, %v, read %t", e, err, b.read)
	}
	r, b = response(404, strings.NewReader(documented))
	if e, err := FromResponse(r); err != nil || e.Type != ErrEmailNotFound || b.closed {
		t.Errorf("status 404: %v, %v, closed %t", e, err, b.closed)
	}
	cut := io.MultiReader(strings.NewReader(`{"error_type":"x",`), iotest.ErrReader(broken))
	r, _ = response(500, cut)
	if e, err := FromResponse(r); !errors.Is(err, broken) || e.Type != "x" || e.StatusCode != 500 {
		t.Errorf("broken body: %v, %v", e, err)
	}
	large := bytes.NewReader(make([]byte, 2*genMaxResponse))
	r, _ = response(500, large)
	if e, err := FromResponse(r); err != nil || len(e.Body) != genMaxBody || large.Len() != genMaxResponse {
		t.Errorf("large body: %d bytes kept, %v, %d not read", len(e.Body), err, large.Len())
	}
	if e, err := FromResponse(&http.Response{StatusCode: 500}); err != nil || e.StatusCode != 500 {
		t.Errorf("no body: %v, %v", e, err)
	}
	if e, err := FromResponse(nil); e != nil || err == nil {
		t.Errorf("no response: %v, %v", e, err)
	}
}

// Others can read the body after FromResponse, from its beginning to its end.
func TestFromResponseRestores(t *testing.T) {
	for _, text := range []string{"", documented, "<html>", strings.Repeat("a", 3*genMaxResponse)} {
		b := &body{Reader: strings.NewReader(text)}
		r := &http.Response{StatusCode: 502, Body: b}
		if _, err := FromResponse(r); err != nil {
			t.Fatal(err)
		}
		again, err := io.ReadAll(r.Body)
		if string(again) != text || err != nil {
			t.Errorf("a body of %d bytes has %d afterwards, %v", len(text), len(again), err)
		}
		if r.Body.Close(); !b.closed {
			t.Error("the body is not closed")
		}
	}
}

func packed(text string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, text)
	w.Close()
	return b.String()
}

func TestGzip(t *testing.T) {
	whole := packed(documented)
	for _, test := range []struct{ encoding, body, wantType, wantBody string }{
		{"gzip", whole, "email_not_found", ""},
		{"GZIP", whole, "email_not_found", ""},
		{"gzip", whole[:len(whole)-4], "email_not_found", ""}, // without the end of its checksum
		{"gzip", documented, "email_not_found", ""},           // not packed, whatever the header says
		{"", documented, "email_not_found", ""},
		{"br", whole, "", whole},
		{"gzip", packed(strings.Repeat("a", 9*genMaxResponse)), "", strings.Repeat("a", genMaxBody)},
	} {
		r := &http.Response{StatusCode: 404, Header: http.Header{"Content-Encoding": {test.encoding}}, Body: io.NopCloser(strings.NewReader(test.body))}
		e, err := FromResponse(r)
		if err != nil || string(e.Type) != test.wantType || string(e.Body) != test.wantBody {
			t.Errorf("encoding %q of %d bytes: type %q, body %.20q, %v", test.encoding, len(test.body), e.Type, e.Body, err)
		}
		if again, _ := io.ReadAll(r.Body); string(again) != test.body {
			t.Errorf("encoding %q: the body is not as it was", test.encoding)
		}
	}
}

func TestRetryAfter(t *testing.T) {
	const now = "Wed, 21 Oct 2015 07:28:00 GMT"
	for _, test := range []struct {
		after, date string
		want        time.Duration
	}{
		{"120", "", 2 * time.Minute},
		{"0", "", 0},
		{"-5", "", 0},
		{"soon", "", 0},
		{"", "", 0},
		{"99999999999999999999", "", 0},
		{"4294967295", "", 4294967295 * time.Second},
		{"Wed, 21 Oct 2015 07:29:30 GMT", now, 90 * time.Second},
		{"Wed, 21 Oct 2015 07:27:00 GMT", now, 0},
		{"Wed, 21 Oct 2015 07:27:00 GMT", "", 0},
	} {
		h := http.Header{"Retry-After": {test.after}, "Date": {test.date}}
		e, err := FromResponse(&http.Response{StatusCode: 429, Header: h})
		if err != nil || e.RetryAfter != test.want {
			t.Errorf("Retry-After %q on %q: %v, %v, want %v", test.after, test.date, e.RetryAfter, err, test.want)
		}
	}
	h := http.Header{"Retry-After": {time.Now().Add(time.Hour).UTC().Format(http.TimeFormat)}}
	if e, _ := FromResponse(&http.Response{StatusCode: 503, Header: h}); e.RetryAfter < 50*time.Minute || e.RetryAfter > time.Hour {
		t.Errorf("a date in an hour: %v", e.RetryAfter)
	}
}

// answers are what a server may send, and whether a client of the SDK gets an
// *Error instead of the response.
var answers = []struct {
	status   int
	body     string
	becomes  bool
	wantType Type
}{
	{200, "", false, ""},
	{200, "<html>", false, ""},
	{302, "", false, ""},
	{404, documented, false, ""},
	{404, `{"error_type":"never_seen","error_details":{"a":1}}`, false, ""},
	{404, `{"error_type":"x","error_details":[1]}`, false, ""},
	{404, `{"error_type":"x","error_details":null}`, false, ""},
	{401, `{"error":"invalid_client","error_description":"No."}`, false, ""},
	{502, "<html>Bad gateway</html>", true, ""},
	{503, "", true, ""},
	{404, `{"error_type":"email_not_found","error_message":"Ema`, true, ErrEmailNotFound},
	{400, `{"error_type":"x","error_details":"a text"}`, true, "x"},
	{400, `{"error_type":"x","error_details":7}`, true, "x"},
	{500, `{"message":"another form"}`, true, ""},
	{400, `{"error_type":"x","a":"` + strings.Repeat("a", 2*genMaxResponse) + `"}`, false, ""},
}

func TestTransport(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		var n int
		fmt.Sscan(r.URL.Path[1:], &n)
		w.Header().Set("Retry-After", "7")
		w.WriteHeader(answers[n].status)
		io.WriteString(w, answers[n].body)
	}))
	defer server.Close()
	client := &http.Client{
		Transport:     Transport(nil),
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	var all sync.WaitGroup
	for n, want := range answers {
		for range 4 {
			all.Go(func() {
				r, err := client.Get(fmt.Sprint(server.URL, "/", n))
				if !want.becomes {
					checkAnswer(t, r, err, want.body)
					return
				}
				e, ok := From(err)
				if !ok || e.StatusCode != want.status || e.Type != want.wantType || e.RetryAfter != 7*time.Second {
					t.Errorf("status %d, body %.50s: %v", want.status, want.body, err)
				}
				if typ, ok := TypeOf(err); typ != want.wantType || ok != (typ != "") {
					t.Errorf("status %d, body %.50s: TypeOf returns %q, %t", want.status, want.body, typ, ok)
				}
			})
		}
	}
	all.Wait()
}

// checkAnswer checks that a client gets a response with a body.
func checkAnswer(t *testing.T, r *http.Response, err error, body string) {
	if err != nil {
		t.Errorf("body %.50s: %v", body, err)
		return
	}
	defer r.Body.Close()
	if got, err := io.ReadAll(r.Body); string(got) != body || err != nil {
		t.Errorf("got the body %.50q, %v, want %.50q", got, err, body)
	}
}

// A response to HEAD has no body, which an SDK that sends HEAD knows.
func TestTransportHead(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	client := &http.Client{Transport: Transport(http.DefaultTransport)}
	if r, err := client.Head(server.URL); err != nil || r.StatusCode != 404 {
		t.Errorf("HEAD: %v, %v", r, err)
	}
	if _, err := client.Get("http://127.0.0.1:1/"); err == nil {
		t.Error("an error of the network is lost")
	} else if _, ok := From(err); ok {
		t.Errorf("an error of the network becomes a response: %v", err)
	}
}

// A closer tells whether the body of a response that nobody gets is closed.
type closer struct{ b *body }

func (c closer) RoundTrip(*http.Request) (*http.Response, error) {
	return &http.Response{StatusCode: 502, Body: c.b}, nil
}

func TestTransportCloses(t *testing.T) {
	b := &body{Reader: strings.NewReader("<html>")}
	request, _ := http.NewRequest("GET", "http://a.example", nil)
	r, err := Transport(closer{b}).RoundTrip(request)
	if r != nil || err == nil || !b.closed {
		t.Errorf("%v, %v, closed %t", r, err, b.closed)
	}
}
