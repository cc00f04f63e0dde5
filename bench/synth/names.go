package synth

import "strconv"

// A kind is a form that error types take. The star stands for the subject.
type kind struct {
	name    string
	status  int
	message string
}

// page is the name of the page that documents the errors of a kind.
func (k kind) page() string { return strconv.Itoa(k.status) }

// kinds are the usual forms; what is usual stands more than once.
var kinds = []kind{
	{"*_not_found", 404, "The * could not be found."},
	{"*_not_found", 404, "There is no * with the ID that was provided."},
	{"*_not_found", 404, "The requested * could not be found in this project."},
	{"invalid_*", 400, "The * is invalid; check its format and try again."},
	{"invalid_*", 400, "The provided * is not valid for this request."},
	{"invalid_*_format", 400, "The * is not in the format that the documentation describes."},
	{"missing_*", 400, "The * is required and was not part of the request."},
	{"duplicate_*", 409, "A * with these properties already exists in this project."},
	{"*_already_exists", 409, "The * already exists; use another name or update the existing one."},
	{"*_expired", 401, "The * has expired; request a new one and try again."},
	{"*_revoked", 401, "The * was revoked and can no longer be used."},
	{"unauthorized_*", 401, "The credentials do not authorize the use of this *."},
	{"*_not_allowed", 403, "The * is not allowed by the settings of the organization."},
	{"*_limit_exceeded", 429, "The limit for the * was exceeded; wait before the next request."},
	{"too_many_*_requests", 429, "Too many requests were made for the *; slow down."},
	{"unable_to_update_*", 409, "The * could not be updated because it is in use."},
	{"unable_to_delete_*", 409, "The * could not be deleted because others depend on it."},
	{"*_does_not_match", 400, "The * does not match the one that the session began with."},
	{"*_required", 400, "A * is required before this request can be completed."},
	{"*_temporarily_unavailable", 503, "The * is temporarily unavailable; try again in a few seconds."},
	{"*_internal_error", 500, "Something went wrong with the * on our side."},
	{"oauth2_*_mismatch", 400, "The OAuth 2.0 * does not match the one that was registered."},
	{"oauth2_invalid_*", 400, "The OAuth 2.0 * is invalid."},
}

// The words that subjects are made of.
var (
	areas = []string{
		"billing", "organization", "project", "workspace", "tenant", "admin", "connected_app", "discovery",
		"sso", "saml", "oidc", "scim", "oauth", "m2m", "webauthn", "totp", "sms", "email", "payment", "shipping",
		"checkout", "subscription", "invoice", "customer", "fraud", "device", "partner", "sandbox", "mobile", "public",
	}
	qualities = []string{
		"primary", "secondary", "default", "external", "internal", "pending", "active", "recovery", "backup", "test",
		"live", "legacy", "custom", "trusted", "verified", "unverified", "signed", "encrypted", "short_lived", "refresh",
		"initial", "final", "remote", "local", "global", "shared", "private", "delegated", "temporary", "scheduled",
	}
	things = []string{
		"token", "session", "member", "user", "email", "phone_number", "password", "connection", "redirect_url",
		"client_id", "client_secret", "api_key", "webhook", "magic_link", "otp_code", "certificate", "metadata",
		"attribute_mapping", "role", "permission", "policy", "group", "template", "domain", "ip_address", "user_agent",
		"captcha", "challenge", "registration", "credential", "factor", "grant_type", "scope", "audience", "issuer",
		"signature", "public_key", "jwks_url", "cname_record", "logo_url", "locale", "currency", "amount", "coupon",
		"card", "bank_account", "payout", "refund", "dispute", "transfer", "tax_rate", "price", "plan", "quota",
		"export", "import", "job", "report", "query", "cursor",
	}
)

// subject draws what an error is about, such as "billing_backup_email".
func (g *generator) subject() string {
	s := pick(g, things)
	if g.rand.IntN(2) == 0 {
		s = pick(g, qualities) + "_" + s
	}
	if g.rand.IntN(3) > 0 {
		s = pick(g, areas) + "_" + s
	}
	return s
}
