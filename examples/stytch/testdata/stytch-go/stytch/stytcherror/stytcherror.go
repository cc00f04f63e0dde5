// Package stytcherror stands in for that of stytch-go: it declares the errors
// that the client returns, by value.
package stytcherror

import "fmt"

type (
	Type    string
	Message string
	URL     string
)

type Error struct {
	StatusCode   int                    `json:"status_code,omitempty"`
	RequestID    string                 `json:"request_id,omitempty"`
	ErrorType    Type                   `json:"error_type,omitempty"`
	ErrorMessage Message                `json:"error_message,omitempty"`
	ErrorURL     URL                    `json:"error_url,omitempty"`
	ErrorDetails map[string]interface{} `json:"error_details,omitempty"`
}

func (e Error) Error() string {
	return fmt.Sprintf("stand-in: status %d, type %s", e.StatusCode, e.ErrorType)
}

type OAuth2Error struct {
	StatusCode   int     `json:"status_code,omitempty"`
	RequestID    string  `json:"request_id,omitempty"`
	ErrorType    Type    `json:"error,omitempty"`
	ErrorMessage Message `json:"error_description,omitempty"`
	ErrorURL     URL     `json:"error_uri,omitempty"`
}

func (e OAuth2Error) Error() string {
	return fmt.Sprintf("stand-in: OAuth 2, status %d, type %s", e.StatusCode, e.ErrorType)
}
