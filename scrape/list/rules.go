package list

import (
	"slices"

	"github.com/errgen/errgen/internal/problem"
)

// Rules returns the rules of the problems that this package reports.
func Rules() problem.Rules { return slices.Clone(rules) }

var rules = problem.Rules{
	{ID: "list", Doc: "The description of a list is not right."},

	{ID: "size", Doc: "A file, a line or a list is larger than what is read."},
	{ID: "depth", Doc: "Values are nested deeper than what is read."},
	{ID: "bad-utf8", Doc: "A file has bytes that are not UTF-8."},
	{ID: "syntax", Doc: "A file does not have the form that the list says."},
	{ID: "repeated-key", Doc: "A member is in an object twice. The first is read.", Severity: problem.Warning},

	{ID: "no-declaration", Doc: "Code has no declaration of the name that within says."},
	{ID: "several-declarations", Doc: "Code has several declarations that could list errors."},
	{ID: "no-schema", Doc: "A specification has no schema of the name that within says."},
	{ID: "no-column", Doc: "A table has no column of the name that fields says."},
	{ID: "no-type", Doc: "An item has several members, and fields does not say which is the type."},
	{ID: "bad-type", Doc: "A type has a form that no error type has."},
	{ID: "bad-field", Doc: "A field leads to a value with members."},
	{ID: "bad-number", Doc: "The number of an error is not a whole number."},
	{ID: "bad-status", Doc: "The status of an error is not an HTTP status. It is left out.", Severity: problem.Warning},
	{ID: "long-text", Doc: "A text is longer than any message or description."},
	{ID: "unpaired", Doc: "An item has several types and several texts, and nothing says which belong together. The texts are left out.", Severity: problem.Warning},

	{ID: "two-numbers", Doc: "An error has two numbers."},
	{ID: "two-descriptions", Doc: "Errors have more than one description. The first is kept.", Severity: problem.Warning},
	{ID: "many-messages", Doc: "An error has very many messages. Further ones are left out.", Severity: problem.Warning},

	{ID: "nothing-found", Doc: "A list has no errors."},
	{ID: "expect", Doc: "A list has fewer errors than expected."},
}
