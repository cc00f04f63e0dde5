package scrape_test

import (
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape"
	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

func TestExtends(t *testing.T) {
	got, err := scrape.ParseProfile("mine.yaml", []byte(`extends: stytch-b2b
name: mine
overview: {statuses: {url: "https://example.com/{status}"}}
other: [^index]
`))
	if err != nil {
		t.Fatal(err)
	}
	want := stytch(t)
	want.Extends, want.Name, want.Other = "stytch-b2b", "mine", []string{"^index"}
	want.Overview.Statuses.URL = "https://example.com/{status}"
	if diff := cmp.Diff(want, got, cmpopts.IgnoreUnexported(scrape.Profile{})); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if stytch(t).Name != "stytch-b2b" {
		t.Error("the built-in profile was changed")
	}

	_, err = scrape.ParseProfile("mine.yaml", []byte("extends: stytch-b2c\nname: mine\n"))
	if err == nil || !strings.Contains(err.Error(), `mine.yaml:1:10: unknown profile "stytch-b2c"`) {
		t.Errorf("error %v", err)
	}
}
