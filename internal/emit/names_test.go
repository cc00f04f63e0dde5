package emit

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
)

func TestIdentifier(t *testing.T) {
	s := newSpeller([]string{"KYC", "GraphQL", "Id"})
	for text, want := range map[string]string{
		"oauth_token_not_found":           "ErrOAuthTokenNotFound",
		"oauth_user_registration":         "ErrOAuthUserRegistration",
		"totp_not_found":                  "ErrTOTPNotFound",
		"totp_recovery_codes_not_found":   "ErrTOTPRecoveryCodesNotFound",
		"totps_not_found_for_user":        "ErrTOTPsNotFoundForUser",
		"sso_connection_not_found":        "ErrSSOConnectionNotFound",
		"public_token_not_found":          "ErrPublicTokenNotFound",
		"redirect_url_not_found":          "ErrRedirectURLNotFound",
		"cname_record_not_found":          "ErrCNAMERecordNotFound",
		"webauthn_registration_not_found": "ErrWebAuthnRegistrationNotFound",
		"otp_code_not_found":              "ErrOTPCodeNotFound",
		"saml_connection_not_found":       "ErrSAMLConnectionNotFound",
		"oidc_connection_not_found":       "ErrOIDCConnectionNotFound",
		"idp_jwks_urls":                   "ErrIDPJWKSURLs",
		"m2m_client_scim_rbac":            "ErrM2MClientSCIMRBAC",
		"https_http2_ipv4_utf8_sha256":    "ErrHTTPSHTTP2IPv4UTF8SHA256",
		"oauth2_error":                    "ErrOAuth2Error",
		"2fa_required":                    "Err2FARequired",
		"E0000001":                        "ErrE0000001",
		"FLOOD_WAIT_X":                    "ErrFloodWaitX",
		"INVALID_API_KEY":                 "ErrInvalidAPIKey",
		"err:unkey:data:api_not_found":    "ErrErrUnkeyDataAPINotFound",
		"a.b/c-d e":                       "ErrABCDE",
		"x":                               "ErrX",
		"invalidRequest":                  "ErrInvalidRequest",
		"HTTPServerURLInvalid":            "ErrHTTPServerURLInvalid",
		"oAuthToken":                      "ErrOAuthToken",
		"webAuthnJwt":                     "ErrWebAuthnJWT",
		"sha1Hash":                        "ErrSHA1Hash",
		"kyc_graphql_id":                  "ErrKYCGraphQLId",
		"this_is_as_was":                  "ErrThisIsAsWas",
		"größe_über":                      "ErrGrößeÜber",
		"cafe\u0301_x":                    "ErrCafeX",
		"日本_語":                            "Err日本語",
		"":                                "",
		"...":                             "",
		"\xff\u00b2":                      "",
	} {
		if got := s.identifier("Err", text); got != want {
			t.Errorf("identifier(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestInitialisms(t *testing.T) {
	less := func(a, b string) int { return strings.Compare(strings.ToLower(a), strings.ToLower(b)) }
	if !slices.IsSortedFunc(initialisms, less) {
		t.Error("the table is not sorted")
	}
	if len(newSpeller(nil)) != len(initialisms) {
		t.Error("the table has a word twice")
	}
}

func TestIdentifiers(t *testing.T) {
	c := &catalog.Catalog{Errors: []catalog.Entry{{Type: "b"}, {Type: "a", GoName: "AsIWish"}, {Type: "c_id"}}}
	names, err := Identifiers(c, Options{Prefix: "Code"})
	if want := []string{"CodeB", "AsIWish", "CodeCID"}; err != nil || !slices.Equal(names, want) {
		t.Errorf("got %q, %v, want %q", names, err, want)
	}
	c.Errors[2].Type = "B"
	names, err = Identifiers(c, Options{})
	var problems problem.List
	if names != nil || !errors.As(err, &problems) || len(problems) != 1 || problems[0].Path != "errors[2].type" {
		t.Errorf("got %q, %v", names, err)
	}
	if !strings.Contains(err.Error(), "go_name: ErrB2") {
		t.Errorf("%v proposes no name", err)
	}
}

// A proposal, once taken, settles the problem.
func TestProposals(t *testing.T) {
	c := &catalog.Catalog{}
	for _, typ := range []string{"a_b", "a.b", "a-b", "ab_2", "a_b_2", "...", "!", "parse"} {
		c.Errors = append(c.Errors, catalog.Entry{Type: typ})
	}
	c.Errors[7].GoName = "Parse"
	_, err := Identifiers(c, Options{})
	for _, p := range err.(problem.List) {
		_, name, _ := strings.Cut(p.Fix, "go_name: ")
		for i := range c.Errors {
			if strings.HasPrefix(p.Path, "errors["+string(rune('0'+i))) {
				c.Errors[i].GoName = name
			}
		}
	}
	if _, err := Identifiers(c, Options{}); err != nil {
		t.Errorf("after all proposals are taken: %v", err)
	}
}
