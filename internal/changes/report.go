package changes

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/diff"
	"github.com/errgen/errgen/internal/report"
)

// Never is the value of [Filter.FailOn] with which nothing fails.
const Never = "none"

// A Filter says which changes are reported, and which of them should fail the
// command.
type Filter struct {
	Exclude []string // rules to leave out
	FailOn  string   // the lowest level that fails, or [Never]
}

// Report returns the changes between the sides that a filter lets pass.
func Report(all []Sides, filter Filter) report.Report {
	rep := report.Report{Command: "errgen diff", Levels: diff.Severities(), Rules: diff.Rules()}
	var found []diff.Change
	var names []string
	for _, c := range all {
		options := diff.Options{Identifier: c.Names.Identifier()}
		changes := slices.DeleteFunc(options.Catalogs(c.Old.Catalog, c.New.Catalog), func(change diff.Change) bool {
			return slices.Contains(filter.Exclude, change.Rule)
		})
		for _, change := range changes {
			rep.Items = append(rep.Items, c.item(change, filter.FailOn))
		}
		found = append(found, changes...)
		names = append(names, c.Old.Name+" → "+c.New.Name)
	}
	rep.Items = report.Grouped(rep.Items)
	rep.Title = strings.Join(names, ", ")
	version, why := diff.Bump(found)
	rep.Bump = report.Bump{Version: version.String(), Reason: why}
	return rep
}

// item returns a change as a finding.
func (c Sides) item(change diff.Change, failOn string) report.Item {
	it := report.Item{
		Rule: change.Rule, Severity: change.Severity, Subject: change.Type,
		Message: change.Message, Fix: change.Fix, File: c.New.File,
		Old: change.Old, New: change.New, Words: mingled(change.Old, change.New),
		Fingerprint: change.Fingerprint(), Likely: change.Likely,
	}
	alike := change.Alike()
	it.Group, it.Shared = alike.ID, report.Shared{Text: alike.Text, Fix: alike.Fix}
	if change.Renamed != "" {
		it.Shared.Row = change.Type + " → " + change.Renamed
	}
	it.Line, it.Column = c.New.Source.Locate(c.path(change))
	limit, err := diff.ParseSeverity(failOn)
	it.Failing = err == nil && change.Severity.IsAtLeast(limit)
	return it
}

// path returns where the new catalogue has what changed, or for an entry that it
// no longer has, the entry that follows in its place.
func (c Sides) path(change diff.Change) string {
	if change.NewPath != "" || !strings.HasPrefix(change.OldPath, "errors[") {
		return change.NewPath
	}
	i, _ := slices.BinarySearchFunc(c.New.Catalog.Errors, change.Type, func(e catalog.Entry, typ string) int { return strings.Compare(e.Type, typ) })
	return fmt.Sprintf("errors[%d]", min(i, len(c.New.Catalog.Errors)-1))
}

var wordKinds = map[diff.Kind]report.WordKind{diff.Same: report.Same, diff.Deleted: report.Deleted, diff.Inserted: report.Inserted}

// mingled returns two texts as one, word by word, unless they share too little
// for that to be readable.
func mingled(before, after string) []report.Word {
	if before == "" || after == "" {
		return nil
	}
	var words []report.Word
	same := 0
	for _, span := range diff.Words(before, after) {
		if span.Kind == diff.Same {
			same += len(strings.TrimSpace(span.Text))
		}
		words = append(words, report.Word{Kind: wordKinds[span.Kind], Text: span.Text})
	}
	if 3*same < min(len(before), len(after)) {
		return nil
	}
	return words
}
