package fetch

import (
	"context"
	"crypto/x509"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"

	"code.dny.dev/ssrf"
	"golang.org/x/net/dns/dnsmessage"
)

// guarded returns a client whose guard lets 127.0.0.1 through, at any port, so
// that a test server can be asked; all else is as it is for users.
func guarded(t *testing.T, hosts ...string) *Client {
	c := newClient(t)
	c.AllowPrivate = false
	c.Hosts = hosts
	c.world.guard = ssrf.New(ssrf.WithAnyPort(), ssrf.WithAllowedV4Prefixes(netip.MustParsePrefix("127.0.0.1/32"))).Safe
	return c
}

func TestRedirectToPrivateAddress(t *testing.T) {
	for _, host := range []string{
		"169.254.169.254", "[::1]", "127.0.0.2", "10.0.0.1", "192.168.1.1", "0.0.0.0", "[::]", "[::ffff:169.254.169.254]",
		"[fe80::1]", "[fd00::1]", "[64:ff9b::a9fe:a9fe]", "100.64.0.1", "localhost", "x.localhost", "localhost.", "2130706433", "0x7f000001", "127.1", "0177.0.0.1",
	} {
		t.Run(host, func(t *testing.T) {
			noLeaks(t)
			server := redirects(t, "http://"+host+"/latest/meta-data/")
			c := guarded(t, hostOf(t, server), host)
			c.IgnoreRobots = true // which also would not be asked for there
			fails(t, c, server.URL+"/page", failure{kind: Blocked, says: "redirected to http://" + host})
		})
	}
}

// TestPrivateAddress checks the guard as users have it.
func TestPrivateAddress(t *testing.T) {
	noLeaks(t)
	server := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("was asked") })
	c := newClient(t)
	c.AllowPrivate = false
	fails(t, c, server.URL+"/page", failure{kind: Blocked, says: "private or special address"})
	c = newClient(t)
	c.AllowPrivate = false
	fails(t, c, "http://192.0.2.1:8080/", failure{kind: Blocked})
}

// TestUnusualPort asks a public address at a port that is no web server's.
func TestUnusualPort(t *testing.T) {
	noLeaks(t)
	c := newClient(t)
	c.AllowPrivate = false
	fails(t, c, "http://8.8.8.8:25/", failure{kind: Blocked, says: "unusual port"})
}

// TestNameOfPrivateAddress asks for names that a DNS server of the attacker
// resolves: at once to a private address, or only at the second time, when
// a check before the connection would have passed.
func TestNameOfPrivateAddress(t *testing.T) {
	noLeaks(t)
	var asked atomic.Int32
	inside, err := net.Listen("tcp", "127.0.0.2:0")
	if err != nil {
		t.Skip("SKIPPED: this system has no address 127.0.0.2: ", err)
	}
	go http.Serve(inside, http.HandlerFunc(func(http.ResponseWriter, *http.Request) { asked.Add(1) }))
	t.Cleanup(func() { inside.Close() })
	_, port, _ := net.SplitHostPort(inside.Addr().String())
	listener, err := net.Listen("tcp", "127.0.0.1:"+port)
	if err != nil {
		t.Fatal(err)
	}
	outside := httptest.NewUnstartedServer(http.NotFoundHandler())
	outside.Listener.Close()
	outside.Listener = listener
	outside.Start()
	t.Cleanup(outside.Close)

	c := guarded(t, "docs.example:"+port)
	c.world.dialer.Resolver = resolver(t, [4]byte{127, 0, 0, 2})
	fails(t, c, "http://docs.example:"+port+"/page", failure{kind: Blocked, says: "it leads to an address that is private"})

	c = guarded(t, "docs.example:"+port)
	good, evil := [4]byte{127, 0, 0, 1}, [4]byte{127, 0, 0, 2}
	c.world.dialer.Resolver = resolver(t, good, good, evil) // robots.txt, the page, the page again
	if _, err := c.Get(t.Context(), "http://docs.example:"+port+"/page"); !isKind(err, NotFound) {
		t.Errorf("before the name moved: %v", err)
	}
	c.CloseIdleConnections()
	fails(t, c, "http://docs.example:"+port+"/page", failure{kind: Blocked, says: "it leads to an address that is private"})
	if asked.Load() > 0 {
		t.Error("the private address was asked")
	}
}

func isKind(err error, kind Kind) bool {
	var e *Error
	return errors.As(err, &e) && e.Kind == kind
}

// resolver returns one whose DNS server answers with the addresses, one for
// each connection that asks, and again with the last; or with none.
func resolver(t *testing.T, addresses ...[4]byte) *net.Resolver {
	t.Helper()
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	go func() {
		buffer := make([]byte, 512)
		for n := 0; ; {
			length, from, err := server.ReadFrom(buffer)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buffer[:length]) != nil {
				continue
			}
			m.Response = true
			m.Additionals = nil
			if len(addresses) == 0 {
				m.RCode = dnsmessage.RCodeNameError
			} else if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				address := addresses[min(n, len(addresses)-1)]
				n++
				m.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Class: q.Class, Type: q.Type},
					Body:   &dnsmessage.AResource{A: address},
				}}
			}
			packed, err := m.Pack()
			if err != nil {
				return
			}
			server.WriteTo(packed, from)
		}
	}()
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		return new(net.Dialer).DialContext(ctx, "udp", server.LocalAddr().String())
	}}
}

// TestProxy asks through a proxy, which stands at a private address as in many
// companies. The guard still refuses hosts that are addresses themselves.
func TestProxy(t *testing.T) {
	noLeaks(t)
	var asked []string
	proxy := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.URL.String())
		if strings.HasSuffix(r.URL.Path, "/robots.txt") {
			http.NotFound(w, r)
			return
		}
		io.WriteString(w, "<p>by proxy")
	}))
	t.Cleanup(proxy.Close)
	at, err := url.Parse(proxy.URL)
	if err != nil {
		t.Fatal(err)
	}
	c := newClient(t)
	c.AllowPrivate = false
	c.world.proxy = http.ProxyURL(at)
	got, err := c.Get(t.Context(), "http://docs.example/page")
	if err != nil || string(got.Body) != "<p>by proxy" || len(asked) != 2 {
		t.Fatalf("got %v, error %v; the proxy was asked for %v", got, err, asked)
	}
	for _, host := range []string{"169.254.169.254", "[::1]", "10.0.0.1", "localhost", "a.localhost", "2130706433", "0x7f.1", "127.1", "8.8.8.8:22"} {
		c := newClient(t)
		c.AllowPrivate = false
		c.world.proxy = http.ProxyURL(at)
		fails(t, c, "http://"+host+"/page", failure{kind: Blocked})
	}
	if len(asked) != 2 {
		t.Errorf("the proxy was asked for %v", asked)
	}
}

func pool(server *httptest.Server) *x509.CertPool {
	roots := x509.NewCertPool()
	roots.AddCert(server.Certificate())
	return roots
}

// TestCertificates refuses a certificate that nobody vouches for, and one that
// is of another host, at once.
func TestCertificates(t *testing.T) {
	noLeaks(t)
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/robots.txt" {
			http.NotFound(w, r)
			return
		}
		io.WriteString(w, "<p>secure")
	}))
	server.Config.ErrorLog = log.New(io.Discard, "", 0) // of handshakes that fail
	server.StartTLS()
	t.Cleanup(server.Close)
	fails(t, newClient(t), server.URL+"/page", failure{kind: Certificate, says: "signed by unknown authority"})

	c := newClient(t)
	c.world.roots = pool(server)
	c.world.dialer.Resolver = resolver(t, [4]byte{127, 0, 0, 1})
	_, port, _ := net.SplitHostPort(hostOf(t, server))
	fails(t, c, "https://elsewhere.test:"+port+"/page", failure{kind: Certificate, says: "not elsewhere.test"})
	if got, err := c.Get(t.Context(), server.URL+"/page"); err != nil || string(got.Body) != "<p>secure" {
		t.Errorf("got %v, error %v", got, err)
	}
}

func TestPlainServerForHTTPS(t *testing.T) {
	noLeaks(t)
	server := serve(t, func(http.ResponseWriter, *http.Request) {})
	fails(t, newClient(t), "https://"+hostOf(t, server)+"/page", failure{kind: Network, says: "does not look like a TLS handshake"})
}

func TestAddresses(t *testing.T) {
	for address, want := range map[string]string{
		"https://Example.COM":                "https://example.com/",
		"https://example.com:443/a#b":        "https://example.com/a",
		"http://example.com:80/?q=1":         "http://example.com/?q=1",
		"http://example.com:/":               "http://example.com/",
		"http://example.com:8080/":           "http://example.com:8080/",
		"http://[2001:DB8::1]:80/x":          "http://[2001:db8::1]/x",
		"http://example.com/a%2Fb":           "http://example.com/a%2Fb",
		"ftp://example.com/":                 "",
		"example.com/page":                   "",
		"/page":                              "",
		"":                                   "",
		"https://":                           "",
		"https:example.com":                  "",
		"https://me@example.com/":            "",
		"https://me:secret@example.com/":     "",
		"https://example.com:http/":          "",
		"https://example.com/\r\nX-Evil: 1":  "",
		"https://exa mple.com/":              "",
		"file:///etc/passwd":                 "",
		"https://example.com/%zz":            "",
		"javascript:alert(document.cookie)":  "",
		"https://example.com\\@evil.example": "",
	} {
		u, err := parseAddress(address)
		switch {
		case want == "" && !isKind(err, BadAddress):
			t.Errorf("%s: got %v, error %v", address, u, err)
		case want != "" && (err != nil || u.String() != want):
			t.Errorf("%s: got %v, error %v; want %s", address, u, err, want)
		}
	}
}

func TestHosts(t *testing.T) {
	hosts := []string{"docs.example.com", "Example.org:8443", "*.example.net", "example.edu:443"}
	for address, want := range map[string]bool{
		"https://docs.example.com/":       true,
		"http://docs.example.com/":        true,
		"https://docs.example.com:8443/":  false,
		"https://example.com/":            false,
		"https://a.docs.example.com/":     false,
		"https://docs.example.com.evil/":  false,
		"https://evildocs.example.com/":   false,
		"https://example.org:8443/":       true,
		"https://example.org/":            false,
		"https://a.example.net/":          true,
		"https://a.b.example.net/":        true,
		"https://example.net/":            false,
		"https://evilexample.net/":        false,
		"https://a.example.net.evil/":     false,
		"https://a.example.net:8443/":     false,
		"https://example.edu/":            true,
		"http://example.edu/":             false,
		"https://docs.example.com@evil/x": false,
	} {
		u, err := url.Parse(address)
		if err != nil {
			t.Fatal(err)
		}
		if got := isListed(hosts, u); got != want {
			t.Errorf("%s: got %v", address, got)
		}
	}
}
