// Package fetch gets documents over HTTP, politely towards the server and
// safely for whoever runs it.
//
// A [Client] goes one way for every document: the address is checked
// (address.go), then the host's robots.txt (robots.go), then the request waits
// for its turn (host.go), is sent through a guarded dialer (guard.go), its body
// is read within bounds (body.go), failures are tried again (retry.go),
// redirects are followed (get.go), and the document is kept for the next run
// (cache.go). [Client.Render] lets a browser do the same through a proxy that
// has the same guard.
//
// What each fault of a server leads to is in docs/reliability.md.
package fetch

import (
	"crypto/x509"
	"net"
	"net/http"
	"net/url"
	"sync"
	"syscall"
	"time"
)

// A Client gets pages of documentation. Its zero value works. It may be used
// by several goroutines at once, and must not be changed or copied after its
// first use.
type Client struct {
	// Contact is how the person who runs errgen can be reached: a mail address
	// or a URL, for the User-Agent. Empty: the one of the project.
	Contact string

	// Hosts may be asked and redirected to: names as in an address, with the
	// port where it is not that of the scheme; *.example.com stands for the
	// hosts below example.com. Empty: the host of each address, and no other.
	Hosts []string

	// AllowPrivate lets private, loopback and other special addresses be asked,
	// and any port. Otherwise it is 80 and 443 of public addresses.
	AllowPrivate bool

	// IgnoreRobots gets what robots.txt disallows.
	IgnoreRobots bool

	// CacheDir is the folder of the cache; see [DefaultCacheDir]. Empty: none.
	CacheDir string

	// Offline answers from the cache only.
	Offline bool

	Rate     float64       // requests a second to one host; default 2
	Parallel int           // requests at once, over all hosts; default 4
	Timeout  time.Duration // of one request with its body; default 30 s
	MaxWait  time.Duration // longest Retry-After that is waited for; default 60 s
	MaxBody  int64         // bytes of a document, both as sent and unpacked; default 64 MiB
	Tries    int           // requests for one document that fails; default 4

	// Notify is told what a request waits for, at once and from any goroutine.
	Notify func(Event)

	world world
	once  sync.Once
	state state
}

// An Event is something that a person who waits may want to know.
type Event struct {
	URL    string
	Wait   time.Duration // how long the request waits; 0 when it does not
	Reason string
}

// A world is what tests replace. An empty field is the real one.
type world struct {
	guard    func(network, address string, c syscall.RawConn) error
	dialer   net.Dialer
	pipe     dialFunc // takes the place of the dialer
	proxy    func(*http.Request) (*url.URL, error)
	roots    *x509.CertPool
	interval time.Duration // first bound of the backoff
	browser  string
	flags    []string // more flags of the browser
}

// A state is what a Client makes at its first use.
type state struct {
	slots   chan struct{} // holds one value for each request under way
	direct  *http.Transport
	proxied *http.Transport
	proxy   func(*http.Request) (*url.URL, error)

	mu    sync.Mutex
	hosts map[string]*host // by origin
}

const (
	defaultRate     = 2
	defaultParallel = 4
	defaultTimeout  = 30 * time.Second
	defaultMaxWait  = 60 * time.Second
	defaultMaxBody  = 64 << 20
	defaultTries    = 4
	defaultInterval = time.Second
)

// setUp makes the state, once.
func (c *Client) setUp() *state {
	c.once.Do(func() {
		s := &c.state
		s.slots = make(chan struct{}, positive(c.Parallel, defaultParallel))
		s.hosts = map[string]*host{}
		s.proxy = c.world.proxy
		if s.proxy == nil {
			s.proxy = http.ProxyFromEnvironment
		}
		s.direct = c.newTransport(c.guardedDial())
		s.proxied = c.newTransport(c.world.dialer.DialContext)
		s.proxied.Proxy = s.proxy
	})
	return &c.state
}

// CloseIdleConnections closes the connections that no request uses. They would
// otherwise be kept for some time.
func (c *Client) CloseIdleConnections() {
	s := c.setUp()
	s.direct.CloseIdleConnections()
	s.proxied.CloseIdleConnections()
}

func (c *Client) notify(e Event) {
	if c.Notify != nil {
		c.Notify(e)
	}
}

// positive returns v, or otherwise where v is not positive.
func positive[T int | int64 | float64 | time.Duration](v, otherwise T) T {
	if v > 0 {
		return v
	}
	return otherwise
}
