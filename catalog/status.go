package catalog

import "slices"

// IsStatus reports whether code can be the status of an HTTP response (RFC 9110,
// section 15).
func IsStatus(code int) bool { return 100 <= code && code <= 599 }

// momentary are the statuses of errors that may pass by themselves.
var momentary = []int{408, 429, 500, 502, 503, 504}

// IsRetryable reports whether the same request may succeed when it is sent again
// later, as the method Retryable of a generated package does: as people say, or
// else if the entry has statuses and all of them are momentary.
func (e *Entry) IsRetryable() bool {
	if e.Retryable != nil {
		return *e.Retryable
	}
	return len(e.Status) > 0 && !slices.ContainsFunc(e.Status, func(code int) bool { return !slices.Contains(momentary, code) })
}
