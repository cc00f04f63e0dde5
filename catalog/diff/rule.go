package diff

import (
	"slices"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/problem"
)

// Rules returns all rules: those of entries first, then those of the fields of
// entries, of statuses, classes, overrides and of the catalogue itself.
func Rules() problem.Rules { return slices.Clone(rules) }

// rank returns the place in the table of the rule that has an id.
func rank(id string) int {
	i := rules.Index(id)
	if i < 0 {
		panic("diff: internal error: no rule " + id)
	}
	return i
}

// rules are those of entries, then those of their fields, then the others.
var rules = slices.Concat(entryRules, fieldRules(), otherRules)

// fieldRules returns the rules of the fields of entries.
func fieldRules() problem.Rules {
	var all problem.Rules
	for _, f := range catalog.EntryFields() {
		all = append(all, f.Changes...)
	}
	return all
}

var entryRules = problem.Rules{
	{ID: "error-pruned", Severity: problem.Breaking, Doc: "The catalogue no longer has the entry, so the generated package no longer has its constant: a program that names it does not compile."},
	{ID: "error-not-read", Severity: problem.Breaking, Doc: "The catalogue no longer has the entry because the page of its status was not read. The documentation may still have it, but the generated package no longer has its constant."},
	{ID: "constant-reassigned", Severity: problem.Breaking, Doc: "A Go identifier was the constant of one type and is now that of another: a program that names it compiles, and compares with the other type."},
	{ID: "error-removed", Severity: problem.Behavior, Doc: "The documentation no longer has the error. Its constant stays, with a Deprecated paragraph; the API may still send it."},
	{ID: "error-renamed", Severity: problem.Behavior, Doc: "An error went and another one came that is likely the same under a new type. It stands for both changes; it is breaking where the constant of the old type went, too, unless that of the new type has its identifier."},
	{ID: "error-restored", Severity: problem.Additive, Doc: "The documentation has an error again that was marked as removed. Its constant is no longer deprecated."},
	{ID: "error-added", Severity: problem.Additive, Doc: "The catalogue has a new entry, and the generated package a new constant."},
	{ID: "error-first-read", Severity: problem.Text, Doc: "The catalogue has a new entry because the page of its status was read for the first time. The documentation need not have changed. The generated package has a new constant, so the next version is a minor one."},
}

var otherRules = problem.Rules{
	{ID: "http-status-removed", Severity: problem.Behavior, Doc: "The documentation no longer lists an HTTP status. It is breaking where net/http has no name for the status, because the generated package then had a constant for it."},
	{ID: "http-status-changed", Severity: problem.Text, Doc: "The documentation calls an HTTP status by another title, or has another address for it. A title is breaking where net/http has no name for the status, because the constant is named by it."},
	{ID: "http-status-added", Severity: problem.Additive, Doc: "The documentation lists one more HTTP status."},
	{ID: "class-removed", Severity: problem.Text, Doc: "The documentation no longer explains a class of statuses."},
	{ID: "class-changed", Severity: problem.Text, Doc: "The documentation explains a class of statuses in other words."},
	{ID: "class-added", Severity: problem.Text, Doc: "The documentation explains one more class of statuses."},
	{ID: "override-removed", Severity: problem.Text, Doc: "People took back a correction. What it changed in its entry is a change of its own."},
	{ID: "override-changed", Severity: problem.Text, Doc: "People corrected something else, or gave another reason. What it changed in its entry is a change of its own."},
	{ID: "override-added", Severity: problem.Text, Doc: "People corrected what the documentation says. What it changed in its entry is a change of its own."},

	{ID: "name-changed", Severity: problem.Breaking, Doc: "The API has another short name. Where nothing else says it, the generated package is named by it. It is additive where the catalogue is new."},
	{ID: "title-changed", Severity: problem.Text, Doc: "The API has another title."},
	{ID: "docs-changed", Severity: problem.Text, Doc: "The overview of the documentation has another address."},
	{ID: "wire-changed", Severity: problem.Behavior, Doc: "Responses have their fields elsewhere, or other fields: Parse of the generated package reads them so. It is text where the catalogue did not say before."},
	{ID: "coverage-changed", Severity: problem.Text, Doc: "Pages of other statuses were read, or people said otherwise how much of the documentation the catalogue has."},
	{ID: "version-changed", Severity: problem.Text, Doc: "The file is of another version of the format."},
}
