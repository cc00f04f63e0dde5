package fetch

import (
	"net/http"
	"net/url"
)

// An entry is a document with what tells whether it has changed.
type entry struct {
	*Response
	ETag, LastModified string
}

func (e *entry) condition(h http.Header) {}

func (c *Client) load(u *url.URL, accept []string) *entry { return nil }

func (c *Client) store(e *entry, accept []string) {}

func (e *entry) offline(u *url.URL) (*Response, error) {
	if e == nil {
		return nil, &Error{Kind: Offline, Message: "the page is not in the cache", Fix: "run once without --offline"}
	}
	return e.Response, nil
}
