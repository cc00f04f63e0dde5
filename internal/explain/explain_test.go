package explain_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/explain"
	"github.com/errgen/errgen/templates"
	"github.com/google/go-cmp/cmp"
)

const errors = `version: 1
name: acme
title: Acme API
docs: https://acme.example/errors
errors:
  - type: Card Is Locked
    status: 423
    message: The card cannot be used now.
  - type: "Card Is Locked: ask the holder's bank"
    status: 423
    message: The card cannot be used at all.
  - type: email_not_found
    status: 404
    message: There is no such email.
    url: https://acme.example/errors/404#email_not_found
  - type: member_not_found
    status: 404
    message: There is no such member.
  - type: timeout
    status: 504
    message: It took too long.
  - type: token_expired
    status: [401, 403]
    message: The token is too old.
`

func newReference(t *testing.T) *explain.Reference {
	t.Helper()
	file := filepath.Join(t.TempDir(), "errors.yaml")
	if err := os.WriteFile(file, []byte(errors), 0o644); err != nil {
		t.Fatal(err)
	}
	ref, err := explain.Read(t.Context(), []config.Settings{{Catalog: file}}, func(config.Settings, string) string { return "" })
	if err != nil {
		t.Fatal(err)
	}
	return ref
}

func TestFind(t *testing.T) {
	ref := newReference(t)
	write, err := explain.WriterFor("text", templates.Screen{})
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		arg, want string // in what is written, or "" for nothing
		message   string // in the message where nothing is found
	}{
		{"email_not_found", "There is no such email.", ""},
		{"acme.ErrTokenExpired", "The token is too old.", ""},
		{"ErrTimeout", "It took too long.", ""},
		{"404", "404 Not Found: 2 errors", ""},
		{"4xx", "4xx: 5 errors", ""},
		{"https://acme.example/errors/404#email_not_found", "There is no such email.", ""},
		{"https://elsewhere.example/moved#email_not_found", "There is no such email.", ""},
		{"#token_expired", "The token is too old.", ""},
		{"418", "", "no error is documented under status 418\n\tthere are errors under 401, 403, 404, 423, 504"},
		{"email_not_fuond", "", "did you mean email_not_found?"},
		{"expired_token", "", "did you mean token_expired? (the same words in another order)"},
		{"account_not_found", "", "did you mean member_not_found? (shares not, found; member is much like account)"},
		{"Card Is Locked", "cannot be used now", ""},
		{"card is lokced", "", "did you mean Card Is Locked?"},
		{"ErrCardIsLocked", "cannot be used now", ""},
		{"zebra", "", `the catalogue has no error type "zebra"`},
	}
	for _, test := range tests {
		answers, missing := ref.Find([]string{test.arg})
		var b strings.Builder
		if err := write(&b, answers); err != nil {
			t.Fatal(err)
		}
		if test.want == "" && (len(missing) != 1 || !strings.Contains(missing[0], test.message)) {
			t.Errorf("%s: message %q, want %q", test.arg, missing, test.message)
		}
		if !strings.Contains(b.String(), test.want) || (test.want == "") != (b.Len() == 0) {
			t.Errorf("%s: got %q, want %q", test.arg, &b, test.want)
		}
	}
}

func TestReadTypes(t *testing.T) {
	ref := newReference(t)
	tests := []struct{ input, want, err string }{
		{input: `{"status_code": 404, "error_type": "email_not_found"}`, want: "email_not_found"},
		{input: `{"error": {"code": "unheard_of"}, "error_type": "new_type"}`, want: "new_type"},
		{input: "level=error err=member_not_found at=acme.ErrTokenExpired", want: "member_not_found,token_expired"},
		{input: "the request ran into a timeout", err: "names no error type of the catalogue"},
		{input: `code="timeout"`, want: "timeout"},
		{input: `{"code": "Card Is Locked"}`, want: "Card Is Locked"},
		{input: `{"code": "Card Is Gone"}`, want: "Card Is Gone"},
		{input: "POST /pay: 423 Card Is\nLocked (member_not_found)", want: "Card Is Locked,member_not_found"},
		{input: "err=\"Card Is Locked: ask the holder's bank\"", want: "Card Is Locked: ask the holder's bank"},
		{input: "Discard Is Locked, Card Is Lockedness", err: "names no error type"},
		{input: "error_type=unheard_of", want: "unheard_of"},
		{input: `{"message": "no"}`, err: "the response on standard input has no error type"},
	}
	for _, test := range tests {
		types, err := ref.ReadTypes(strings.NewReader(test.input))
		if test.err != "" {
			if err == nil || !strings.Contains(err.Error(), test.err) {
				t.Errorf("%s: error %v, want one with %q", test.input, err, test.err)
			}
			continue
		}
		if err != nil || strings.Join(types, ",") != test.want {
			t.Errorf("%s: types %q, error %v, want %q", test.input, types, err, test.want)
		}
	}
}

// TestFindPhrase checks that a type with spaces is found however a shell parts it.
func TestFindPhrase(t *testing.T) {
	ref := newReference(t)
	for _, args := range [][]string{{"Card Is Locked"}, {"Card", "Is", "Locked"}, {"Card Is", "Locked"}} {
		if answers, missing := ref.Find(args); len(answers) != 1 || missing != nil {
			t.Errorf("%q: %d answers, missing %q", args, len(answers), missing)
		}
	}
}

func TestComplete(t *testing.T) {
	ref := newReference(t)
	want := []string{"ErrTimeout\tIt took too long.", "ErrTokenExpired\tThe token is too old."}
	if d := cmp.Diff(want, ref.Complete("ErrT")); d != "" {
		t.Errorf("(-want +got):\n%s", d)
	}
	if got := ref.Complete(""); len(got) != 4 {
		t.Errorf("%q, want the four types of one word", got)
	}
}
