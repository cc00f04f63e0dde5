// Package update is the workflow between documentation and catalogue: it reads
// the documentation that settings name, merges it with the catalogue, and holds
// back what removes too much.
//
// A [Reader] makes a [Revision] of each catalogue, and [Revision.Outputs] is the
// only way from there to a file, past the brake. [Reader.Scrape] revises
// catalogues, [Reader.Check] compares one with its saved documentation, and
// [Reader.Drift] gives a verdict on each from the live documentation. Nothing
// here writes a file.
package update
