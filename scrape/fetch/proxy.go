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

// A proxy is what a browser reaches the network through: the hosts of a
// getter, behind its guard, and nothing else. It listens on loopback while one
// page is rendered.
type proxy struct {
	*getter
	ctx      context.Context
	cancel   context.CancelFunc
	listener net.Listener
	server   *http.Server
	told     sync.Map // hosts of which Notify knows that they failed
}

func (g *getter) startProxy(ctx context.Context) (*proxy, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return nil, err
	}
	p := &proxy{getter: g, listener: listener}
	for _, own := range []string{"www.google.com:443", "accounts.google.com:443"} {
		p.told.Store(own, true) // Chromium asks for these whatever the page is
	}
	p.ctx, p.cancel = context.WithCancel(ctx)
	p.server = &http.Server{
		Handler: p, ReadHeaderTimeout: dialTimeout, MaxHeaderBytes: maxHeader,
		ErrorLog: log.New(io.Discard, "", 0), // a browser that ends leaves broken connections
	}
	go p.server.Serve(listener) // ends by stop
	return p, nil
}

func (p *proxy) address() string { return p.listener.Addr().String() }

// stop closes all connections, which ends what serves them.
func (p *proxy) stop() {
	p.cancel()
	p.server.Close()
}

// ServeHTTP answers a request of the browser: CONNECT for https, or the
// address in full for http. What fails breaks the connection: the text of an
// answer would be taken for the page.
func (p *proxy) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	target := *r.URL
	if r.Method == http.MethodConnect {
		target = url.URL{Scheme: "https", Host: r.Host}
	}
	u, err := parseAddress(target.String())
	if err == nil {
		err = p.permit(u)
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

// fail breaks the connection that a request came by.
func (p *proxy) fail(address string, err error) {
	host := address
	if u, parseErr := url.Parse(address); parseErr == nil {
		host = u.Host
	}
	if _, told := p.told.LoadOrStore(host, true); !told && p.ctx.Err() == nil {
		p.notify(Event{URL: address, Reason: "the browser cannot have it: " + message(err)})
	}
	panic(http.ErrAbortHandler)
}

// message returns what an error says without address and fix.
func message(err error) string {
	var e *Error
	if errors.As(err, &e) {
		return e.Message
	}
	return message(networkError(err, dialTimeout))
}

// forward sends a request on and its answer back.
func (p *proxy) forward(w http.ResponseWriter, r *http.Request) {
	r = r.Clone(p.ctx)
	r.RequestURI = ""
	for _, name := range []string{"Connection", "Proxy-Connection", "Proxy-Authorization", "Keep-Alive", "Te", "Trailer", "Upgrade"} {
		r.Header.Del(name)
	}
	resp, err := p.setUp().direct.RoundTrip(r)
	if err != nil {
		p.fail(r.URL.String(), err)
	}
	defer resp.Body.Close()
	for name, values := range resp.Header {
		w.Header()[name] = values
	}
	w.WriteHeader(resp.StatusCode)
	if _, err := io.Copy(w, &limited{resp.Body, p.maxBody()}); err != nil {
		p.fail(r.URL.String(), err)
	}
}

// tunnel joins the browser's connection with one to the host of u.
func (p *proxy) tunnel(w http.ResponseWriter, u *url.URL) {
	there, err := p.setUp().direct.DialContext(p.ctx, "tcp", hostPort(u))
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
		join(here, there, p.maxBody())
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
