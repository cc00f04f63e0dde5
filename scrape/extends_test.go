package scrape_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape"
	"github.com/errgen/errgen/scrape/list"
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

// TestExtendsLists checks that a profile adds lists to those that it inherits.
func TestExtendsLists(t *testing.T) {
	got, err := scrape.ParseProfile("docs/mine.yaml", []byte(`extends: stytch-b2b
name: mine
lists:
  - name: go
    from: [codes.go, "more/*.go"]
    form: go
`))
	if err != nil {
		t.Fatal(err)
	}
	want := append(stytch(t).Lists, list.Source{Name: "go", Form: "go", From: []string{filepath.Join("docs", "codes.go"), filepath.Join("docs", "more", "*.go")}})
	if diff := cmp.Diff(want, got.Lists); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	_, err = scrape.ParseProfile("mine.yaml", []byte("name: mine\nlists:\n  - name: go\n    from: codes.go\n    form: golang\n  - {name: go}\n"))
	if err == nil || !strings.Contains(err.Error(), "mine.yaml:5:11: ") || !strings.Contains(err.Error(), "mine.yaml:6:12: there are two lists of the name") {
		t.Errorf("error %v", err)
	}
}
