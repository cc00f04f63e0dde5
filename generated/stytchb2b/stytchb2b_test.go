package stytchb2b_test

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/errgen/errgen/generated/stytchb2b"
)

// TestIdentifiers has the names in which Go's rule for initialisms shows, with
// what they are on the wire.
func TestIdentifiers(t *testing.T) {
	for got, want := range map[stytchb2b.Type]string{
		stytchb2b.ErrOAuthTokenNotFound:           "oauth_token_not_found",
		stytchb2b.ErrTOTPNotFound:                 "totp_not_found",
		stytchb2b.ErrSSOConnectionNotFound:        "sso_connection_not_found",
		stytchb2b.ErrPublicTokenNotFound:          "public_token_not_found",
		stytchb2b.ErrRedirectURLNotFound:          "redirect_url_not_found",
		stytchb2b.ErrCNAMERecordNotFound:          "cname_record_not_found",
		stytchb2b.ErrWebAuthnRegistrationNotFound: "webauthn_registration_not_found",
		stytchb2b.ErrOTPCodeNotFound:              "otp_code_not_found",
		stytchb2b.ErrSAMLConnectionNotFound:       "saml_connection_not_found",
		stytchb2b.ErrOIDCConnectionNotFound:       "oidc_connection_not_found",
		stytchb2b.ErrTOTPsNotFoundForUser:         "totps_not_found_for_user",
	} {
		if string(got) != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	if stytchb2b.Status499 != 499 {
		t.Errorf("Status499 is %d", stytchb2b.Status499)
	}
}

// TestResponse reads the documented sample from a response, and branches on it.
func TestResponse(t *testing.T) {
	response := &http.Response{StatusCode: 404, Body: io.NopCloser(strings.NewReader(`{
  "status_code": 404,
  "request_id": "request-id-test-b05c992f-ebdc-489d-a754-c7e70ba13141",
  "error_type": "email_not_found",
  "error_message": "Email could not be found.",
  "error_url": "https://stytch.com/docs/b2b/api/errors/404#email_not_found"
}`))}
	e, err := stytchb2b.FromResponse(response)
	if err != nil {
		t.Fatal(err)
	}
	wrapped := fmt.Errorf("inviting a member: %w", e)
	if !errors.Is(wrapped, stytchb2b.ErrEmailNotFound) {
		t.Error("errors.Is does not find ErrEmailNotFound")
	}
	if errors.Is(wrapped, stytchb2b.ErrMemberNotFound) {
		t.Error("errors.Is finds ErrMemberNotFound")
	}
	found, ok := errors.AsType[*stytchb2b.Error](wrapped)
	if !ok || found.RequestID != "request-id-test-b05c992f-ebdc-489d-a754-c7e70ba13141" {
		t.Errorf("errors.AsType gives %+v, %v", found, ok)
	}
	const want = "stytchb2b: 404 email_not_found: Email could not be found. (request_id request-id-test-b05c992f-ebdc-489d-a754-c7e70ba13141)"
	if e.Error() != want {
		t.Errorf("got  %s\nwant %s", e, want)
	}
}

func TestLookup(t *testing.T) {
	info, ok := stytchb2b.Lookup(stytchb2b.ErrSessionNotFound)
	if !ok {
		t.Fatal("session_not_found is not found")
	}
	if info.Status() != 404 || info.Message() != "Session could not be found." || len(info.Causes()) != 3 || len(info.Steps()) != 1 || info.Retryable() || info.Removed() {
		t.Errorf("%d %q %q %q", info.Status(), info.Message(), info.Causes(), info.Steps())
	}
	if _, ok := stytchb2b.Lookup("magic_link_token_expired"); ok { //errgen:ignore what does not exist is not found
		t.Error("a type that never existed is found")
	}
	types := slices.Collect(stytchb2b.All())
	if len(types) != 34 || !slices.IsSorted(types) {
		t.Errorf("%d types, sorted: %v", len(types), slices.IsSorted(types))
	}
	if n := len(slices.Collect(stytchb2b.ByStatus(404))); n != 34 {
		t.Errorf("%d types of status 404", n)
	}
}
