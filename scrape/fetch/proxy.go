package fetch

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"sync"
	"time"
)

// A browserProxy is a browser's only way to the network. It connects to the
// hosts of a getter, through its guard. It listens on loopback while one page is
// rendered, and keeps what it refused until it is known who asked.
type browserProxy struct {
	getter   *getter
	ctx      context.Context
	cancel   context.CancelFunc
	listener net.Listener
	server   *http.Server

	mu      sync.Mutex
	refused []Event         // the first of each host
	seen    map[string]bool // hosts in refused
}

func (g *getter) startProxy(ctx context.Context) (*browserProxy, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &browserProxy{getter: g, listener: listener, seen: make(map[string]bool)}
	p.ctx, p.cancel = context.WithCancel(ctx)
	p.server = &http.Server{
		Handler: p, ReadHeaderTimeout: dialTimeout, MaxHeaderBytes: maxHeader,
		ErrorLog: log.New(io.Discard, "", 0), // a browser that ends leaves broken connections
	}
	go p.server.Serve(listener) // ends by stop
	return p, nil
}

func (p *browserProxy) address() string { return p.listener.Addr().String() }

// stop closes all connections, which ends their handlers.
func (p *browserProxy) stop() {
	p.cancel()
	p.server.Close()
}

// ServeHTTP answers a request of the browser: CONNECT for https, or a full address
// for http. After a failure it breaks the connection: the text of an answer would
// be taken for the page.
func (p *browserProxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	target := *r.URL
	if r.Method == http.MethodConnect {
		target = url.URL{Scheme: "https", Host: r.Host}
	}
	u, err := parseAddress(target.String())
	if err == nil {
		err = p.getter.permit(u)
	}
	if err != nil {
		p.fail(target.String(), err)
	}
	if r.Method == http.MethodConnect {
		p.tunnel(w, u)
		return
	}
	p.forward(w, r)
}

// fail breaks the connection of a request.
func (p *browserProxy) fail(address string, err error) {
	p.keep(address, err)
	panic(http.ErrAbortHandler)
}

// keep keeps a failed request, the first for each host.
func (p *browserProxy) keep(address string, err error) {
	host := hostOfAddress(address)
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.seen[host] || p.ctx.Err() != nil {
		return
	}
	p.seen[host] = true
	p.refused = append(p.refused, Event{URL: address, Reason: "the browser cannot load it: " + errorText(err)})
}

// tell passes to Notify what was refused to the page. A browser also requests
// addresses of its own (updates, accounts), which are not part of the page.
func (p *browserProxy) tell(isOfPage func(host string) bool) {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, e := range p.refused {
		if isOfPage(hostOfAddress(e.URL)) {
			p.getter.client.notify(e)
		}
	}
}

// errorText returns the message of an error without address and fix.
func errorText(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Message
	}
	return errorText(networkError(err, dialTimeout))
}

// forward passes on a request, and its answer back.
func (p *browserProxy) forward(w http.ResponseWriter, r *http.Request) {
	r = r.Clone(p.ctx)
	r.RequestURI = ""
	for _, name := range []string{"Connection", "Proxy-Connection", "Proxy-Authorization", "Keep-Alive", "Te", "Trailer", "Upgrade"} {
		r.Header.Del(name)
	}
	resp, err := p.getter.client.setUp().direct.RoundTrip(r)
	if err != nil {
		p.fail(r.URL.String(), err)
	}
	defer resp.Body.Close()
	for name, values := range resp.Header {
		w.Header()[name] = values
	}
	w.WriteHeader(resp.StatusCode)
	if _, err := io.Copy(w, &limitedReader{resp.Body, p.getter.client.maxBody()}); err != nil {
		p.fail(r.URL.String(), err)
	}
}

// tunnel connects the browser to the host of u.
func (p *browserProxy) tunnel(w http.ResponseWriter, u *url.URL) {
	there, err := p.getter.client.setUp().direct.DialContext(p.ctx, "tcp", hostPort(u))
	if err != nil {
		p.fail(u.String(), err)
	}
	here, _, err := http.NewResponseController(w).Hijack()
	if err != nil {
		there.Close()
		return
	}
	end := context.AfterFunc(p.ctx, func() { here.Close(); there.Close() })
	defer end()
	if _, err := io.WriteString(here, "HTTP/1.1 200 Connection established\r\n\r\n"); err == nil {
		join(here, there, p.getter.client.maxBody())
	}
	here.Close()
	there.Close()
}

// join copies in both directions until one ends.
func join(here, there net.Conn, limit int64) {
	var up sync.WaitGroup
	up.Go(func() {
		_, _ = io.Copy(there, here)
		there.SetDeadline(time.Now()) // ends the other direction
	})
	_, _ = io.Copy(here, io.LimitReader(there, limit))
	here.SetDeadline(time.Now())
	up.Wait()
}
