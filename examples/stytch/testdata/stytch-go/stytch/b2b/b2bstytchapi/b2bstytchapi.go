// Package b2bstytchapi stands in for that of stytch-go.
package b2bstytchapi

import (
	"strings"

	"github.com/stytchauth/stytch-go/v18/stytch/b2b"
)

type API struct {
	Organizations *b2b.OrganizationsClient
}

type Option func(*API)

// WithBaseURI overrides the address of the API.
func WithBaseURI(uri string) Option {
	return func(api *API) { api.Organizations.BaseURI = strings.TrimSuffix(uri, "/") }
}

// NewClient returns a client for a project.
func NewClient(projectID, secret string, opts ...Option) (*API, error) {
	api := &API{Organizations: &b2b.OrganizationsClient{BaseURI: "https://test.stytch.com"}}
	for _, opt := range opts {
		opt(api)
	}
	return api, nil
}
