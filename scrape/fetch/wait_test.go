package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// inBubble runs test with a client and a server that are joined by pipes, on a
// clock that skips what they wait for. The client has all its defaults.
func inBubble(t *testing.T, handler http.HandlerFunc, test func(t *testing.T, c *Client)) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		listener := &pipes{conns: make(chan net.Conn), closed: make(chan struct{})}
		server := &http.Server{Handler: handler}
		go server.Serve(listener)
		c := &Client{}
		c.world.pipe = listener.dial
		c.world.proxy = func(*http.Request) (*url.URL, error) { return nil, nil }
		test(t, c)
		c.CloseIdleConnections()
		server.Close()
	})
}

// pipes is a listener in memory.
type pipes struct {
	conns  chan net.Conn
	closed chan struct{}
	once   sync.Once
}

func (p *pipes) dial(ctx context.Context, _, _ string) (net.Conn, error) {
	here, there := net.Pipe()
	select {
	case p.conns <- there:
		return here, nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (p *pipes) Accept() (net.Conn, error) {
	select {
	case conn := <-p.conns:
		return conn, nil
	case <-p.closed:
		return nil, net.ErrClosed
	}
}

func (p *pipes) Close() error {
	p.once.Do(func() { close(p.closed) })
	return nil
}

func (p *pipes) Addr() net.Addr { return &net.UnixAddr{Name: "memory"} }

// page answers with a page, and with 404 for robots.txt.
func page(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path == "/robots.txt" {
		http.NotFound(w, r)
		return
	}
	io.WriteString(w, "<p>page")
}

// getAll gets n pages at once and returns how long it took.
func getAll(t *testing.T, c *Client, n int, address func(i int) string) time.Duration {
	t.Helper()
	begun := time.Now()
	var all sync.WaitGroup
	for i := range n {
		all.Go(func() {
			if _, err := c.Get(t.Context(), address(i)); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	return time.Since(begun)
}

// TestRate asks one host for robots.txt and six pages: seven requests, half a
// second from one to the next.
func TestRate(t *testing.T) {
	inBubble(t, page, func(t *testing.T, c *Client) {
		took := getAll(t, c, 6, func(i int) string { return fmt.Sprint("http://docs.example/", i) })
		if took != 3*time.Second {
			t.Errorf("it took %v, want 3s", took)
		}
	})
}

func TestRateOfCrawlDelay(t *testing.T) {
	handler := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			io.WriteString(w, "User-agent: *\nCrawl-delay: 5\n")
			return
		}
		page(w, r)
	}
	inBubble(t, handler, func(t *testing.T, c *Client) {
		took := getAll(t, c, 3, func(i int) string { return fmt.Sprint("http://docs.example/", i) })
		if took < 15*time.Second || took > 15*time.Second+time.Microsecond { // the limiter counts in floats
			t.Errorf("it took %v, want 15s", took)
		}
	})
}

// TestParallel asks ten hosts that take ten seconds each: four at once.
func TestParallel(t *testing.T) {
	var now, most atomic.Int32
	handler := func(w http.ResponseWriter, r *http.Request) {
		most.Store(max(most.Load(), now.Add(1)))
		time.Sleep(10 * time.Second)
		now.Add(-1)
		page(w, r)
	}
	inBubble(t, handler, func(t *testing.T, c *Client) {
		took := getAll(t, c, 10, func(i int) string { return fmt.Sprintf("http://h%d.example/", i) })
		if most.Load() != 4 {
			t.Errorf("%d requests at once, want 4", most.Load())
		}
		if took != 50*time.Second { // 20 requests by 4
			t.Errorf("it took %v, want 50s", took)
		}
	})
}

func TestTimeout(t *testing.T) {
	handler := func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		<-r.Context().Done()
	}
	inBubble(t, handler, func(t *testing.T, c *Client) {
		begun := time.Now()
		_, err := c.Get(t.Context(), "http://docs.example/")
		if took := time.Since(begun); !isKind(err, Timeout) || took != 30*time.Second+500*time.Millisecond {
			t.Errorf("after %v: %v", took, err)
		}
		ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
		defer cancel()
		begun = time.Now()
		_, err = c.Get(ctx, "http://docs.example/")
		if took := time.Since(begun); !errors.Is(err, context.DeadlineExceeded) || took != 10*time.Second {
			t.Errorf("a run of 10s ended after %v: %v", took, err)
		}
	})
}

// TestRunEndsBeforeTurn has a run that will end before the next request may be
// sent.
func TestRunEndsBeforeTurn(t *testing.T) {
	inBubble(t, page, func(t *testing.T, c *Client) {
		c.Rate = 0.01
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		if _, err := c.Get(ctx, "http://docs.example/"); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("got %v", err)
		}
	})
}

// busyOnce answers the first request for a page with 429 and header fields,
// and notes when each request came.
type busyOnce struct {
	fields map[string]string
	status int
	mu     sync.Mutex
	came   []time.Time
}

func (b *busyOnce) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if r.URL.Path == "/robots.txt" {
		http.NotFound(w, r)
		return
	}
	b.came = append(b.came, time.Now())
	if len(b.came) > 1 {
		page(w, r)
		return
	}
	for name, value := range b.fields {
		w.Header().Set(name, value)
	}
	w.WriteHeader(b.status)
}

func TestRetryAfter(t *testing.T) {
	// The clock of a bubble begins at this time; the request for the page is
	// answered half a second later.
	at := func(h, m, s int) string {
		return time.Date(2000, 1, 1, h, m, s, 0, time.UTC).Format(http.TimeFormat)
	}
	const second = time.Second
	for _, test := range []struct {
		name     string
		status   int
		fields   map[string]string
		min, max time.Duration
	}{
		{"seconds", 429, map[string]string{"Retry-After": "30"}, 30 * second, 30 * second},
		{"seconds with 503", 503, map[string]string{"Retry-After": " 60 "}, 60 * second, 60 * second},
		{"date", 429, map[string]string{"Retry-After": at(0, 0, 40)}, 40 * second, 40 * second},
		{"date by another clock", 429, map[string]string{"Date": at(7, 0, 0), "Retry-After": at(7, 0, 20)}, 20 * second, 20 * second},
		{"zero", 429, map[string]string{"Retry-After": "0"}, second / 2, second},
		{"date that has passed", 429, map[string]string{"Date": at(7, 0, 0), "Retry-After": at(6, 0, 0)}, second / 2, second},
		{"nonsense", 429, map[string]string{"Retry-After": "soon"}, second / 2, second},
		{"negative", 429, map[string]string{"Retry-After": "-30"}, second / 2, second},
		{"none", 502, nil, second / 2, second},
	} {
		t.Run(test.name, func(t *testing.T) {
			b := &busyOnce{fields: test.fields, status: test.status}
			inBubble(t, b.ServeHTTP, func(t *testing.T, c *Client) {
				if _, err := c.Get(t.Context(), "http://docs.example/page"); err != nil {
					t.Fatal(err)
				}
				if len(b.came) != 2 {
					t.Fatalf("asked at %v", b.came)
				}
				if wait := b.came[1].Sub(b.came[0]); wait < test.min-time.Microsecond || wait > test.max {
					t.Errorf("asked again after %v, want %v to %v", wait, test.min, test.max) // the limiter counts in floats
				}
			})
		})
	}
}

// TestRetryAfterAbsurd does not wait for what is too long, but says so at once.
func TestRetryAfterAbsurd(t *testing.T) {
	for value, says := range map[string]string{
		"61":                            "to wait for 1m1s",
		"3600":                          "to wait for 1h0m0s",
		"99999999999":                   "a hundred years or more",
		"99999999999999999999999999999": "a hundred years or more",
		"Sat, 01 Jan 2000 02:00:00 GMT": "to wait for 2h0m0s",
		"Fri, 31 Dec 9999 23:59:59 GMT": "a hundred years or more",
	} {
		b := &busyOnce{fields: map[string]string{"Retry-After": value}, status: http.StatusTooManyRequests}
		inBubble(t, b.ServeHTTP, func(t *testing.T, c *Client) {
			begun := time.Now()
			_, err := c.Get(t.Context(), "http://docs.example/page")
			if took := time.Since(begun); took != 500*time.Millisecond || len(b.came) != 1 {
				t.Errorf("%s: %d requests in %v", value, len(b.came), took)
			}
			if !isKind(err, Busy) || !strings.Contains(err.Error(), says) || !strings.Contains(err.Error(), "waits for 1m0s at most") {
				t.Errorf("%s: %v", value, err)
			}
		})
	}
}

// TestRetryAfterHoldsTheHost lets no other request to the host begin while the
// server asked for patience.
func TestRetryAfterHoldsTheHost(t *testing.T) {
	b := &busyOnce{fields: map[string]string{"Retry-After": "30"}, status: http.StatusServiceUnavailable}
	inBubble(t, b.ServeHTTP, func(t *testing.T, c *Client) {
		getAll(t, c, 3, func(i int) string { return fmt.Sprint("http://docs.example/", i) })
		for _, at := range b.came[1:] {
			if wait := at.Sub(b.came[0]); wait < 30*time.Second {
				t.Errorf("a request came after %v", wait)
			}
		}
		if len(b.came) != 4 {
			t.Errorf("%d requests, want 4", len(b.came))
		}
	})
}

// TestRetryAfterOnSockets is the same over real connections, in both forms
// of the field at once.
func TestRetryAfterOnSockets(t *testing.T) {
	noLeaks(t)
	var all sync.WaitGroup
	for _, value := range []string{"1", "Sat, 01 Jan 2000 00:00:01 GMT"} {
		b := &busyOnce{status: http.StatusTooManyRequests, fields: map[string]string{
			"Date": "Sat, 01 Jan 2000 00:00:00 GMT", "Retry-After": value,
		}}
		c, address := newClient(t), serve(t, b.ServeHTTP).URL+"/page"
		all.Go(func() {
			var waits []time.Duration
			c.Notify = func(e Event) { waits = append(waits, e.Wait) }
			if _, err := c.Get(t.Context(), address); err != nil {
				t.Error(err)
			}
			if !slices.Equal(waits, []time.Duration{time.Second}) {
				t.Errorf("%s: waits of %v", value, waits)
			}
		})
	}
	all.Wait()
}

// TestBackoff tries four times, and waits at random for up to 1, 2 and 4
// seconds.
func TestBackoff(t *testing.T) {
	var waits []time.Duration
	inBubble(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/robots.txt" {
			w.WriteHeader(http.StatusBadGateway)
			return
		}
		http.NotFound(w, r)
	}, func(t *testing.T, c *Client) {
		c.Notify = func(e Event) { waits = append(waits, e.Wait) }
		for i := range 20 {
			waits = nil
			if _, err := c.Get(t.Context(), fmt.Sprint("http://docs.example/", i)); !isKind(err, Status) {
				t.Fatal(err)
			}
			if len(waits) != 3 || waits[0] > time.Second || waits[1] > 2*time.Second || waits[2] > 4*time.Second {
				t.Errorf("waits %v", waits)
			}
		}
	})
}

func FuzzRetryAfter(f *testing.F) {
	for _, value := range []string{"1", "-1", " 7 ", "99999999999999999999", "Sat, 01 Jan 2000 02:00:00 GMT", "1e3", "０"} {
		f.Add(value)
	}
	sent := time.Date(2000, 1, 1, 0, 0, 0, 0, time.UTC)
	f.Fuzz(func(t *testing.T, value string) {
		wait, ok := parseRetryAfter(value, sent)
		if wait < 0 || wait > forever || !ok && wait != 0 {
			t.Errorf("%q: %v, %v", value, wait, ok)
		}
	})
}
