package cli

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/report"
	"github.com/errgen/errgen/vet"
)

// printFindings prints findings, and ends with errFinding if they make the
// command fail.
func (a *app) printFindings(findings []vetFinding, v vetOptions) error {
	rep := vetReport(findings, v.strict)
	var err error
	switch {
	case v.json:
		err = inert.WriteJSON(a.out, &findings, "")
	case v.format == "text":
		err = a.printGrouped(rep, findings)
	default:
		err = rep.Write(a.out, v.format, a.options(v.color))
	}
	if err == nil && rep.IsFailing() {
		err = errFinding
	}
	return err
}

func vetReport(findings []vetFinding, strict bool) report.Report {
	rep := report.Report{
		Command: "errgen vet", Title: "the use of error types",
		Levels: []problem.Severity{problem.Error, problem.Info}, Rules: vet.Rules(), ByPlace: true,
	}
	for _, f := range findings {
		item := report.Item{
			Rule: f.Rule, Severity: rep.Rules.Severity(f.Rule), Failing: f.note == nil || strict, Message: f.Message, Fix: f.Fix,
			File: filepath.ToSlash(f.File), Line: f.Line, Column: f.Column,
		}
		if f.note != nil {
			item.Subject = f.note.Type
		}
		rep.Items = append(rep.Items, item)
	}
	return rep
}

// printGrouped prints what is wrong, a line each, and then the notes: what many of
// them have in common is said once.
func (a *app) printGrouped(rep report.Report, findings []vetFinding) error {
	rep.Items = slices.DeleteFunc(slices.Clone(rep.Items), func(it report.Item) bool { return it.Severity == problem.Info })
	if err := rep.Write(a.out, "text", report.Options{}); err != nil {
		return err
	}
	for _, group := range noteGroups(findings) {
		if _, err := io.WriteString(a.out, groupText(group)); err != nil {
			return err
		}
	}
	return nil
}

// noteGroups returns the notes among findings, those together that are about the
// pages of one API.
func noteGroups(findings []vetFinding) [][]vetFinding {
	var groups [][]vetFinding
	index := map[string]int{}
	for _, f := range findings {
		if f.note == nil {
			continue
		}
		about := f.note.MessageFor(0)
		i, ok := index[about]
		if !ok {
			i = len(groups)
			index[about] = i
			groups = append(groups, nil)
		}
		groups[i] = append(groups[i], f)
	}
	return groups
}

// groupText returns the notes of a group as text: a line for one, and for several
// what they all say with a line for each place.
//
//	note: 2 error types are not in the catalogue of <API>, … [not-read]
//		<fix>
//	main.go:12:7: note: "token_expired"
//	main.go:13:7: note: "user_locked"
func groupText(group []vetFinding) string {
	types := map[string]bool{}
	for _, f := range group {
		types[f.note.Type] = true
	}
	first := group[0]
	if len(types) == 1 && len(group) == 1 {
		return fmt.Sprintf("%s: note: %s [%s]\n\t%s\n", first.place(), first.Message, first.Rule, first.Fix)
	}
	var b strings.Builder
	fmt.Fprintf(&b, "note: %s [%s]\n\t%s\n", first.note.MessageFor(len(types)), first.Rule, first.Fix)
	for _, f := range group {
		fmt.Fprintf(&b, "%s: note: %q", f.place(), f.note.Type)
		if f.note.Near != "" {
			fmt.Fprintf(&b, "; did you mean %q?", f.note.Near)
		}
		b.WriteString("\n")
	}
	return b.String()
}

func (f vetFinding) place() string {
	return fmt.Sprintf("%s:%d:%d", inert.Line(filepath.ToSlash(f.File)), f.Line, f.Column)
}
