// Package misuse has the mistakes that errgen vet finds in code that uses
// stripe-go, and what it leaves alone.
package misuse

import (
	"errors"
	"log"
	"strings"

	"github.com/stripe/stripe-go/v82"
)

func explain(err error) string {
	var e *stripe.Error
	if !errors.As(err, &e) {
		return ""
	}
	switch e.Code {
	case "card_declined": // want `the error type "card_declined" has a constant: stripeerr.ErrCardDeclined`
		return "another card"
	case "expired_crad": // want `no error type "expired_crad"; did you mean "expired_card"\?`
		return "a newer card"
	case "token_expired", "member_already_exists": // want `no error type "token_expired"` `no error type "member_already_exists"`
		return "never"
	case stripe.ErrorCodeBalanceInsufficient, stripe.ErrorCodeRateLimit:
		return "the constants of the SDK are right, even where the catalogue has none"
	}
	if string(e.Code) == "resource_missing" || strings.HasPrefix(string(e.Code), "resource_") { // want `has a constant: stripeerr.ErrResourceMissing`
		return "nothing there"
	}
	return message(e)
}

// Other strings of the same error are not its code.
func message(e *stripe.Error) string {
	if e.Type == stripe.ErrorTypeAPI || e.Type == "expired_crad" || e.DeclineCode == "lost_card" || e.Msg == "expired_crad" {
		log.Print("token_expired")
	}
	return e.Param
}

func byValue(err error) int {
	var e stripe.Error
	if errors.As(err, &e) { // want `the SDK returns \*Error: a target of type Error is never found`
		return e.HTTPStatusCode
	}
	if e, ok := err.(*stripe.Error); ok { // want `the assertion does not find \*Error once it is wrapped: use errors.As`
		return e.HTTPStatusCode
	}
	return 0
}

func build() error {
	return &stripe.Error{Code: "lock_timeout", Type: "token_expired"} // want `has a constant: stripeerr.ErrLockTimeout`
}
