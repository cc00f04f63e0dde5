// Package b2b stands in for that of stytch-go.
package b2b

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/url"

	"github.com/stytchauth/stytch-go/v18/stytch/b2b/organizations"
	"github.com/stytchauth/stytch-go/v18/stytch/stytcherror"
)

type OrganizationsClient struct {
	BaseURI string
}

func (c *OrganizationsClient) Get(ctx context.Context, body *organizations.GetParams) (*organizations.GetResponse, error) {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, c.BaseURI+"/v1/b2b/organizations/"+url.PathEscape(body.OrganizationID), nil)
	if err != nil {
		return nil, err
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return nil, err
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil {
		return nil, err
	}
	if res.StatusCode != http.StatusOK {
		return nil, responseError(res.StatusCode, data)
	}
	var response organizations.GetResponse
	return &response, json.Unmarshal(data, &response)
}

// responseError returns the error in a response, by value.
func responseError(status int, data []byte) error {
	var oauth stytcherror.OAuth2Error
	if json.Unmarshal(data, &oauth) == nil && oauth.ErrorType != "" {
		oauth.StatusCode = status
		return oauth
	}
	var err stytcherror.Error
	if failed := json.Unmarshal(data, &err); failed != nil {
		return fmt.Errorf("decoding a response with status %d: %w", status, failed)
	}
	err.StatusCode = status
	return err
}
