package vet

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
)

func TestNearest(t *testing.T) {
	v := &Vendor{Catalog: &catalog.Catalog{Errors: []catalog.Entry{
		{Type: "gone_away", Removed: true}, {Type: "member_not_found"}, {Type: "session-not-found"}, {Type: "x"},
	}}}
	for value, want := range map[string]string{
		"member_not_fund":   "member_not_found",
		"not_found_member":  "member_not_found",
		"Not.Found Session": "session-not-found",
		"gone_awy":          "",
		"token_expired":     "",
		"___":               "",
	} {
		if got, _ := (use{value: value, vendors: []*Vendor{v}}).nearest(); got != want {
			t.Errorf("nearest of %q is %q, want %q", value, got, want)
		}
	}
}

func TestIsMisspelling(t *testing.T) {
	for _, test := range []struct {
		text, known string
		want        bool
	}{
		// The same letters.
		{"Email_Not_Found", "email_not_found", true},
		{"emailNotFound", "email_not_found", true},
		{"email-notfound", "email_not_found", true},
		// The same words.
		{"not_found_member", "member_not_found", true},
		{"found_member_not", "member_not_found", true},
		{"member_email_duplicate", "duplicate_email_member", true},
		{"test_id_used_in_live", "live_id_used_in_test", false},
		// One letter in one word or two.
		{"member_not_fuond", "member_not_found", true},
		{"memer_not_fouund", "member_not_found", true},
		{"organisation_not_found", "organization_not_found", true},
		{"unautorized", "unauthorized", true},
		{"emailNotFuond", "email_not_found", true},
		{"mebmer_nott_fuond", "member_not_found", false},
		{"mmeber_not_found", "member_not_found", true},
		// Another word.
		{"otp_not_found", "totp_not_found", false},
		{"members_not_found", "member_not_found", false},
		{"payee_blocked", "hayee_blocked", false},
		{"route_not_found", "totp_not_found", false},
		{"oauth2_code_invalid", "oauth3_code_invalid", false},
		{"invalid_authentication_type", "invalid_authenticator_type", false},
		{"EBADF", "EBADR", false},
		{"member_found", "member_not_found", false},
		{"", "member_not_found", false},
		{"___", "___", false},
	} {
		if got := isMisspelling(test.text, test.known); got != test.want {
			t.Errorf("isMisspelling(%q, %q) = %v", test.text, test.known, got)
		}
	}
}

// TestRealTypesAreNotMisspellings holds every two error types of one API to be
// two: where one is known and the page of the other was not read, the other is
// not called a misspelling. The few that are left are two names of one thing.
func TestRealTypesAreNotMisspellings(t *testing.T) {
	for file, want := range map[string][]string{
		"stytch-sdk-types/types-2025-02-06.txt": nil,
		"stytch-sdk-types/types-2026-04-30.txt": nil,
		"stripe/truth.tsv":                      nil,
		"okta/truth.tsv":                        nil,
		"nodejs/truth.tsv":                      nil,
		"slack/truth.tsv":                       {"rate_limited ratelimited"},
		"razorpay/truth.tsv":                    {"invalid_mobile_number mobile_number_invalid"},
	} {
		data, err := os.ReadFile(filepath.Join("../../shared/corpus", file))
		if err != nil {
			if os.Getenv("CI") != "" {
				t.Fatal(err)
			}
			t.Skipf("SKIPPED: ../shared/corpus is not here: %v", err)
		}
		if got := misspellings(firstColumn(string(data))); !slices.Equal(got, want) {
			t.Errorf("%s: %q are near to each other, want %q", file, got, want)
		}
	}
}

// misspellings returns the pairs of names of which one counts as a misspelling of
// the other.
func misspellings(names []string) []string {
	var pairs []string
	for i, a := range names {
		for _, b := range names[i+1:] {
			if isMisspelling(a, b) || isMisspelling(b, a) {
				pairs = append(pairs, a+" "+b)
			}
		}
	}
	return pairs
}

func firstColumn(table string) []string {
	var names []string
	for line := range strings.Lines(table) {
		name, _, _ := strings.Cut(strings.TrimSpace(line), "\t")
		names = append(names, name)
	}
	slices.Sort(names)
	return slices.Compact(names)
}
