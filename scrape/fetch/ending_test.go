package fetch

import (
	"fmt"
	"io"
	"net"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"
)

// closing serves bodies without a length, the last one for ever, and ends each by
// closing the connection.
func closing(t *testing.T, media string, bodies ...string) (address string, asked *atomic.Int32) {
	t.Helper()
	asked = new(atomic.Int32)
	return raw(t, func(conn *net.TCPConn) {
		n := int(asked.Add(1))
		fmt.Fprintf(conn, "HTTP/1.1 200 OK\r\nContent-Type: %s\r\nConnection: close\r\n\r\n", media)
		io.WriteString(conn, bodies[min(n, len(bodies))-1])
	}), asked
}

// TestClosedWhole ends whole documents by closing the connection: those that show
// it are asked for once, the others until two answers are the same.
func TestClosedWhole(t *testing.T) {
	const page = "<!doctype html><html><body><p>the whole</p></body></html>"
	for _, test := range []struct {
		name, media string
		bodies      []string
		asked       int32
	}{
		{"html", "text/html", []string{page}, 1},
		{"html with blanks and a comment behind it", "text/html", []string{page + "\n<!-- built by x -->\n"}, 1},
		{"html without </html>", "text/html", []string{strings.TrimSuffix(page, "</html>")}, 1},
		{"html without </html> and a comment behind it", "text/html", []string{strings.TrimSuffix(page, "</html>") + "\n<!-- built by x -->\n"}, 1},
		{"html in capitals", "text/html", []string{strings.ToUpper(page)}, 1},
		{"html that is declared as text", "text/plain", []string{page}, 1},
		{"a fragment of html", "text/html", []string{"<p>the whole"}, 2},
		{"json", "application/json", []string{`{"a": [1]}` + "\n"}, 1},
		{"markdown", "text/markdown", []string{"# The whole\n"}, 2},
		{"markdown that was cut once", "text/markdown", []string{"# The", "# The whole\n"}, 3},
		{"html that was cut once", "text/html", []string{page[:40], page}, 2},
	} {
		t.Run(test.name, func(t *testing.T) {
			noLeaks(t)
			address, asked := closing(t, test.media, test.bodies...)
			got, err := newClient(t).Get(t.Context(), address, "text/html", anyType)
			if want := test.bodies[len(test.bodies)-1]; err != nil || string(got.Body) != want {
				t.Errorf("got %v, error %v, want %q", got, err, want)
			}
			if asked.Load() != test.asked {
				t.Errorf("asked %d times, want %d", asked.Load(), test.asked)
			}
		})
	}
}

// TestClosedCut cuts documents at each of their bytes, by closing the connection. It
// is never taken for a shorter page.
func TestClosedCut(t *testing.T) {
	const page = "<html><body><h2>first</h2><p>One.</p><h2>second</h2></body></html>"
	for cut := 1; cut < len(page); cut += 5 {
		address, asked := closing(t, "text/html", page[:cut])
		c := newClient(t)
		c.IgnoreRobots = true
		fails(t, c, address, failure{kind: Network, says: "in the middle of it: neither </body> nor </html> ends it (tried 4 times)"})
		if asked.Load() != defaultTries {
			t.Errorf("cut at %d: asked %d times", cut, asked.Load())
		}
	}
	for name, test := range map[string]struct{ media, body string }{
		"json":                                     {"application/json", `{"a": [1`},
		"a tag of a fragment":                      {"text/html", `<p>One.<p class="x`},
		"a page named as text":                     {"text/plain", "<!doctype html><html><p>One."},
		"a body that goes on":                      {"text/html", "<body><p>One."},
		"an end that is quoted":                    {"text/html", "<html><p>it ends with </html> <p>One."},
		"an end of a body that is quoted":          {"text/html", "<html><p>it ends with </body> <p>One."},
		"the same twice, between two elements":     {"text/html", "<!doctype html><html lang=en><h2>first</h2><p>One.</p>\n"},
		"the same twice, in the middle of a table": {"text/html", "<html><table><tr><td>first</td></tr>"},
	} {
		t.Run(name, func(t *testing.T) {
			noLeaks(t)
			address, _ := closing(t, test.media, test.body)
			c := newClient(t)
			if _, err := c.Get(t.Context(), address, "text/html", anyType); err == nil || !regexp.MustCompile(`in the middle of it(: neither </body> nor </html> ends it)? \(tried 4 times\)`).MatchString(err.Error()) ||
				!strings.Contains(err.Error(), "--from FILE") {
				t.Errorf("error %v", err)
			}
		})
	}
}

// TestClosedUnsure serves Markdown that is another one each time.
func TestClosedUnsure(t *testing.T) {
	noLeaks(t)
	const page = "# Errors\n\n## first\n\nOne.\n\n## second\n"
	address, asked := closing(t, "text/markdown", page[:8], page[:20], page[:14], page[:25])
	fails(t, newClient(t), address, failure{kind: Network, says: "another one each time (tried 4 times)"})
	if asked.Load() != defaultTries {
		t.Errorf("asked %d times, want %d", asked.Load(), defaultTries)
	}
}
