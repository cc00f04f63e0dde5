package fetch

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// try sends a request until it succeeds, is refused for good, or has failed too
// often.
func (c *Client) try(ctx context.Context, r request) (*answer, error) {
	tries := int(positive(int64(c.Tries), defaultTries))
	var before *answer
	for n := 1; ; n++ {
		a, err := c.attempt(ctx, r)
		if err == nil {
			err, before = a.checkWhole(before), a
		}
		var e *Error
		if err == nil || !errors.As(err, &e) || !e.passing {
			return a, err
		}
		wait := c.backoff(n)
		if asked, ok := a.retryAfter(); ok {
			if asked > c.maxWait() {
				return nil, c.busyError(e, asked)
			}
			wait = max(wait, asked)
			c.host(r.url).pause(wait)
		}
		if n == tries {
			return nil, afterTries(e, n)
		}
		c.notify(Event{URL: r.url.String(), Wait: wait, Reason: e.Message})
		if err := sleep(ctx, wait); err != nil {
			return nil, err
		}
	}
}

// backoff returns how long to wait after the nth try: a random time up to a bound
// that doubles, so that clients that failed together do not return together.
func (c *Client) backoff(n int) time.Duration {
	bound := positive(c.world.interval, defaultInterval) << min(n-1, 20)
	return rand.N(min(bound, c.maxWait()) + 1)
}

// retryAfter returns how long the server asks to wait.
func (a *answer) retryAfter() (time.Duration, bool) {
	if a == nil {
		return 0, false
	}
	return parseRetryAfter(a.header.Get("Retry-After"), a.date())
}

// forever is longer than any bound. It stands for waits that no Duration can hold.
const forever = 100 * 365 * 24 * time.Hour

// parseRetryAfter parses the Retry-After header (RFC 9110, 10.2.3) of an answer
// that was sent at a given time: seconds or a date. The wait is never negative.
func parseRetryAfter(value string, sent time.Time) (wait time.Duration, ok bool) {
	value = strings.TrimSpace(value)
	if value != "" && strings.Trim(value, "0123456789") == "" {
		seconds, err := strconv.ParseInt(value, 10, 64)
		if err != nil || seconds > int64(forever/time.Second) {
			return forever, true
		}
		return time.Duration(seconds) * time.Second, true
	}
	until, err := http.ParseTime(value)
	if err != nil {
		return 0, false
	}
	return min(max(until.Sub(sent), 0), forever), true
}

// busyError returns the error of a server that asks to wait for longer than
// MaxWait.
func (c *Client) busyError(e *Error, asked time.Duration) error {
	long := asked.String()
	if asked == forever {
		long = "a hundred years or more"
	}
	return &Error{
		Kind: Busy, Status: e.Status,
		Message: fmt.Sprintf("%s and asks to wait for %s; errgen waits for %v at most", e.Message, long, c.maxWait()),
		Fix:     "try again after that",
	}
}

func afterTries(e *Error, n int) error {
	at := *e
	if n > 1 {
		at.Message = fmt.Sprintf("%s (tried %d times)", e.Message, n)
	}
	return &at
}
