package vet_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/vet"
	"github.com/google/go-cmp/cmp"
	"golang.org/x/tools/txtar"
)

const downstream = `
-- go.mod --
module example.com/downstream
-- errgen.yaml --
catalogs:
  - profile: stytch-b2b
    some-setting-of-tomorrow: 1
    sdk:
      - {import: vendor example.com/vendor-go, type: "*Error", fields: {type: Code, status: Status}}
      - {import: example.com/vendor-go, type: Failure, returned: value, fields: {body: Body()}}
  - catalog: two/errors.yaml
    dir: two/go
-- broken.yaml --
catalogs:
  - {catalog: [two/errors.yaml]}
-- catalog/errors.yaml --
version: 1
name: acme-pay
title: Acme Pay
docs: https://acme.example/errors
errors:
  - type: E0001
-- two/errors.yaml --
version: 1
name: two
title: Two
docs: https://two.example/errors
errors:
  - type: gone
-- two/go/ours.go --
package ours

const ErrGone Type = "gone"

type Type string
type other string

const (
	ErrOther other = "other"
	untyped = "untyped"
	errSmall, errBig Type = "small", "big"
)
-- two/go/ours_test.go --
package ours_test

const ErrTest Type = "test"
`

func writeDownstream(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	write(t, dir, txtar.Parse([]byte(downstream)).Files...)
	return dir
}

func TestLoad(t *testing.T) {
	vendors, err := vet.Load(filepath.Join(writeDownstream(t), "errgen.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if len(vendors) != 2 || vendors[0].Catalog.Name != "acme-pay" || vendors[1].Catalog.Name != "two" {
		t.Fatalf("got %d vendors: %+v", len(vendors), vendors)
	}
	wantSDK := []vet.SDKError{
		{Path: "example.com/vendor-go", Type: "Error", Field: "Code", Returned: vet.ByPointer},
		{Path: "example.com/vendor-go", Type: "Failure", Returned: vet.ByValue},
	}
	if d := cmp.Diff(wantSDK, vendors[0].SDK); d != "" {
		t.Error(d)
	}
	want := vet.Package{Path: "example.com/downstream/two/go", Name: "ours", Constants: map[string]string{"gone": "ErrGone"}}
	if d := cmp.Diff([]vet.Package{{}, want}, []vet.Package{vendors[0].Package, vendors[1].Package}); d != "" {
		t.Error(d)
	}
}

func TestLoadRefuses(t *testing.T) {
	dir := writeDownstream(t)
	if err := os.Remove(filepath.Join(dir, "go.mod")); err != nil {
		t.Fatal(err)
	}
	for file, want := range map[string]string{
		"broken.yaml": "catalogs[0].catalog is a list, want a text",
		"none.yaml":   "none.yaml: no such file",
		"errgen.yaml": "there is no go.mod in it or above it",
	} {
		_, err := vet.Load(filepath.Join(dir, file))
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want one with %q", file, err, want)
		}
	}
}

func TestLoadEnvironment(t *testing.T) {
	dir := writeDownstream(t)
	t.Setenv("ERRGEN_CATALOG", filepath.Join(dir, "two", "errors.yaml"))
	vendors, err := vet.Load(filepath.Join(dir, "errgen.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	if len(vendors) != 1 || vendors[0].Catalog.Name != "two" || vendors[0].Package.Name != "ours" {
		t.Errorf("got %d vendors, want the one of ERRGEN_CATALOG", len(vendors))
	}
}
