package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"testing"
	"time"
	"unicode"
)

func zip(text string) []byte {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	io.WriteString(w, text)
	w.Close()
	return b.Bytes()
}

// TestGzipBomb sends ten megabytes that unpack to ten gigabytes: members of
// gzip one after the other are one text (RFC 1952, 2.2).
func TestGzipBomb(t *testing.T) {
	noLeaks(t)
	member := zip(strings.Repeat("<p>", 10<<20/3))
	members := 10 << 30 / (10 << 20)
	if total := len(member) * members; total < 8<<20 || total > 64<<20 {
		t.Fatalf("the bomb has %d bytes", total)
	}
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Accept-Encoding") != "gzip" {
			t.Errorf("Accept-Encoding %q", r.Header.Get("Accept-Encoding"))
		}
		w.Header().Set("Content-Encoding", "gzip")
		for range members {
			if _, err := w.Write(member); err != nil {
				return
			}
		}
	})
	c := newClient(t)
	c.MaxBody = 4 << 20
	fails(t, c, server.URL+"/page", failure{kind: TooLarge, says: "more than 4 MiB", memory: 64 << 20})
}

// TestHugePage sends a gigabyte, announced and not.
func TestHugePage(t *testing.T) {
	for _, announced := range []bool{true, false} {
		noLeaks(t)
		var sent atomic.Int64
		address := raw(t, func(conn *net.TCPConn) {
			io.WriteString(conn, head)
			if announced {
				io.WriteString(conn, "Content-Length: 1073741824\r\n")
			}
			io.WriteString(conn, "\r\n")
			n, _ := io.Copy(conn, io.LimitReader(endless{}, 1<<30))
			sent.Store(n)
		})
		c := newClient(t)
		c.MaxBody = 4 << 20
		fails(t, c, address, failure{kind: TooLarge, says: "more than 4 MiB", memory: 64 << 20})
		if sent.Load() > 64<<20 {
			t.Errorf("the server could send %s", size(sent.Load()))
		}
	}
}

type endless struct{}

func (endless) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

func TestHugeHeader(t *testing.T) {
	noLeaks(t)
	address := raw(t, func(conn *net.TCPConn) {
		io.WriteString(conn, head+"X-Filler: ")
		io.Copy(conn, io.LimitReader(endless{}, 1<<30))
	})
	fails(t, newClient(t), address, failure{kind: Network, says: "header"})
}

// TestBodyOfLimit takes a page of just MaxBody, and not one byte more, whether
// packed or not.
func TestBodyOfLimit(t *testing.T) {
	for _, test := range []struct {
		length int
		packed bool
		fits   bool
	}{{1000, false, true}, {1001, false, false}, {1000, true, true}, {1001, true, false}} {
		noLeaks(t)
		server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			text := strings.Repeat("x", test.length)
			if test.packed {
				w.Header().Set("Content-Encoding", "gzip")
				text = string(zip(text))
			}
			w.(http.Flusher).Flush() // so that no length is announced
			io.WriteString(w, text)
		})
		c := newClient(t)
		c.MaxBody = 1000
		got, err := c.Get(t.Context(), server.URL+"/page")
		if fits := err == nil; fits != test.fits || fits && len(got.Body) != 1000 {
			t.Errorf("%+v: got %v, error %v", test, got, err)
		}
	}
}

func TestEmptyBody(t *testing.T) {
	for _, body := range []string{"", " \r\n\t\n"} {
		noLeaks(t)
		server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html")
			io.WriteString(w, body)
		})
		fails(t, newClient(t), server.URL+"/page", failure{kind: Empty, says: "without any text"})
	}
}

// TestTypes checks what a body is taken for, by what it was declared as and
// how it begins.
func TestTypes(t *testing.T) {
	const page, markdown = "<!DOCTYPE html><title>Errors</title>", "# Errors\n\nThe API sends errors.\n"
	for _, test := range []struct {
		declared, body string
		want           string // empty: refused
	}{
		{"text/html; charset=utf-8", page, "text/html"},
		{"TEXT/HTML", page, "text/html"},
		{"text/html; charset", page, "text/html"},
		{"application/xhtml+xml", `<?xml version="1.0"?><html/>`, "application/xhtml+xml"},
		{"text/markdown", markdown, "text/markdown"},
		{"text/x-markdown", markdown, "text/x-markdown"},
		{"text/mdx", markdown, "text/mdx"},
		{"text/plain", markdown, "text/plain"},
		{"text/markdown", page, "text/html"}, // a single-page application that answers everything
		{"text/plain", "\n\n  " + page, "text/html"},
		{"", page, "text/html"},
		{"", markdown, "text/plain"},
		{"no type at all", markdown, "text/plain"},
		{"text/html", "%PDF-1.7\n", ""},
		{"text/html", "\x89PNG\r\n\x1a\n", ""},
		{"text/markdown", "PK\x03\x04rest", ""},
		{"image/png", "\x89PNG\r\n\x1a\n", ""},
		{"application/pdf", "%PDF-1.7\n", ""},
		{"application/zip", "PK\x03\x04", ""},
		{"application/octet-stream", markdown, ""},
		{"application/json", "{}", ""},
	} {
		noLeaks(t)
		server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header()["Content-Type"] = []string{test.declared}
			if test.declared == "" {
				w.Header()["Content-Type"] = nil // keeps net/http from guessing
			}
			io.WriteString(w, test.body)
		})
		c := newClient(t)
		if test.want == "" {
			fails(t, c, server.URL+"/page", failure{kind: ContentType, says: ", not a page"})
			continue
		}
		got, err := c.Get(t.Context(), server.URL+"/page")
		if err != nil || got.Type != test.want || string(got.Body) != test.body {
			t.Errorf("%q declared as %q: got %v, error %v", test.body, test.declared, got, err)
		}
	}
}

// TestGetAnyType checks that text of every type is taken where the caller takes it,
// and nothing else.
func TestGetAnyType(t *testing.T) {
	noLeaks(t)
	for _, test := range []struct{ declared, body string }{
		{"application/json", "{}"}, {"application/octet-stream", "enum class"}, {"text/csv", "code\n1\n"}, {"image/png", "\x89PNG\r\n\x1a\n"},
	} {
		server := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if got := r.Header.Get("Accept"); r.URL.Path == "/list" && got != "text/plain, */*;q=0.1" {
				t.Errorf("Accept: %s", got)
			}
			w.Header().Set("Content-Type", test.declared)
			io.WriteString(w, test.body)
		})
		got, err := newClient(t).Get(t.Context(), server.URL+"/list", "text/plain", "*/*")
		if isText := test.declared != "image/png"; isText != (err == nil) || isText && string(got.Body) != test.body {
			t.Errorf("%s: got %v, error %v", test.declared, got, err)
		}
	}
}

func TestUnknownPacking(t *testing.T) {
	noLeaks(t)
	server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "br")
		io.WriteString(w, "whatever this is")
	})
	fails(t, newClient(t), server.URL+"/page", failure{kind: ContentType, says: `compressed the page as "br"`})
}

func TestHTMLForMarkdown(t *testing.T) {
	noLeaks(t)
	server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/markdown")
		io.WriteString(w, "<!doctype html><p>Not the Markdown that you wanted")
	})
	got, err := newClient(t).Get(t.Context(), server.URL+"/errors.md", "text/markdown")
	if err != nil || got.Type != "text/html" {
		t.Errorf("got %v, error %v; want text/html", got, err)
	}
}

// TestCharsetLies leaves the bytes as they are, whatever the header says:
// whoever reads the page decodes it.
func TestCharsetLies(t *testing.T) {
	for declared, body := range map[string]string{
		"iso-8859-1": "<p>Stra\xc3\x9fe", // is UTF-8
		"utf-8":      "<p>Stra\xdfe",     // is ISO 8859-1
		"klingon-7":  "<p>Stra\xc3\x9fe",
	} {
		noLeaks(t)
		server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Type", "text/html; charset="+strings.ToUpper(declared))
			io.WriteString(w, body)
		})
		got, err := newClient(t).Get(t.Context(), server.URL+"/page")
		if err != nil || got.Charset != declared || string(got.Body) != body {
			t.Errorf("%s: got %+v, error %v", declared, got, err)
		}
	}
}

// TestHostileText has servers that put into their answers what would be long
// or would control a terminal, if a message repeated it.
func TestHostileText(t *testing.T) {
	long := strings.Repeat("x", 10_000)
	for name, answer := range map[string]string{
		"status line": "HTTP/9.\x1b[2J\u202e" + long + "\r\n\r\n",
		"field":       "HTTP/1.1 200 OK\r\nno field \x1b]0;title\a" + long + "\r\n\r\n",
		"location":    "HTTP/1.1 302 Found\r\nLocation: http://[" + long + "\r\n\r\n",
		"redirect":    "HTTP/1.1 302 Found\r\nLocation: http://other.example/\xe2\x80\xae" + long + "\r\n\r\n",
		"host":        "HTTP/1.1 302 Found\r\nLocation: http://" + long + ".example/\r\n\r\n",
		"type":        "HTTP/1.1 200 OK\r\nContent-Type: " + long + "/" + long + "\r\nContent-Length: 1\r\n\r\nx",
		"packing":     "HTTP/1.1 200 OK\r\nContent-Encoding: \xc2\x9b" + long + "\r\nContent-Length: 1\r\n\r\nx",
	} {
		t.Run(name, func(t *testing.T) {
			noLeaks(t)
			address := raw(t, func(conn *net.TCPConn) { io.WriteString(conn, answer) })
			_, err := newClient(t).Get(t.Context(), address)
			var e *Error
			if !errors.As(err, &e) {
				t.Fatal(err)
			}
			if strings.ContainsFunc(e.Message, func(r rune) bool { return !unicode.IsPrint(r) }) || len(e.Message) > 1000 {
				t.Errorf("%d bytes: %q", len(e.Message), e.Message)
			}
		})
	}
}

// TestCanceled ends a Get that waits, whatever it waits for.
func TestCanceled(t *testing.T) {
	noLeaks(t)
	address := raw(t, func(conn *net.TCPConn) { untilClosed(conn) })
	c := newClient(t)
	c.Parallel = 1
	canceled(t, c, address, 3)
}

// canceled starts n Gets, ends them, and checks that they end with the
// error of the context, not with that of a timeout.
func canceled(t *testing.T, c *Client, address string, n int) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	errs := make(chan error, n)
	for range n {
		go func() {
			_, err := c.Get(ctx, address)
			errs <- err
		}()
	}
	time.Sleep(100 * time.Millisecond)
	cancel()
	for range n {
		if err := <-errs; !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
	}
}
