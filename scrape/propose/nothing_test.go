package propose_test

import (
	"strings"
	"testing"

	"github.com/errgen/errgen/scrape/propose"
)

// notErrors are pages that have no errors of an API, and much that looks like them.
var notErrors = map[string]string{
	"empty.md": "# Nothing here yet\n",
	"login.html": `<h1>Sign in</h1><form><label>E-mail</label><input><label>Password</label><input><button>Sign in</button></form>
<p>Forgot your password?</p><p>Invalid e-mail or password.</p>`,
	"exit-codes.md":      "# Exit codes\n\nThe command ends with one of these:\n\n| Code | Meaning |\n|---|---|\n| 0 | All is well |\n| 1 | A file could not be read |\n| 2 | Wrong usage |\n| 3 | The server does not answer |\n| 64 | The input is invalid |\n| 70 | An internal error |\n",
	"exit-headings.md":   "# parcelctl(1)\n\n## Exit status\n\n### 0\n\nNo error.\n\n### 1\n\nA failure.\n\n### 2\n\nInvalid usage.\n\n### 3\n\nNot found.\n\n### 4\n\nTimed out.\n\n### 5\n\nNot allowed.\n",
	"changelog.md":       "# Changelog\n\n## v1.4.0\n\n- `label_not_found` is returned for unknown labels\n- fix an error in the parser\n\n## v1.3.2\n\n- `rate_exceeded` no longer comes twice\n\n## v1.3.1\n\n- do not fail on empty input\n\n## v1.3.0\n\n- invalid keys are rejected\n\n## v1.2.0\n\n- first release\n",
	"versions.md":        "# Releases\n\n| Version | Notes |\n|---|---|\n| E110 | not supported any more |\n| E120 | not supported any more |\n| E130 | fixes an error |\n| E140 | fixes a failure |\n| E150 | the newest |\n| E160 | not released |\n",
	"pricing.html":       "<h1>Pricing</h1><table><tr><th>Plan</th><th>Price</th><th>Limit</th></tr><tr><td>free_tier</td><td>0</td><td>100 requests, no support</td></tr><tr><td>small_team</td><td>19</td><td>not limited</td></tr><tr><td>large_team</td><td>99</td><td>not limited</td></tr><tr><td>enterprise_plan</td><td>ask</td><td>no limit</td></tr><tr><td>non_profit</td><td>0</td><td>not limited</td></tr></table>",
	"blog.md":            "# How we handle errors\n\nLast week our API failed, and many requests were rejected with `rate_exceeded`.\n\n## What happened\n\nA server was unavailable.\n\n## What we did\n\nWe restarted it. Then `label_not_found` came back for labels that exist.\n\n## What we learned\n\nDo not deploy on Fridays.\n",
	"reference.md":       "# Labels\n\n## create_label\n\nCreates a label. Fails if the address is invalid.\n\n## get_label\n\nReturns a label, or not found.\n\n## void_label\n\nVoids a label that was not used.\n\n## list_labels\n\nLists all labels, unless the limit is exceeded.\n\n## print_label\n\nPrints a label. An unknown printer is rejected.\n",
	"methods.md":         "# API methods\n\n| Method | Description |\n|---|---|\n| createLabel | Creates a label |\n| getLabel | Returns a label or an error |\n| voidLabel | Voids a label that was not used |\n| listLabels | Lists labels |\n| printLabel | Prints a label, must be valid |\n",
	"parameters.md":      "# Create a label\n\n| Parameter | Type | Description |\n|---|---|---|\n| postal_code | string | Required. Must be a valid code. |\n| country_code | string | Required. |\n| error_format | string | Not required. How errors are written. |\n| max_weight | integer | Must not exceed 30. |\n| service_level | string | Invalid values are ignored. |\n| print_format | string | Not required. |\n",
	"fields.md":          "# The error object\n\nEvery error has these fields:\n\n| Field | Description |\n|---|---|\n| error_code | The code of the error |\n| error_message | What failed |\n| request_id | For support |\n| error_url | Where the error is documented |\n| error_details | Not always there |\n| retry_after | Only if the limit was exceeded |\n",
	"http-tutorial.md":   "# HTTP status codes explained\n\n## 400 Bad Request\n\nThe server cannot read the request.\n\n## 401 Unauthorized\n\nYou are not signed in.\n\n## 403 Forbidden\n\nYou may not do this.\n\n## 404 Not Found\n\nThere is no such page.\n\n## 500 Internal Server Error\n\nThe server failed.\n\n## 503 Service Unavailable\n\nTry again later.\n",
	"http-table.md":      "# Errors\n\nWe use the usual HTTP statuses:\n\n| Code | Meaning |\n|---|---|\n| 400 | Bad request |\n| 401 | Unauthorized |\n| 403 | Forbidden |\n| 404 | Not found |\n| 429 | Too many requests |\n| 500 | Internal error |\n",
	"http-names.md":      "# Status codes\n\n| Status | Name |\n|---|---|\n| 200 | OK |\n| 201 | Created |\n| 301 | Moved |\n| 400 | Bad Request |\n| 404 | Not Found |\n| 500 | Internal Server Error |\n",
	"events.md":          "# Webhook events\n\n| Event | Sent when |\n|---|---|\n| label.created | A label was created |\n| label.failed | A label could not be created |\n| parcel.lost | A parcel was not found |\n| parcel.returned | A parcel was rejected |\n| payment.failed | A payment failed |\n| payment.expired | A payment was not made in time |\n",
	"events-headings.md": "# Events\n\n## payment_failed\n\nThe payment failed.\n\n## payment_expired\n\nThe payment was not made in time.\n\n## label_rejected\n\nThe label is invalid.\n\n## parcel_lost\n\nThe parcel was not found.\n\n## account_closed\n\nThe account was closed.\n",
	"scopes.md":          "# Scopes\n\n| Scope | Allows |\n|---|---|\n| labels:read:all | read labels, and no more |\n| labels:write:all | write labels, not parcels |\n| parcels:read:all | read parcels, never write |\n| parcels:write:all | write parcels |\n| keys:read:all | read keys, not secrets |\n",
	"permissions.md":     "# Permissions\n\n- `labels_read`: may read labels\n- `labels_write`: may write labels, must have labels_read\n- `parcels_read`: may not write\n- `keys_admin`: no limit\n- `billing_admin`: may not be removed\n",
	"environment.md":     "# Configuration\n\n## PARCEL_KEY\n\nThe key. It must be valid.\n\n## PARCEL_HOST\n\nThe host. Unknown hosts are rejected.\n\n## PARCEL_TIMEOUT\n\nHow long to wait before a request fails.\n\n## PARCEL_RETRIES\n\nHow often a failed request is tried again.\n\n## PARCEL_DEBUG\n\nPrints errors.\n",
	"currencies.md":      "# Currencies\n\n| Code | Name |\n|---|---|\n| EUR | Euro |\n| USD | Dollar |\n| GBP | Pound |\n| CHF | Franc |\n| SEK | Krona |\n| NOK | Krone |\n",
	"countries.md":       "# Countries that are not supported\n\n| Country code | Name |\n|---|---|\n| AT01 | not yet |\n| BE02 | not yet |\n| CZ03 | not yet |\n| DK04 | not yet |\n| FI05 | not yet |\n",
	"statuses.md":        "# Order status\n\n| Status | Meaning |\n|---|---|\n| ORDER_PENDING | Not yet paid |\n| ORDER_PAID | Paid |\n| ORDER_FAILED | The payment failed |\n| ORDER_EXPIRED | Not paid in time |\n| ORDER_REJECTED | The order is invalid |\n",
	"test-cards.md":      "# Test cards\n\n| Number | Result |\n|---|---|\n| 4000000001 | succeeds |\n| 4000000002 | is declined |\n| 4000000003 | fails: expired |\n| 4000000004 | fails: invalid |\n| 4000000005 | fails: no funds |\n",
	"glossary.html":      "<h1>Glossary</h1><dl><dt>label</dt><dd>What is on a parcel.</dd><dt>carrier</dt><dd>Who delivers, or fails to.</dd><dt>manifest</dt><dd>A list that must be valid.</dd><dt>pickup</dt><dd>Not a delivery.</dd><dt>return</dt><dd>A parcel that was rejected.</dd><dt>void</dt><dd>No longer valid.</dd></dl>",
	"faq.md":             "# Questions\n\n## Why was my parcel rejected?\n\nIt was too heavy.\n\n## Why does my key not work?\n\nIt expired.\n\n## What if a label is lost?\n\nOrder another.\n\n## Can I change an address?\n\nNo.\n\n## Is there a limit?\n\nNot for you.\n",
	"sdk.md":             "# SDK reference\n\n### ParcelClient\n\nThe client. It fails without a key.\n\n### ParcelLabel\n\nA label, or an error.\n\n### ParcelAddress\n\nAn address that must be valid.\n\n### ParcelManifest\n\nA manifest, not closed.\n\n### ParcelPickup\n\nA pickup that is not in the past.\n",
	"metrics.md":         "# Metrics\n\n- `requests_total`: all requests\n- `requests_failed`: requests that failed\n- `labels_rejected`: labels that were invalid\n- `queue_dropped`: messages that were lost\n- `timeouts_total`: requests without an answer\n",
	"flags.md":           "# Command line\n\n| Option | Description |\n|---|---|\n| --no-color | do not use colors |\n| --dry-run | do not write |\n| --fail-fast | stop at the first error |\n| --max-errors | how many errors are too many |\n| --ignore-missing | missing files are no error |\n",
	"warnings.md":        "# Lint warnings\n\n## unused-variable\n\nA variable is not used.\n\n## missing-return\n\nA return is missing.\n\n## bad-name\n\nThe name is invalid.\n\n## long-line\n\nThe line is too long.\n\n## no-doc\n\nA comment is missing.\n",
	"keyboard.md":        "# Shortcuts\n\n| Key | Does |\n|---|---|\n| F1 | help |\n| F2 | rename, not move |\n| F3 | search |\n| F4 | close without saving |\n| F5 | reload, must be online |\n| F6 | nothing |\n",
	"error-object.md":    "# Errors\n\n## The error object\n\n### error_code\n\nThe code of the error, never empty.\n\n### error_message\n\nWhat failed, for people.\n\n### decline_code\n\nWhy a payment was rejected.\n\n### doc_url\n\nWhere the error is documented.\n\n### request_id\n\nWhat support must know.\n",
	"error-terms.html":   "<h1>Error responses</h1><p>An error has:</p><dl><dt>error_code</dt><dd>The code, not translated.</dd><dt>error_message</dt><dd>What failed.</dd><dt>error_param</dt><dd>Which parameter is invalid.</dd><dt>error_url</dt><dd>Where the error is documented.</dd><dt>trace_id</dt><dd>Missing in old versions.</dd></dl>",
	"severity.md":        "# Errors\n\n| Severity | Meaning |\n|---|---|\n| FATAL_ERROR | The request failed |\n| MAJOR_ERROR | A part failed |\n| MINOR_ERROR | Nothing failed, and something is wrong |\n| SOFT_ERROR | Try again |\n| NO_ERROR | All is well |\n",
	"retry-headers.md":   "# Errors\n\nRejected requests have these headers:\n\n| Header | Meaning |\n|---|---|\n| retry-after | When to try again |\n| x-rate-limit | How many requests are not too many |\n| x-rate-remaining | How many are left until requests fail |\n| x-rate-reset | When the limit is no longer exceeded |\n| x-request-id | What failed |\n",
	"error-handling.md":  "# Handling errors\n\n## catch_all\n\nCatch every error.\n\n## retry_later\n\nTry again when the limit was exceeded.\n\n## fail_fast\n\nDo not wait.\n\n## log_errors\n\nWrite errors down.\n\n## tell_users\n\nNever show codes.\n",
	"limits.md":          "# Limits\n\n| Limit | Value |\n|---|---|\n| max_labels | 1000, cannot be exceeded |\n| max_parcels | 500 |\n| max_weight | 30 kg, not more |\n| max_keys | 10 |\n| max_requests | 100 a second |\n",
}

// TestNothing wants no page without errors to be sure: neither alone, nor with the
// others.
func TestNothing(t *testing.T) {
	if len(notErrors) < 30 {
		t.Errorf("there are only %d pages", len(notErrors))
	}
	for name, text := range notErrors {
		t.Run(name, func(t *testing.T) {
			p := propose.Propose(propose.Request{Pages: pagesOf(t, map[string]string{name: text})})
			if p.Verdict == propose.Sure {
				t.Errorf("sure:\n%s\n%s", p.Profile, p.Preview())
			}
			t.Logf("%v %s", p.Verdict, strings.Join(p.Doubts, "; "))
		})
	}
	if p := propose.Propose(propose.Request{Pages: pagesOf(t, notErrors)}); p.Verdict == propose.Sure {
		t.Errorf("all together are sure:\n%s", p.Preview())
	}
	if p := propose.Propose(propose.Request{}); p.Verdict != propose.Nothing {
		t.Errorf("no page at all is %v", p.Verdict)
	}
}
