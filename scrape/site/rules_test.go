package site

import (
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape"
)

// TestUncheckedProfile crawls by profiles that ParseProfile has not checked.
func TestUncheckedProfile(t *testing.T) {
	for want, pages := range map[string]scrape.Pages{
		"missing closing )": {Start: []string{"https://a.example/"}, Follow: []string{"("}},
		"missing closing ]": {Start: []string{"https://a.example/"}, Skip: []string{"["}},
		"not the address":   {Start: []string{"a.example"}},
	} {
		_, _, err := crawlWeb(t, &scrape.Profile{Pages: &pages}, web{})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("error %v, want %q", err, want)
		}
	}
}
