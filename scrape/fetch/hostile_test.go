package fetch

import (
	"bufio"
	"errors"
	"io/fs"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"
)

// The hostile server: real sockets on loopback. serve answers as a handler
// says, raw writes whatever it likes. Both have no robots.txt unless a test
// says so.

func serve(t *testing.T, handler http.HandlerFunc) *httptest.Server {
	t.Helper()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		handler(w, r)
	}))
	t.Cleanup(server.Close)
	return server
}

// raw serves connections with f, which gets each once the head of a request
// was read. It returns the address of a page there.
func raw(t *testing.T, f func(conn *net.TCPConn)) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			go answerRaw(conn.(*net.TCPConn), f)
		}
	}()
	return "http://" + listener.Addr().String() + "/page"
}

func answerRaw(conn *net.TCPConn, f func(conn *net.TCPConn)) {
	defer conn.Close()
	r, err := http.ReadRequest(bufio.NewReader(conn))
	if err != nil {
		return
	}
	if r.URL.Path == "/robots.txt" {
		conn.Write([]byte("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
		return
	}
	f(conn)
}

// untilClosed waits until the client has closed conn.
func untilClosed(conn net.Conn) {
	conn.SetReadDeadline(time.Now().Add(5 * time.Second))
	conn.Read(make([]byte, 1))
}

// newClient returns a client that may ask loopback and does not take its time.
func newClient(t *testing.T) *Client {
	t.Helper()
	c := &Client{AllowPrivate: true, Rate: 10_000, Timeout: 5 * time.Second}
	c.world.interval = time.Millisecond
	t.Cleanup(c.CloseIdleConnections)
	return c
}

// noLeaks fails the test if goroutines are left when all is closed that the
// test opened after it called noLeaks.
func noLeaks(t *testing.T) {
	t.Helper()
	before := runtime.NumGoroutine()
	t.Cleanup(func() {
		for range 300 {
			if runtime.NumGoroutine() <= before {
				return
			}
			time.Sleep(10 * time.Millisecond)
		}
		stacks := make([]byte, 1<<20)
		t.Errorf("%d goroutines are left, there were %d:\n%s",
			runtime.NumGoroutine(), before, stacks[:runtime.Stack(stacks, true)])
	})
}

// A failure is what must come of a fault.
type failure struct {
	kind   Kind
	says   string // part of the message
	memory uint64 // bytes allocated on the way; default 8 MiB
}

// fails gets an address, and checks that it fails as it should, in bounded
// memory, that nobody waits any more, and that the cache keeps what
// an earlier run has put there.
func fails(t *testing.T, c *Client, address string, want failure) {
	t.Helper()
	c.CacheDir = t.TempDir()
	c.store(&entry{Response: &Response{URL: address, Final: address, Type: "text/html", Body: []byte("as it was")}}, acceptHeader(nil))
	kept := folder(t, c.CacheDir)

	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	r, err := c.Get(t.Context(), address)
	runtime.ReadMemStats(&after)

	var e *Error
	if !errors.As(err, &e) {
		t.Fatalf("got %v and error %v, want one of kind %s", r, err, want.kind)
	}
	if e.Kind != want.kind || !strings.Contains(e.Message, want.says) {
		t.Errorf("kind %s: %v\nwant kind %s that says %q", e.Kind, e, want.kind, want.says)
	}
	if e.URL != address || e.Message == "" || e.Fix == "" {
		t.Errorf("the error lacks something: %#v", e)
	}
	if used, limit := after.TotalAlloc-before.TotalAlloc, max(want.memory, 8<<20); used > limit {
		t.Errorf("it took %s of memory, more than %s", size(int64(used)), size(int64(limit)))
	}
	if len(c.state.slots) != 0 {
		t.Errorf("%d requests still have a slot", len(c.state.slots))
	}
	if now := folder(t, c.CacheDir); len(now) != 1 || now[0] != kept[0] {
		t.Error("the cache has changed")
	}
}

// folder returns name and content of each file in dir.
func folder(t *testing.T, dir string) []string {
	t.Helper()
	var files []string
	err := filepath.WalkDir(dir, func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(name)
		files = append(files, filepath.Base(name)+"\n"+string(data))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}
