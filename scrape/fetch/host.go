package fetch

import (
	"context"
	"net/url"
	"sync"
	"time"

	"golang.org/x/time/rate"
)

// A hostState is what a client knows about one origin.
type hostState struct {
	limiter *rate.Limiter

	mu    sync.Mutex
	until time.Time // when the server allows the next request

	reading chan struct{} // held while robots.txt is read
	robots  *robots       // once it was read
	refused error         // why it cannot be read
}

func (c *Client) host(u *url.URL) *hostState {
	s := c.setUp()
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.hosts[origin(u)]
	if h == nil {
		limit := rate.Limit(positive(c.Rate, defaultRate))
		h = &hostState{limiter: rate.NewLimiter(limit, 1), reading: make(chan struct{}, 1)}
		s.hosts[origin(u)] = h
	}
	return h
}

// slow sets the time between requests to at least interval.
func (h *hostState) slow(interval time.Duration) {
	if limit := rate.Every(interval); limit < h.limiter.Limit() {
		h.limiter.SetLimit(limit)
	}
}

// pause keeps requests from starting until wait has passed.
func (h *hostState) pause(wait time.Duration) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if until := time.Now().Add(wait); until.After(h.until) {
		h.until = until
	}
}

func (h *hostState) paused() time.Duration {
	h.mu.Lock()
	defer h.mu.Unlock()
	return time.Until(h.until)
}

// turn waits until a request to h may be sent, and returns the function to call
// after it. The slot comes before the limiter: requests that passed the limiter
// and then waited for slots would start together.
func (c *Client) turn(ctx context.Context, h *hostState) (done func(), err error) {
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

// wait waits for the limiter, and for the end of a pause, including one that
// began meanwhile.
func (h *hostState) wait(ctx context.Context) error {
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

// sleep waits, and returns the error of ctx if that is done first.
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
