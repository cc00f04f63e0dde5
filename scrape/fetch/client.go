// Package fetch fetches documents over HTTP, politely for the server and safely
// for the person who runs it.
//
// A [Client] handles every document in the same way. It checks the address
// (address.go) and the host's robots.txt (robots.go), waits for the turn of the
// request (host.go), sends it through a guarded dialer (guard.go), reads the body
// within bounds (body.go), retries after failures (retry.go), follows redirects
// (get.go), and keeps the document for the next run (cache.go). [Client.Render]
// lets a browser do the same, through a proxy with the same guard.
//
// These decisions hold it together:
//
//   - The guard is where the connection is made. A name can resolve to one
//     address when it is checked and to another when it is used, so the dialer
//     checks the address that it is about to connect to. Redirects are followed
//     here, and each hop passes hosts, guard and robots.txt.
//   - A slot comes before the rate limit. Requests that passed the limiter and
//     then waited for a slot would start together.
//   - The cache never answers by itself. It only spares the body (304), so a run
//     with it sees what a run without it sees. Client.Offline is the exception.
//
// docs/reliability.md lists what each fault of a server leads to.
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

// A Client fetches pages of documentation. Its zero value is ready to use. It is
// safe for concurrent use, and must not be changed or copied after its first use.
type Client struct {
	// Contact is a mail address or a URL of the person who runs errgen, for the
	// User-Agent. Empty means the address of the project.
	Contact string

	// Hosts are the hosts that requests and redirects may go to: names as in an
	// address, with the port if it is not that of the scheme. *.example.com
	// stands for the hosts below example.com. Empty means only the host of each
	// address.
	Hosts []string

	// AllowPrivate allows private, loopback and other special addresses, and any
	// port. Otherwise only ports 80 and 443 of public addresses are allowed.
	AllowPrivate bool

	// IgnoreRobots fetches what robots.txt disallows.
	IgnoreRobots bool

	// CacheDir is the folder of the cache; see [DefaultCacheDir]. Empty means no
	// cache.
	CacheDir string

	// Offline takes documents from the cache only.
	Offline bool

	Rate     float64       // requests a second to one host; default 2
	Parallel int           // requests at once, over all hosts; default 4
	Timeout  time.Duration // of one request with its body; default 30 s
	MaxWait  time.Duration // longest Retry-After to wait for; default 60 s
	MaxBody  int64         // bytes of a document, both as sent and decompressed; default 64 MiB
	Tries    int           // requests for one document that fails; default 4

	// Notify is called at once, from any goroutine, when a request has to wait.
	Notify func(Event)

	world world
	once  sync.Once
	state state
}

// An Event is a piece of news for a person who waits.
type Event struct {
	URL    string
	Wait   time.Duration // how long the request waits; 0 when it does not
	Reason string
}

// A world holds what tests replace. An empty field stands for the real thing.
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

// A state holds what a Client creates at its first use.
type state struct {
	slots   chan struct{} // holds one value for each request under way
	direct  *http.Transport
	proxied *http.Transport
	proxy   func(*http.Request) (*url.URL, error)

	mu    sync.Mutex
	hosts map[string]*hostState // by origin
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

// setUp returns the state, which it creates once.
func (c *Client) setUp() *state {
	c.once.Do(func() {
		s := &c.state
		s.slots = make(chan struct{}, positive(c.Parallel, defaultParallel))
		s.hosts = map[string]*hostState{}
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

// CloseIdleConnections closes the connections that no request uses, which are
// otherwise kept for some time.
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

// positive returns v if it is positive, and otherwise the other value.
func positive[T int | int64 | float64 | time.Duration](v, otherwise T) T {
	if v > 0 {
		return v
	}
	return otherwise
}

func (c *Client) maxWait() time.Duration { return positive(c.MaxWait, defaultMaxWait) }

func (c *Client) maxBody() int64 { return positive(c.MaxBody, defaultMaxBody) }
