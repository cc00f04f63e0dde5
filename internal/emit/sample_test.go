package emit

import "github.com/errgen/errgen/catalog"

// sample returns a small catalogue that has one of everything.
func sample() *catalog.Catalog {
	return &catalog.Catalog{
		Version: catalog.FormatVersion,
		Name:    "sample",
		Title:   "Sample API",
		Docs:    "https://example.com/errors",
		Statuses: []catalog.Status{
			{Code: 404, Title: "Not found"},
			{Code: 499, Title: "Client closed request", URL: "https://example.com/errors/499"},
			{Code: 503},
		},
		Classes: []catalog.Class{
			{Class: "4xx", Meaning: "something is wrong with the request."},
			{Class: "5xx", Meaning: "something is wrong with the API."},
		},
		Errors: []catalog.Entry{
			{
				Type:        "email_not_found",
				Status:      []int{404},
				Message:     "Email could not be found.",
				Description: "There is not a user in this project associated with the supplied email or email_id.\n\nThis is a second paragraph.",
				Causes:      []string{"The user mistypes their email."},
				Steps:       []string{"Prompt the user to check it.", "Consider creating the user."},
				URL:         "https://example.com/errors/404#email_not_found",
			},
			{Type: "old_email_missing", Status: []int{404}, Message: "No email.", Removed: true, ReplacedBy: "email_not_found"},
			{Type: "overloaded", Status: []int{429, 503}, Message: "Come back later."},
			{Type: "request_canceled", Status: []int{499}},
		},
	}
}
