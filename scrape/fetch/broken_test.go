package fetch

import (
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

const head = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"

func TestSlowHeaders(t *testing.T) {
	noLeaks(t)
	var asked atomic.Int32
	address := raw(t, func(conn *net.TCPConn) {
		asked.Add(1)
		io.WriteString(conn, "HTTP/1.1 200 OK\r\nContent-")
		untilClosed(conn)
	})
	c := newClient(t)
	c.Timeout, c.IgnoreRobots = 400*time.Millisecond, true
	fails(t, c, address, failure{kind: Timeout, says: "within 400ms"})
	if asked.Load() != 1 {
		t.Errorf("a server that is slow was asked %d times", asked.Load())
	}
}

func TestBodyStops(t *testing.T) {
	noLeaks(t)
	address := raw(t, func(conn *net.TCPConn) {
		io.WriteString(conn, head+"Content-Length: 100\r\n\r\n<p>half of")
		untilClosed(conn)
	})
	c := newClient(t)
	c.Timeout, c.IgnoreRobots = 400*time.Millisecond, true
	fails(t, c, address, failure{kind: Timeout, says: "did not send the whole answer"})
}

// TestBodyDrips sends a body byte by byte: each comes in time, the page never.
func TestBodyDrips(t *testing.T) {
	noLeaks(t)
	address := raw(t, func(conn *net.TCPConn) {
		io.WriteString(conn, head+"\r\n")
		for {
			if _, err := io.WriteString(conn, "x"); err != nil {
				return
			}
			time.Sleep(50 * time.Millisecond)
		}
	})
	c := newClient(t)
	c.Timeout, c.IgnoreRobots = 400*time.Millisecond, true
	fails(t, c, address, failure{kind: Timeout, says: "within 400ms"})
}

// reset ends a connection with RST, as a firewall or a crash does.
func reset(conn *net.TCPConn) {
	time.Sleep(20 * time.Millisecond) // so that what was sent before arrives
	conn.SetLinger(0)
	conn.Close()
}

func TestConnectionReset(t *testing.T) {
	noLeaks(t)
	var asked atomic.Int32
	address := raw(t, func(conn *net.TCPConn) {
		asked.Add(1)
		io.WriteString(conn, head+"Content-Length: 100\r\n\r\n<p>half of")
		reset(conn)
	})
	fails(t, newClient(t), address, failure{kind: Network, says: "(tried 4 times)"})
	if asked.Load() != defaultTries {
		t.Errorf("asked %d times, want %d", asked.Load(), defaultTries)
	}
}

func TestConnectionResetOnce(t *testing.T) {
	noLeaks(t)
	var asked atomic.Int32
	address := raw(t, func(conn *net.TCPConn) {
		if asked.Add(1) == 1 {
			io.WriteString(conn, head+"Content-Length: 100\r\n\r\n<p>half of")
			reset(conn)
			return
		}
		io.WriteString(conn, head+"Content-Length: 12\r\nConnection: close\r\n\r\n<p>the whole")
	})
	got, err := newClient(t).Get(t.Context(), address)
	if err != nil || string(got.Body) != "<p>the whole" {
		t.Errorf("got %v, error %v", got, err)
	}
}

// TestBodyCut sends less than was announced, in each way to announce it. It
// must never be taken for a shorter page.
func TestBodyCut(t *testing.T) {
	for name, answer := range map[string]string{
		"length": "Content-Length: 100\r\n\r\n<p>half of",
		"chunks": "Transfer-Encoding: chunked\r\n\r\n9\r\n<p>half of\r\n",
		"chunk":  "Transfer-Encoding: chunked\r\n\r\nff\r\n<p>half of",
		"gzip":   fmt.Sprintf("Content-Encoding: gzip\r\nContent-Length: 20\r\n\r\n%s", zip("<p>the whole page")[:20]),
	} {
		t.Run(name, func(t *testing.T) {
			noLeaks(t)
			address := raw(t, func(conn *net.TCPConn) { io.WriteString(conn, head+answer) })
			fails(t, newClient(t), address, failure{kind: Network, says: "the connection broke"})
		})
	}
}

// TestLengthTooSmall sends more than was announced. HTTP has no way to tell
// that from the end of the page: the extractor must find out.
func TestLengthTooSmall(t *testing.T) {
	noLeaks(t)
	address := raw(t, func(conn *net.TCPConn) {
		io.WriteString(conn, head+"Content-Length: 10\r\nConnection: close\r\n\r\n<p>half of the page")
	})
	got, err := newClient(t).Get(t.Context(), address)
	if err != nil || string(got.Body) != "<p>half of" {
		t.Errorf("got %v, error %v", got, err)
	}
}

func TestServerErrorTwice(t *testing.T) {
	noLeaks(t)
	var asked atomic.Int32
	server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		if asked.Add(1) <= 2 {
			http.Error(w, "oops", http.StatusInternalServerError)
			return
		}
		io.WriteString(w, "<p>fine")
	})
	var told []Event
	c := newClient(t)
	c.Notify = func(e Event) { told = append(told, e) }
	got, err := c.Get(t.Context(), server.URL+"/page")
	if err != nil || string(got.Body) != "<p>fine" {
		t.Fatalf("got %v, error %v", got, err)
	}
	if len(told) != 2 || told[0].URL != server.URL+"/page" || !strings.Contains(told[0].Reason, "500") {
		t.Errorf("told %v", told)
	}
}

func TestStatuses(t *testing.T) {
	for _, test := range []struct {
		status int
		kind   Kind
		asked  int32
	}{
		{404, NotFound, 1},
		{410, NotFound, 1},
		{400, Status, 1},
		{401, Status, 1},
		{403, Status, 1},
		{418, Status, 1},
		{204, Status, 1},
		{206, Status, 1},
		{304, Status, 1}, // nothing was asked that could be unchanged
		{302, Status, 1}, // without a Location
		{429, Busy, 4},
		{500, Status, 4},
		{501, Status, 1},
		{502, Status, 4},
		{503, Status, 4},
		{504, Status, 4},
		{599, Status, 1},
	} {
		t.Run(fmt.Sprint(test.status), func(t *testing.T) {
			noLeaks(t)
			var asked atomic.Int32
			server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				asked.Add(1)
				w.WriteHeader(test.status)
			})
			fails(t, newClient(t), server.URL+"/page", failure{kind: test.kind, says: fmt.Sprint(test.status)})
			if asked.Load() != test.asked {
				t.Errorf("asked %d times, want %d", asked.Load(), test.asked)
			}
		})
	}
}

func TestNobodyThere(t *testing.T) {
	noLeaks(t)
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	listener.Close()
	c := newClient(t)
	c.IgnoreRobots = true
	fails(t, c, "http://"+listener.Addr().String()+"/page", failure{kind: Network, says: "refused (tried 4 times)"})
}

// TestNameWithoutAddress asks for a host that has no address: there is nothing
// to wait for.
func TestNameWithoutAddress(t *testing.T) {
	noLeaks(t)
	c := newClient(t)
	c.IgnoreRobots = true
	c.world.dialer.Resolver = resolver(t)
	c.Notify = func(e Event) { t.Errorf("tried again: %v", e) }
	fails(t, c, "http://docs.example/page", failure{kind: Network, says: "there is no host docs.example"})
}
