package fetch

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"syscall"
	"time"

	"code.dny.dev/ssrf"
)

// A dialFunc opens a connection.
type dialFunc func(ctx context.Context, network, address string) (net.Conn, error)

const (
	dialTimeout = 10 * time.Second
	idleTimeout = 15 * time.Second
	maxHeader   = 256 << 10 // bytes
)

// guard returns the function that refuses addresses after names are resolved, or
// nil if all addresses are allowed.
func (c *Client) guard() func(network, address string, _ syscall.RawConn) error {
	switch {
	case c.AllowPrivate:
		return nil
	case c.world.guard != nil:
		return c.world.guard
	}
	return ssrf.New().Safe
}

// guardedDial returns a dialer that refuses addresses that are not allowed. It
// checks the address that it is about to connect to, so a name cannot resolve to
// one address when it is checked and to another when it is used.
func (c *Client) guardedDial() dialFunc {
	if c.world.pipe != nil {
		return c.world.pipe
	}
	dialer := c.world.dialer
	dialer.Timeout = dialTimeout
	dialer.Control = c.guard()
	return dialer.DialContext
}

// newTransport returns a transport that leaves redirects and decompression to its
// caller.
func (c *Client) newTransport(dial dialFunc) *http.Transport {
	return &http.Transport{
		DialContext:            dial,
		TLSClientConfig:        &tls.Config{RootCAs: c.world.roots},
		TLSHandshakeTimeout:    dialTimeout,
		IdleConnTimeout:        idleTimeout,
		MaxResponseHeaderBytes: maxHeader,
		DisableCompression:     true,
		ForceAttemptHTTP2:      true,
	}
}

// transport returns the transport for a request. A proxy is configured by the
// person who runs errgen, often at a private address, so the guard does not check
// it. The guard then checks only hosts that are addresses (checkLiteral), and the
// proxy is trusted with names.
func (s *state) transport(r *http.Request) (*http.Transport, error) {
	proxy, err := s.proxy(r)
	if err != nil || proxy == nil {
		return s.direct, err
	}
	return s.proxied, nil
}

// checkLiteral refuses hosts that are special addresses themselves, or names of
// this machine. The dialer checks the addresses that names resolve to; through a
// proxy, only the name can be checked.
func (c *Client) checkLiteral(u *url.URL) error {
	guard := c.guard()
	name := strings.TrimSuffix(u.Hostname(), ".")
	if guard == nil {
		return nil
	}
	if name == "localhost" || strings.HasSuffix(name, ".localhost") {
		return blockedError(clip(name) + " is this machine")
	}
	ip, err := netip.ParseAddr(name)
	if err != nil {
		if endsInNumber(name) {
			return blockedError(clip(name) + " is an address in an unusual form")
		}
		return nil
	}
	network := "tcp6"
	if ip.Is4() {
		network = "tcp4"
	}
	if err := guard(network, hostPort(u), nil); err != nil {
		return blockedError(u.Host + " is a private or special address, or an unusual port")
	}
	return nil
}

// endsInNumber reports whether a host is an IPv4 address in an obsolete form. As
// in the URL Standard, its last part is a number then.
func endsInNumber(host string) bool {
	last := host[strings.LastIndexByte(host, '.')+1:]
	_, err := strconv.ParseUint(last, 0, 64)
	return err == nil || last != "" && strings.Trim(last, "0123456789") == ""
}
