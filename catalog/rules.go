package catalog

import (
	"slices"

	"github.com/errgen/errgen/internal/problem"
)

// Rules returns the rules of [Read] and [Catalog.Validate]. Those of other
// steps, of which one reads on a terminal alone, are not among them.
func Rules() problem.Rules { return slices.Clone(rules) }

var rules = problem.Rules{
	{ID: "syntax", Doc: "The file is not YAML."},
	{ID: "bad-utf8", Doc: "The file has bytes that are not UTF-8."},
	{ID: "control-character", Doc: "The file has a character that YAML does not allow."},
	{ID: "empty", Doc: "The file holds nothing."},
	{ID: "second-document", Doc: "The file holds more than one document."},
	{ID: "too-large", Doc: "The file has more lines and values than are read."},
	{ID: "repeated-key", Doc: "A mapping has a field twice."},
	{ID: "merge-key", Doc: "A catalogue has no use for merge keys."},
	{ID: "depth", Doc: "Values are nested deeper than any catalogue is."},
	{ID: "alias", Doc: "A catalogue has no use for aliases."},
	{ID: "anchor", Doc: "A catalogue has no use for anchors."},
	{ID: "tag", Doc: "A catalogue has no use for tags."},
	{ID: "wrong-type", Doc: "A field holds a value of another type than it is for."},
	{ID: "unknown-field", Doc: "A field is misspelled, or does not exist."},
	{ID: "version", Doc: "The file does not say a version of the format that this errgen reads."},

	{ID: "missing-name", Doc: "The catalogue has no short name."},
	{ID: "name-form", Doc: "The short name is not one word in lower case."},
	{ID: "missing-title", Doc: "The catalogue does not say what the API is called."},
	{ID: "wire-path", Doc: "The path of a field of responses is malformed, or is that of two fields."},
	{ID: "partial-coverage", Doc: "Pages of the documentation were not read. That is information: the catalogue may lack the errors that they have.", Severity: problem.Info},
	{ID: "coverage-status", Doc: "The coverage names a status that the catalogue does not list, or one twice."},
	{ID: "order", Doc: "A list is not in the canonical order.", Fixable: true, Severity: problem.Warning},
	{ID: "status-range", Doc: "A number is not an HTTP status."},
	{ID: "status-order", Doc: "The statuses of an entry are not ascending, or one is repeated.", Fixable: true, Severity: problem.Warning},
	{ID: "duplicate-status", Doc: "An HTTP status is listed twice."},
	{ID: "unused-status", Doc: "The documentation lists HTTP statuses that no entry has, although their pages were read. That is information: documentation may well do so.", Severity: problem.Info},
	{ID: "baseline-form", Doc: "The record of what scrapes took away is not as one wrote it."},
	{ID: "class-form", Doc: "A class of statuses is not one of 1xx to 5xx."},
	{ID: "missing-meaning", Doc: "A class of statuses has no meaning."},
	{ID: "duplicate-class", Doc: "A class of statuses is explained twice."},

	{ID: "empty-type", Doc: "An entry or an override has no type."},
	{ID: "type-form", Doc: "A type has a character that no error type has on the wire, or white space other than single spaces between words."},
	{ID: "entry-name", Doc: "The name of an entry is not words with underscores between them, of which identifiers are made."},
	{ID: "duplicate-type", Doc: "Two entries have the same type."},
	{ID: "similar-types", Doc: "Two types differ only in letter case or punctuation: one of them may be a slip of the documentation.", Severity: problem.Warning},
	{ID: "empty-item", Doc: "An item of a list is empty."},
	{ID: "duplicate-item", Doc: "An item of a list is repeated.", Fixable: true, Severity: problem.Warning},
	{ID: "description-echo", Doc: "A description only says what the message says.", Fixable: true, Severity: problem.Warning},
	{ID: "invisible-character", Doc: "A text has a character that a reader cannot see: a control character, one that turns the direction of the text around, a space of another kind.", Severity: problem.Warning},
	{ID: "html-left", Doc: "A text has HTML in it that was not reduced to what it shows.", Severity: problem.Warning},
	{ID: "object-object", Doc: "A text has [object Object] in it, which a program wrote where a text was meant.", Severity: problem.Warning},
	{ID: "doubled-space", Doc: "A text has more than one space between two words.", Fixable: true, Severity: problem.Warning},
	{ID: "line-end", Doc: "A text begins or ends with a line break, as a block of YAML ends (message: >) unless it says >-.", Fixable: true, Severity: problem.Warning},
	{ID: "url-host", Doc: "An address leads to another host than the documentation.", Severity: problem.Warning},

	{ID: "go-name", Doc: "An entry has no constant of its own: its go_name is not a name that Go exports, its type gives none, or another entry has the same. So it is with members in TypeScript and Python."},
	{ID: "replaced-by-itself", Doc: "An entry is replaced by itself."},
	{ID: "unknown-replacement", Doc: "An entry is replaced by a type that no entry has."},
	{ID: "replacement-circle", Doc: "Following replaced_by leads back to where one began."},
	{ID: "live-replacement", Doc: "An entry has a replacement although the documentation still has it. That is information: its constant is not deprecated.", Severity: problem.Info},
	{ID: "removed-undocumented", Doc: "An entry is marked both as removed from the documentation and as never part of it."},
	{ID: "documented", Doc: "An entry is marked as undocumented, but the documentation has it.", Severity: problem.Warning},

	{ID: "unknown-type", Doc: "An override is of a type that no entry has."},
	{ID: "empty-set", Doc: "An override sets nothing."},
	{ID: "missing-reason", Doc: "An override gives no reason."},
	{ID: "duplicate-override", Doc: "Two overrides set the same field of one type."},
}
