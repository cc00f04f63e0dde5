package catalog

import "testing"

// TestIsRetryable wants the answers that generated packages give.
func TestIsRetryable(t *testing.T) {
	yes, no := true, false
	for _, e := range []Entry{
		{Type: "none"},
		{Type: "no", Status: []int{503}, Retryable: &no},
		{Type: "yes", Retryable: &yes},
		{Type: "all", Status: []int{429, 503}},
		{Type: "some", Status: []int{404, 503}},
		{Type: "other", Status: []int{501}},
	} {
		want := map[string]bool{"yes": true, "all": true}[e.Type]
		if got := e.IsRetryable(); got != want {
			t.Errorf("%s: %v, want %v", e.Type, got, want)
		}
	}
	for code := 100; code < 600; code++ {
		want := map[int]bool{408: true, 429: true, 500: true, 502: true, 503: true, 504: true}[code] // as Info.Retryable documents
		if got := (&Entry{Status: []int{code}}).IsRetryable(); got != want {
			t.Errorf("%d: %v, want %v", code, got, want)
		}
	}
}

func TestIsStatus(t *testing.T) {
	for code, want := range map[int]bool{-1: false, 0: false, 99: false, 100: true, 404: true, 599: true, 600: false, 999: false} {
		if got := IsStatus(code); got != want {
			t.Errorf("%d: %t, want %t", code, got, want)
		}
	}
}
