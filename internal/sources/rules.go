package sources

import "github.com/errgen/errgen/internal/problem"

// The rules of what is found beside the fields, whose rules are named by
// [fieldRule].
const (
	ruleMissing = "missing-type"
	ruleNear    = "near-type"
	ruleNotRead = "not-read"
)

// rules are the rules of a comparison, in the order of the output. Their level is
// that without --strict.
var rules = problem.Rules{
	{ID: ruleNear, Severity: problem.Info, Doc: "Two sources have types that are probably the same, and one of them is misspelled."},
	{ID: ruleMissing, Severity: problem.Info, Doc: "A source does not have a type that another one has."},
	{ID: fieldRule("status"), Severity: problem.Info, Doc: "Sources have different HTTP statuses for a type."},
	{ID: fieldRule("number"), Severity: problem.Info, Doc: "Sources have different numbers for a type."},
	{ID: fieldRule("message"), Severity: problem.Info, Doc: "Sources have different messages for a type; white space and the form of quotes do not count."},
	{ID: fieldRule("category"), Severity: problem.Info, Doc: "Sources put a type into different groups. It never fails, since each source has groups of its own."},
	{ID: fieldRule("description"), Severity: problem.Info, Doc: "Sources describe a type in different words. It never fails, since each source is for other readers."},
	{ID: ruleNotRead, Severity: problem.Info, Doc: "A list has a type that may be on a page that was not read. It never fails."},
}

// Rules returns the rules of a comparison.
func Rules() problem.Rules { return rules }

// fieldRule returns the rule of a field in which sources differ.
func fieldRule(field string) string { return field + "-differs" }

// isRemark reports whether findings of a rule are no contradiction, so that
// nothing has to be done about them.
func isRemark(rule string) bool {
	return rule == ruleNotRead || rule == fieldRule("category") || rule == fieldRule("description")
}
