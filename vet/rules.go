package vet

import "github.com/errgen/errgen/internal/problem"

// The rules, as they stand in the category of a diagnostic.
const (
	RuleUnknown   = "unknown-type" // the catalogue does not have the error type
	RuleNotRead   = "not-read"     // no page was read that could have the error type
	RuleLiteral   = "literal"      // the error type has a constant
	RuleRetired   = "retired-type" // the documentation no longer has the error type
	RuleTarget    = "error-target" // the SDK does not return the error in the form that is asked for
	RuleVersion   = "sdk-version"  // the code imports another major version of the SDK
	RuleAssertion = "assertion"    // a plain type assertion does not find a wrapped error
)

// Rules returns all the rules, with the severity of what they find.
func Rules() problem.Rules {
	return problem.Rules{
		{ID: RuleUnknown, Doc: "The API has no such error type, as far as its documentation and its lists say.", Fixable: true},
		{ID: RuleNotRead, Severity: problem.Info, Doc: "The error type is unknown, but not all pages that could have it were read."},
		{ID: RuleVersion, Severity: problem.Info, Doc: "The code imports another major version of the SDK than the one that is checked."},
		{ID: RuleLiteral, Doc: "The string has a constant in the generated package.", Fixable: true},
		{ID: RuleRetired, Doc: "The documentation no longer has the error type."},
		{ID: RuleTarget, Doc: "The target of errors.As or errors.AsType has a form that the SDK does not return.", Fixable: true},
		{ID: RuleAssertion, Doc: "A type assertion does not find an error of the SDK once it is wrapped.", Fixable: true},
	}
}
