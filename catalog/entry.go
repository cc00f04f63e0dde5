package catalog

import (
	"slices"
	"strconv"
	"strings"
)

// showItems quotes the items, so that two lists never look alike.
func showItems(items []string) string { return showList(items, strconv.Quote) }

// dropEcho empties a description that only says what the message says.
func (e *Entry) dropEcho() {
	if SaysSame(e.Description, e.Message) {
		e.Description = ""
	}
}

// SaysSame reports whether two texts say the same, white space and
// typographic quotes apart: sites set these in prose and not in samples.
func SaysSame(a, b string) bool {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	if i < min(len(a), len(b)) && isWordByte(a[i]) && isWordByte(b[i]) {
		return false // the usual case, and the rest takes long
	}
	return a == b || plainQuotes.Replace(strings.Join(strings.Fields(a), " ")) == plainQuotes.Replace(strings.Join(strings.Fields(b), " "))
}

func isWordByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
}

var plainQuotes = strings.NewReplacer("’", "'", "‘", "'", "“", `"`, "”", `"`)

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
