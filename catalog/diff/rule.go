package diff

import "slices"

// A Rule is one kind of change. Its id is stable: people exclude rules by it.
type Rule struct {
	ID    string
	Level Level
	Doc   string // what it means for a program, in one or two sentences
}

// Rules returns all rules: those of entries first, then those of the fields of
// entries, of statuses, classes, overrides and of the catalogue itself.
func Rules() []Rule { return slices.Clone(rules) }

// rank returns the place in the table of the rule that has an id.
func rank(id string) int {
	i := slices.IndexFunc(rules, func(r Rule) bool { return r.ID == id })
	if i < 0 {
		panic("diff: internal error: no rule " + id)
	}
	return i
}

var rules = []Rule{
	{"error-pruned", Breaking, "The catalogue no longer has the entry, so the generated package no longer has its constant: a program that names it does not compile."},
	{"error-removed", Behavior, "The documentation no longer has the error. Its constant stays, with a Deprecated paragraph; the API may still send it."},
	{"error-renamed", Behavior, "An error went and another one came that is likely the same under a new type. It stands for both changes; it is breaking where the constant of the old type went, too."},
	{"error-restored", Additive, "The documentation has an error again that was marked as removed. Its constant is no longer deprecated."},
	{"error-added", Additive, "The catalogue has a new entry, and the generated package a new constant."},

	{"status-changed", Behavior, "The error comes with other HTTP statuses. A program that decides by the status, or by Retryable where only the statuses decide it, may do something else. It is text where only their order is another."},
	{"category-changed", Text, "The documentation groups the error under another heading."},
	{"number-changed", Behavior, "The documentation gives the error another number beside its type."},
	{"message-changed", Text, "The documented message is another one. A program should match errors by type and never by message."},
	{"description-changed", Text, "The documentation describes the error in other words."},
	{"cause-added", Text, "The documentation names one more cause."},
	{"cause-removed", Text, "The documentation no longer names a cause."},
	{"cause-changed", Text, "A cause is worded in another way."},
	{"causes-reordered", Text, "The causes stand in another order."},
	{"step-added", Text, "The documentation names one more step to mend the error."},
	{"step-removed", Text, "The documentation no longer names a step."},
	{"step-changed", Text, "A step is worded in another way."},
	{"steps-reordered", Text, "The steps stand in another order."},
	{"url-changed", Text, "The documentation of the error has another address."},
	{"go-name-changed", Breaking, "People gave the constant another Go identifier: a program that names the old one does not compile."},
	{"note-changed", Text, "People changed their remark on the entry."},
	{"retryable-changed", Behavior, "People say otherwise whether a request that failed so may be sent again: Retryable returns something else."},
	{"deprecated", Additive, "People named a type that took the place of this one: ReplacedBy returns it."},
	{"replaced-by-changed", Behavior, "The type that took the place of this one is another one, or is no longer named."},
	{"undocumented-changed", Text, "People marked the entry as one that the documentation does not have, or took that mark away."},

	{"http-status-removed", Behavior, "The documentation no longer lists an HTTP status. It is breaking where net/http has no name for the status, because the generated package then had a constant for it."},
	{"http-status-changed", Text, "The documentation calls an HTTP status by another title, or has another address for it. A title is breaking where net/http has no name for the status, because the constant is named by it."},
	{"http-status-added", Additive, "The documentation lists one more HTTP status."},
	{"class-removed", Text, "The documentation no longer explains a class of statuses."},
	{"class-changed", Text, "The documentation explains a class of statuses in other words."},
	{"class-added", Text, "The documentation explains one more class of statuses."},
	{"override-removed", Text, "People took back a correction. What it changed in its entry is a change of its own."},
	{"override-changed", Text, "People corrected something else, or gave another reason. What it changed in its entry is a change of its own."},
	{"override-added", Text, "People corrected what the documentation says. What it changed in its entry is a change of its own."},

	{"name-changed", Breaking, "The API has another short name. Where nothing else says it, the generated package is named by it. It is additive where the catalogue is new."},
	{"title-changed", Text, "The API has another title."},
	{"docs-changed", Text, "The overview of the documentation has another address."},
	{"version-changed", Text, "The file is of another version of the format."},
}
