// Package catalog is the catalogue of an API's documented errors: the model in
// memory and its one canonical form in YAML.
//
// The parts are used in this order: [Read] decodes a file strictly, [Merge]
// joins it with what a scrape observed, [Validate] finds what is wrong with
// it, and [Catalog.Encode] writes it, always as the same bytes.
//
// # File format
//
// A catalogue is one YAML document. These are its fields, in the order in
// which they are written; a field that is empty is left out.
//
//	version: 1
//	name: stytch-b2b
//	title: Stytch B2B API
//	docs: https://stytch.com/docs/b2b/api/errors/overview
//	wire: {status: status_code, type: error_type, message: error_message}
//	coverage:
//	  partial: {statuses: [400, 401, 403, 405, 429, 499, 500, 503]}
//	statuses:
//	  - {code: 404, title: Not found, url: https://stytch.com/docs/b2b/api/errors/404}
//	classes:
//	  - {class: 4xx, meaning: error status codes indicate an error because …}
//	errors:
//	  - type: email_not_found
//	    status: 404
//	    message: Email could not be found.
//	    description: There is not a user in this project associated with …
//	    causes:
//	      - The user mistypes their email when trying to authenticate …
//	    steps:
//	      - Prompt the user to check their inputted email, and try again
//	    url: https://stytch.com/docs/b2b/api/errors/404#email_not_found
//	overrides:
//	  - type: email_not_found
//	    set: {message: Email not found.}
//	    was: {message: Email could not be found.}
//	    reason: the API answers with the shorter text
//
// The struct types below document each field, and whose it is: scraped fields
// are rewritten by every scrape, people's fields are never touched by one.
package catalog

import "slices"

// FormatVersion is the version of the file format that this package writes,
// and the only one it reads.
const FormatVersion = 1

// A Catalog is everything known of the errors of one API.
type Catalog struct {
	// Version is the version of the file format, [FormatVersion].
	Version int `yaml:"version"`

	// Name is the short name of the API, in lower case with dashes.
	// It comes from the profile.
	Name string `yaml:"name"`

	// Title is the name of the API as people say it. It comes from the profile.
	Title string `yaml:"title"`

	// Docs is the address of the overview of the error documentation.
	Docs string `yaml:"docs"`

	// Wire says where a response has its fields, so that the catalogue gives the
	// same package wherever it stands. A scrape sets it to what the profile and
	// errgen.yaml say, where they say anything; the zero value is [DefaultWire].
	Wire Wire `yaml:"wire,flow"`

	// Coverage says what is known of the errors that the catalogue does not
	// have. A scrape changes it by what it read; a person may set it.
	Coverage Coverage `yaml:"coverage"`

	// Statuses are the HTTP statuses that the documentation lists, with or
	// without entries, sorted by code.
	Statuses []Status `yaml:"statuses,flow"`

	// Classes are the classes of statuses that the documentation explains,
	// sorted by class.
	Classes []Class `yaml:"classes,flow"`

	// Errors are the entries, sorted by type in byte order.
	Errors []Entry `yaml:"errors"`

	// Overrides are people's corrections of scraped fields, sorted by type.
	Overrides []Override `yaml:"overrides"`

	// Baseline is what scrapes of the last weeks took away, so that a
	// documentation that goes a little at a time is held back like one that goes at
	// once. A scrape writes it when it takes something away, and only then; a
	// person who deletes it lets all of that pass.
	Baseline []Baseline `yaml:"baseline,flow"`
}

// A Baseline is what was there of one kind before scrapes began to take it away, and
// how much of that they took.
type Baseline struct {
	Of    string `yaml:"of"`    // errors, statuses, or the name of a scraped field
	Had   int    `yaml:"had"`   // how many errors, statuses, or values of the field there were
	Lost  int    `yaml:"lost"`  // how many of these are gone
	Since string `yaml:"since"` // the date of the first loss, as in 2026-02-28
}

// A Status is one HTTP status that the documentation lists.
type Status struct {
	Code  int    `yaml:"code"`  // three digits
	Title string `yaml:"title"` // what the documentation calls it; may be empty
	URL   string `yaml:"url"`   // the page of the status; may be empty
}

// A Class is what the documentation says of a class of HTTP statuses.
type Class struct {
	Class   string `yaml:"class"`   // "2xx", "4xx", …
	Meaning string `yaml:"meaning"` // one sentence, never empty
}

// An Entry is one documented error.
type Entry struct {
	// Type is the error type exactly as on the wire. It is the key of the entry.
	Type string `yaml:"type"`

	// Name holds the words that identifiers are made of, such as unknown_account
	// for the type 10001; empty where they are made of the type. A scrape sets it
	// once and keeps it, so that a reworded message renames no constant.
	Name string `yaml:"name"`

	// Scraped fields. Every scrape rewrites them.

	// Status holds the HTTP statuses the error is documented under, ascending;
	// empty where it has none. A single one is written as a plain number.
	Status []int `yaml:"status,one"`
	// Category is what the documentation groups the error under, where it
	// does; several, in byte order, when it stands in several groups.
	Category []string `yaml:"category,one"`
	// Number is the number that the documentation gives the error beside its
	// type, where that is not an HTTP status; nil where there is none.
	Number *int `yaml:"number"`
	// Message is the message on the wire, from the documented sample. Where the
	// documentation has several, by place or status, it is the first of the page and
	// MoreMessages are the others, in its order. In the file they are one list.
	Message      string   `yaml:"message"`
	MoreMessages []string `yaml:"message,rest"`
	// Description is the documentation's prose, only where it says more than
	// Message. Paragraphs are separated by a blank line. As in causes and steps,
	// lines that are indented by four spaces are code, as in a Go doc comment.
	Description string `yaml:"description"`
	// Causes and Steps are the list items of the page, in its order.
	Causes []string `yaml:"causes"`
	Steps  []string `yaml:"steps"`
	// URL is the address of the entry's section. It is information, not a key.
	URL string `yaml:"url"`
	// Listed holds the names of the lists that have the type, such as the enum
	// of an SDK, in the order in which they are configured. Every scrape rewrites
	// it.
	Listed []string `yaml:"listed,one"`
	// Removed marks a tombstone: neither the documentation nor a list has the entry
	// any more.
	Removed bool `yaml:"removed"`

	// People's fields. No scrape touches them.

	// GoName is the Go identifier to use in place of the derived one.
	GoName string `yaml:"go_name"`
	// Note is a remark for the readers of the catalogue.
	Note string `yaml:"note"`
	// Retryable overrides what the statuses say; nil means that they decide.
	Retryable *bool `yaml:"retryable"`
	// ReplacedBy is the type that took the place of this one.
	ReplacedBy string `yaml:"replaced_by"`
	// Undocumented marks an entry that people added by hand. A scrape that
	// does not find it leaves it alone.
	Undocumented bool `yaml:"undocumented"`
}

// An Override corrects scraped fields of one entry.
type Override struct {
	// Type names the entry.
	Type string `yaml:"type"`
	// Set holds the fields to correct, with their right values.
	Set Fields `yaml:"set"`
	// Was holds what the documentation said when the override was written.
	Was Fields `yaml:"was"`
	// Reason says why, for the next reader.
	Reason string `yaml:"reason"`
}

// Fields are scraped fields that an override names. A nil field is not named;
// an empty list is, and says that there are no items.
type Fields struct {
	Status   []int    `yaml:"status,one,named"`
	Category []string `yaml:"category,one,named"`
	Number   *int     `yaml:"number"`
	Message  *string  `yaml:"message"`
	// MoreMessages are the messages after the first, if an override names several.
	MoreMessages []string `yaml:"message,rest"`
	Description  *string  `yaml:"description"`
	Causes       []string `yaml:"causes,named"`
	Steps        []string `yaml:"steps,named"`
	URL          *string  `yaml:"url"`
}

// Messages returns the messages, the first of the page first.
func (e *Entry) Messages() []string { return messagesValue{&e.Message, &e.MoreMessages}.texts() }

// IsStatus reports whether code can be the status of an HTTP response (RFC 9110,
// section 15).
func IsStatus(code int) bool { return 100 <= code && code <= 599 }

// momentary are the statuses of errors that may pass by themselves.
var momentary = []int{408, 429, 500, 502, 503, 504}

// IsRetryable reports whether the same request may succeed when it is sent again
// later, as the method Retryable of a generated package does: as people say, or
// else if the entry has statuses and all of them are momentary.
func (e *Entry) IsRetryable() bool {
	if e.Retryable != nil {
		return *e.Retryable
	}
	return len(e.Status) > 0 && !slices.ContainsFunc(e.Status, func(code int) bool { return !slices.Contains(momentary, code) })
}
