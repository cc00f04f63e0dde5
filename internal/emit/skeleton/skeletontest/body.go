package skeletontest

import "github.com/errgen/errgen/internal/emit/skeleton"

// response returns a response with an error, as the API sends it.
func response(status int, requestID string, t skeleton.Type, message, url string) any {
	return map[string]any{
		"status_code":   status,
		"request_id":    requestID,
		"error_type":    t,
		"error_message": message,
		"error_url":     url,
	}
}
