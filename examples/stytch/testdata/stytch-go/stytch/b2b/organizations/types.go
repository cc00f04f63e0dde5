// Package organizations stands in for that of stytch-go.
package organizations

type GetParams struct {
	OrganizationID string
}

type GetResponse struct {
	StatusCode int `json:"status_code"`
}
