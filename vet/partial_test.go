package vet_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/vet"
	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/checker"
	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/txtar"
)

// TestListOfTypes runs the analyzer with the catalogue of Stytch, which has one of
// nine pages, over a comparison with each of the types that Stytch's own SDK
// lists. None is called unknown.
func TestListOfTypes(t *testing.T) {
	const file = "../../shared/corpus/stytch-sdk-types/types-2026-04-30.txt"
	data, err := os.ReadFile(file)
	if err != nil {
		if os.Getenv("CI") != "" {
			t.Fatal(err)
		}
		t.Skipf("SKIPPED: ../shared/corpus is not here: %v", err)
	}
	types := strings.Fields(string(data))
	got := compare(t, readCatalog(t), types)
	if got.findings != nil || len(got.notes) != 771 {
		t.Errorf("%d notes, want 771; findings %q", len(got.notes), got.findings)
	}
	got = compare(t, withList(readCatalog(t), types), types)
	if got.findings != nil || got.notes != nil {
		t.Errorf("with the list: findings %q, notes of %q", got.findings, got.notes)
	}
}

// TestPublicCode has comparisons such as they are in public code that uses
// stytch-go: real types whose pages were not read, types that the API never had,
// and misspellings of one that was read.
func TestPublicCode(t *testing.T) {
	unread := []string{
		"invalid_session_id", "weak_password", "duplicate_member_email", "organization_slug_already_used",
		"unauthorized_credentials", "too_many_requests", "session_expired", "unable_to_auth_magic_link",
	}
	invented := []string{"user_is_gone", "org_missing", "magic_link_bad", "email_already_there"}
	misspelled := map[string]string{
		"member_not_fuond":             "member_not_found",
		"Organization_Not_Found":       "organization_not_found",
		"not_found_session":            "session_not_found",
		"oauthTokenNotFound":           "oauth_token_not_found",
		"organisation_not_found":       "organization_not_found",
		"intermediate_sesion_not_foud": "intermediate_session_not_found",
	}
	types := slices.Concat(unread, invented, slices.Sorted(maps.Keys(misspelled)))

	t.Run("partial", func(t *testing.T) {
		got := compare(t, readCatalog(t), types)
		if want := slices.Sorted(slices.Values(slices.Concat(unread, invented))); !slices.Equal(got.notes, want) {
			t.Errorf("notes of %q, want %q", got.notes, want)
		}
		if len(got.findings) != len(misspelled) {
			t.Errorf("findings: %q", got.findings)
		}
		for text, meant := range misspelled {
			want := fmt.Sprintf("the pages of Stytch B2B API that were read do not have the error type %q; did you mean %q? [unknown-type]", text, meant)
			if !slices.Contains(got.findings, want) {
				t.Errorf("there is no finding %s", want)
			}
		}
	})
	t.Run("list", func(t *testing.T) {
		got := compare(t, withList(readCatalog(t), unread), types)
		if len(got.findings) != len(invented)+len(misspelled) || got.notes != nil {
			t.Errorf("findings %q, notes of %q", got.findings, got.notes)
		}
		for _, text := range invented {
			want := fmt.Sprintf("neither the pages of Stytch B2B API that were read nor the list android have the error type %q [unknown-type]", text)
			if !slices.Contains(got.findings, want) {
				t.Errorf("there is no finding %s", want)
			}
		}
	})
	t.Run("complete", func(t *testing.T) {
		c := readCatalog(t)
		c.Coverage = catalog.Coverage{}
		if got := compare(t, c, types); len(got.findings) != len(types) || got.notes != nil {
			t.Errorf("findings %q, notes %q", got.findings, got.notes)
		}
	})
}

// TestNote wants all that a note says.
func TestNote(t *testing.T) {
	c := readCatalog(t)
	note := compare(t, c, []string{"members_not_found"}).all[0]
	const want = `the error type "members_not_found" is not in the catalogue of Stytch B2B API, and no page was read that could have it ` +
		`(read: 404; not read: 400, 401, 403, 405, 429, 499, 500, 503); did you mean "member_not_found"?`
	if got := note.Message(); got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	c.Coverage.Partial.Statuses = nil
	if got := compare(t, c, []string{"members_not_found"}).all[0].Pages; got != "which pages were not read is not known" {
		t.Errorf("of an unknown part it says %q", got)
	}
}

// TestStrict wants notes as diagnostics where the flag asks for them.
func TestStrict(t *testing.T) {
	a := vet.New([]*vet.Vendor{vendorOf(readCatalog(t))})
	if err := a.Flags.Set("strict", "true"); err != nil {
		t.Fatal(err)
	}
	list := diagnostics(t, comparisons(t, []string{"weak_password"}), a)
	if len(list) != 1 || list[0].Category != vet.RuleNotRead {
		t.Fatalf("got %v", list)
	}
	if got := list[0].Message; !strings.HasSuffix(got, "; errgen scrape --from live reads the others") {
		t.Errorf("got %s", got)
	}
}

// compared is what the analyzer says of a program.
type compared struct {
	findings []string // "message [rule]", sorted
	notes    []string // the types, sorted
	all      []vet.Note
}

// compare runs the analyzer over a program that compares an error with types.
func compare(t *testing.T, c *catalog.Catalog, types []string) compared {
	t.Helper()
	list, err := packages.Load(&packages.Config{Mode: packages.LoadSyntax, Dir: comparisons(t, types), Env: append(os.Environ(), "GOWORK=off")}, ".")
	if err != nil {
		t.Fatal(err)
	}
	graph, err := checker.Analyze([]*analysis.Analyzer{vet.New([]*vet.Vendor{vendorOf(c)})}, list, nil)
	if err != nil {
		t.Fatal(err)
	}
	var got compared
	for _, act := range graph.Roots {
		if act.Err != nil || len(act.Package.Errors) > 0 {
			t.Fatal(act.Err, act.Package.Errors)
		}
		for _, d := range act.Diagnostics {
			got.findings = append(got.findings, d.Message+" ["+d.Category+"]")
		}
		got.all = append(got.all, act.Result.([]vet.Note)...)
	}
	for _, n := range got.all {
		got.notes = append(got.notes, n.Type)
	}
	slices.Sort(got.findings)
	slices.Sort(got.notes)
	return got
}

// comparisons returns the folder of a program that compares an error of [plainSDK]
// with each of types.
func comparisons(t *testing.T, types []string) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("package app\n\nimport \"example.com/app/plain\"\n\nfunc count(err plain.Error) (n int) {\n")
	for _, text := range types {
		fmt.Fprintf(&b, "\tif err.Code == %q {\n\t\tn++\n\t}\n", text)
	}
	b.WriteString("\treturn n\n}\n")
	dir := t.TempDir()
	write(t, dir,
		txtar.File{Name: "go.mod", Data: []byte("module example.com/app\n\ngo 1.26\n")},
		txtar.File{Name: "plain/plain.go", Data: []byte(plainSDK)},
		txtar.File{Name: "app.go", Data: []byte(b.String())})
	return dir
}

func vendorOf(c *catalog.Catalog) *vet.Vendor {
	return &vet.Vendor{Catalog: c, SDK: []vet.SDKError{{Path: "example.com/app/plain", Type: "Error", Field: "Code"}}}
}

// withList adds to a catalogue the types that a list has beyond it.
func withList(c *catalog.Catalog, types []string) *catalog.Catalog {
	for _, text := range types {
		i := slices.IndexFunc(c.Errors, func(e catalog.Entry) bool { return e.Type == text })
		if i < 0 {
			i = len(c.Errors)
			c.Errors = append(c.Errors, catalog.Entry{Type: text})
		}
		c.Errors[i].Listed = []string{"android"}
	}
	return c
}

func readCatalog(t *testing.T) *catalog.Catalog {
	t.Helper()
	const file = "../catalog/errors.yaml"
	data, err := os.ReadFile(filepath.FromSlash(file))
	if err != nil {
		t.Fatal(err)
	}
	c, _, err := catalog.Read(file, data)
	if err != nil {
		t.Fatal(err)
	}
	return c
}
