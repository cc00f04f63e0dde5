package cli

import (
	"fmt"
	"slices"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/catalog/diff"
	"github.com/errgen/errgen/internal/report"
)

// severities say what the levels of changes are to tools that know three.
var severities = map[diff.Level]report.Severity{
	diff.Breaking: report.Error, diff.Behavior: report.Warning, diff.Additive: report.Note, diff.Text: report.Note,
}

// diffReport returns the changes of all comparisons but those of the excluded
// rules.
func diffReport(comparisons []comparison, o diffOptions) report.Report {
	rep := report.Report{Command: "errgen diff"}
	for _, level := range diff.Levels() {
		rep.Levels = append(rep.Levels, report.Level{Name: level.String(), Severity: severities[level]})
	}
	for _, rule := range diff.Rules() {
		rep.Rules = append(rep.Rules, report.Rule{ID: rule.ID, Level: rule.Level.String(), Doc: rule.Doc})
	}
	var all []diff.Change
	var names []string
	for _, c := range comparisons {
		changes := slices.DeleteFunc(diff.Catalogs(c.old.Catalog, c.new.Catalog), func(change diff.Change) bool {
			return slices.Contains(o.exclude, change.Rule)
		})
		for _, change := range changes {
			rep.Items = append(rep.Items, c.item(change, o.failOn))
		}
		all = append(all, changes...)
		names = append(names, c.old.name+" → "+c.new.name)
	}
	rep.Title = strings.Join(names, ", ")
	version, why := diff.Bump(all)
	rep.Bump = report.Bump{Version: version.String(), Reason: why}
	return rep
}

// item returns a change as a finding.
func (c comparison) item(change diff.Change, failOn string) report.Item {
	it := report.Item{
		Rule: change.Rule, Level: change.Level.String(), Subject: change.Type,
		Message: change.Message, Fix: change.Fix, File: c.new.file,
		Old: change.Old, New: change.New, Words: mingled(change.Old, change.New),
		Fingerprint: change.Fingerprint(), Likely: change.Likely,
	}
	it.Line, it.Column = c.new.source.Locate(c.path(change))
	limit, err := diff.ParseLevel(failOn)
	it.Failing = err == nil && change.Level >= limit
	return it
}

// path returns where the new catalogue has what changed, and for an entry that
// it no longer has, the one that stands in its place.
func (c comparison) path(change diff.Change) string {
	if change.NewPath != "" || !strings.HasPrefix(change.OldPath, "errors[") {
		return change.NewPath
	}
	i, _ := slices.BinarySearchFunc(c.new.Errors, change.Type, func(e catalog.Entry, typ string) int { return strings.Compare(e.Type, typ) })
	return fmt.Sprintf("errors[%d]", min(i, len(c.new.Errors)-1))
}

var wordKinds = map[diff.Kind]report.WordKind{diff.Same: report.Same, diff.Deleted: report.Deleted, diff.Inserted: report.Inserted}

// mingled returns two texts as one, word by word, unless they share too
// little for that to be read.
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
