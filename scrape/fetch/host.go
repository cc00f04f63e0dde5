package fetch

import (
	"context"
	"net/url"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// A host is what the client knows of one origin.
type host struct {
	limiter *rate.Limiter

	mu    sync.Mutex
	until time.Time // the server asked for no request before

	reading chan struct{} // held by the one who reads robots.txt
	robots  *robots       // once read
	refused error         // why it cannot be read
}

func (c *Client) host(u *url.URL) *host {
	s := c.setUp()
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.hosts[origin(u)]
	if h == nil {
		limit := rate.Limit(positive(c.Rate, defaultRate))
		h = &host{limiter: rate.NewLimiter(limit, 1), reading: make(chan struct{}, 1)}
		s.hosts[origin(u)] = h
	}
	return h
}

// slow makes the time between requests at least interval.
func (h *host) slow(interval time.Duration) {
	if limit := rate.Every(interval); limit < h.limiter.Limit() {
		h.limiter.SetLimit(limit)
	}
}

// pause lets no request begin before wait has passed.
func (h *host) pause(wait time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if until := time.Now().Add(wait); until.After(h.until) {
		h.until = until
	}
}

func (h *host) paused() time.Duration {
	h.mu.Lock()
	defer h.mu.Unlock()
	return time.Until(h.until)
}

// turn waits until a request to h may be sent, and returns what to call when
// it is over. The slot comes before the limiter: several requests that passed
// the limiter and then waited for slots would start together.
func (c *Client) turn(ctx context.Context, h *host) (done func(), err error) {
	slots := c.setUp().slots
	select {
	case slots <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if err := h.wait(ctx); err != nil {
		<-slots
		return nil, err
	}
	return func() { <-slots }, nil
}

// wait waits for the limiter, and for the end of a pause: also of one that
// began meanwhile.
func (h *host) wait(ctx context.Context) error {
	for {
		if err := sleep(ctx, h.paused()); err != nil {
			return err
		}
		if err := h.limiter.Wait(ctx); err != nil {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			return context.DeadlineExceeded // or will be, before the turn comes
		}
		if h.paused() <= 0 {
			return nil
		}
	}
}

// sleep waits, if wait is positive, or returns the error of ctx when that is done before.
func sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
