package site

import (
	"context"

	"github.com/errgen/errgen/scrape/fetch"
)

// Live says how to reach live pages.
type Live struct {
	// Get gets the document at an address, of one of the media types that are
	// accepted if it can; it is [fetch.Client.Get], or the like.
	Get func(ctx context.Context, address string, accept ...string) (*fetch.Response, error)

	// GetList gets the file at an address of a list, of whatever media type.
	GetList func(ctx context.Context, address string) (*fetch.Response, error)

	// Start takes the place of the start pages of the profile, where it is given.
	Start string

	// Progress is told how far the crawl is when a page is asked for and when it
	// is done. It is called by one goroutine at a time; nil is nobody.
	Progress func(Progress)
}

// A Progress says how far a crawl has come.
type Progress struct {
	Done, Known int    // pages
	Entries     int    // that were found in the pages, problems apart
	Page        string // the address at hand: of those that were asked for and are not done, the first
}
