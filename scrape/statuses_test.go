package scrape

import (
	"slices"
	"testing"
)

func TestStatuses(t *testing.T) {
	for text, want := range map[string][]int{
		"404":                   {404},
		"404, 410":              {404, 410},
		"410/404":               {404, 410},
		"201,202":               {201, 202},
		"401 or 403":            {401, 403},
		"HTTP 404 Not Found":    {404},
		"409 - Conflict":        {409},
		"404 404":               {404},
		"500-599":               nil,
		"500 – 504":             nil,
		"400…404":               nil,
		"400 to 404":            nil,
		"4xx":                   nil,
		"404 (see 3)":           nil,
		"999":                   nil,
		"none":                  nil,
		"400, 4xx":              nil,
		"301000~301099":         nil,
		"503 Retry 500 times":   {500, 503},
		"status: 409\nconflict": {409},
	} {
		if got := statuses(text); !slices.Equal(got, want) {
			t.Errorf("%q: %v, want %v", text, got, want)
		}
	}
	for text, isClass := range map[string]bool{"4xx": true, "5XX errors": true, "500-599": true, "none": false, "max": false} {
		if got := statusFix(text) != statusFix(""); got != isClass {
			t.Errorf("%q is a class or a range: %v", text, got)
		}
	}
}
