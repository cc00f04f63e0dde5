package scrapetest

import "github.com/errgen/errgen/catalog"

// PageErrors are the 34 entries of the captured page, written down from the
// page and not from errgen's output. The address of each is that of the page
// with the type as anchor.
var PageErrors = []catalog.Entry{
	{Type: "billing_info_not_found", Message: "Billing info could not be found."},
	{Type: "captcha_provider_not_found", Message: "Captcha Provider config could not be found."},
	{Type: "cname_record_not_found", Message: "Could not find cname record using the values provided."},
	EmailNotFound,
	{Type: "email_settings_not_found", Message: "Email Settings could not be found."},
	{Type: "email_template_not_found", Message: "Email Template could not be found."},
	{Type: "insufficient_factors_for_session_exchange", Message: "Session exchange is only supported with sessions containing a magic link factor. Complete a magic link flow and try again."},
	{Type: "intermediate_session_not_found", Message: "Intermediate session could not be found."},
	{Type: "member_does_not_exist_in_organization", Message: "Member does not exist in the specified organization."},
	{Type: "member_not_found", Message: "Member could not be found."},
	{Type: "oauth_config_not_found", Message: "The OAuth config was not found."},
	oauthTokenNotFound,
	{Type: "oauth_user_registration_not_found", Message: "OAuth user registration could not be found."},
	{Type: "oidc_connection_not_found", Message: "OIDC Connection could not be found."},
	{Type: "organization_not_found", Message: "Organization could not be found."},
	{Type: "organization_user_not_found", Message: "Organization User could not be found."},
	otpCodeNotFound,
	{Type: "password_not_found", Message: "The password could not be found."},
	phoneNumberNotFound,
	{Type: "project_not_found", Message: "Project could not be found."},
	{Type: "project_user_not_found", Message: "Project User could not be found."},
	{Type: "public_token_not_found", Message: "public_token could not be found."},
	{Type: "redirect_url_not_found", Message: "Redirect URL could not be found."},
	{Type: "route_not_found", Message: "The route provided is not supported."},
	{Type: "route_not_supported_in_test", Message: "This route is not supported in the test environment. Please use api.stytch.com instead."},
	{Type: "saml_connection_not_found", Message: "SAML Connection could not be found."},
	{Type: "secret_not_found", Message: "Secret could not be found."},
	SessionNotFound,
	{Type: "sso_connection_not_found", Message: "SSO Connection could not be found."},
	{Type: "sso_token_not_found", Message: "SSO Token could not be found."},
	{Type: "totp_not_found", Message: "The TOTP could not be found."},
	{Type: "totp_recovery_codes_not_found", Message: "The TOTP recovery codes could not be found."},
	{Type: "totps_not_found_for_user", Message: "Unable to authenticate totp_code since no active or pending TOTPs could be found for the user."},
	{Type: "webauthn_registration_not_found", Message: "The WebAuthn registration could not be found."},
}

// The five entries that say more than their message.
var (
	EmailNotFound = catalog.Entry{
		Type:        "email_not_found",
		Message:     "Email could not be found.",
		Description: "There is not a user in this project associated with the supplied email or email_id.",
		Causes: []string{
			"The user mistypes their email when trying to authenticate via an email-based method which does not fall back to creating a new user. This includes password, magic link (via send), and OTP (via send) authentication.",
		},
		Steps: []string{
			"Prompt the user to check their inputted email, and try again",
			"Consider using a loginOrCreate method if you would like new users to be able to authenticate",
		},
	}
	oauthTokenNotFound = catalog.Entry{
		Type:        "oauth_token_not_found",
		Message:     "OAuth Token could not be found.",
		Description: "The OAuth token provided can not be found. This may be because the token never existed, or has already been used successfully.",
		Causes: []string{
			"The web app is attempting to authenticate the token multiple times. In this case, the first attempt results in a successful response, but all following attempts result in this error.",
		},
		Steps: []string{
			"Review your code which grabs the token from the redirect URL query params and authenticates the token. Each token can only be authenticated once.",
		},
	}
	otpCodeNotFound = catalog.Entry{
		Type:        "otp_code_not_found",
		Message:     "The passcode was incorrect and could not be authenticated, encourage the user to try inputting the passcode again or send another passcode.",
		Description: "The passcode provided was incorrect and could not be authenticated.",
		Causes: []string{
			"The user is not providing the correct OTP code for their authentication attempt. They may have mistyped the value, or are referencing an old or unassociated OPT code.",
		},
		Steps: []string{
			"Ask the user to try again. Additionally, provide an option for the user to send a new code if they are unable to authenticate.",
		},
	}
	phoneNumberNotFound = catalog.Entry{
		Type:        "phone_number_not_found",
		Message:     "Phone Number could not be found.",
		Description: "The provided phone number is not attached to an existing User.",
		Causes: []string{
			"Calling a /send instead of a login_or_create endpoint for a new user; /send will only succeed given a phone number which is already attached to an existing User.",
		},
	}
	SessionNotFound = catalog.Entry{
		Type:        "session_not_found",
		Message:     "Session could not be found.",
		Description: "The session could not be found. It could be revoked, expired, or nonexistent.",
		Causes: []string{
			"When a session expires or is revoked, Stytch will return a session_not_found error for an attempt to authenticate it.",
			"A user returns to a browser session after a long period of inactivity.",
			"A user is deleted and their session is automatically revoked.",
		},
		Steps: []string{
			"In most cases, a session_not_found error should prompt your app to re-authenticate the user; their session was either revoked, expired, or otherwise no longer exists. They’ll need to generate a new session.",
		},
	}
)

func init() {
	for i := range PageErrors {
		PageErrors[i].Status = []int{404}
		PageErrors[i].URL = "https://stytch.com/docs/b2b/api/errors/404#" + PageErrors[i].Type
	}
}
