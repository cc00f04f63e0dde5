package fetch

import (
	"context"
	"crypto/tls"
	"net"
	"net/http"
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
