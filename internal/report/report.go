// Package report renders findings, for people and for machines: the changes
// between two catalogues, the problems of one, or what differs from the live
// documentation.
//
// A command fills in a [Report], [Report.Accept] takes away what people have
// accepted, and [Report.Write] writes the rest in one of [Formats].
//
// Every text of a report is untrusted, for most of them come from
// documentation. Each format has its own escaping, in the file of the format.
package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// A Report is what one run of a command found.
type Report struct {
	Command string // the command, such as "errgen diff"
	Title   string // one line that says what was looked at

	// Verdict is the answer of a command that gives one, such as "in-sync". The
	// title then says it in words, and is written even where there is no item.
	Verdict string

	// Notes are lines that say what else a person may want to know.
	Notes []string

	// Diff is how the files changed, as a unified diff; empty where that was
	// not asked.
	Diff string

	// Levels are the severities that an item can have, the gravest first.
	Levels []problem.Severity

	// Items are the findings. All writers but that of text sort them by
	// level; within a level they stay in this order.
	Items []Item

	// Rules are all the rules of the command, with or without items.
	Rules problem.Rules

	// Bump is what the findings mean for the next version of the generated
	// package; zero where that is not asked.
	Bump Bump

	// ByPlace says that the items are read as those of a compiler: a line
	// each in the order of their files, not grouped by level.
	ByPlace bool
}

// A Bump is a step from one version to the next.
type Bump struct {
	Version string `json:"version"` // "major", "minor", "patch" or "none"
	Reason  string `json:"reason"`  // why, in one sentence
}

// Options say how to write a report.
type Options struct {
	Color bool // for text: use the colors of a terminal
	Width int  // for text: columns of the terminal; 80 when it is 0
}

// writers are the formats, in the order of the help.
var writers = []struct {
	name  string
	write func(io.Writer, Report, Options) error
}{
	{"text", writeText},
	{"markdown", writeMarkdown},
	{"json", writeJSON},
	{"github", writeGitHub},
	{"sarif", writeSARIF},
	{"junit", writeJUnit},
	{"html", writeHTML},
}

// Formats returns the names of the formats, text first.
func Formats() []string {
	var names []string
	for _, w := range writers {
		names = append(names, w.name)
	}
	return names
}

// CheckFormat returns an error unless name is one of [Formats].
func CheckFormat(name string) error {
	if slices.Contains(Formats(), name) {
		return nil
	}
	return problem.Errorf("use one of "+strings.Join(Formats(), ", "), "there is no format %q", name)
}

// Write writes the report to out in a format.
func (r Report) Write(out io.Writer, format string, o Options) error {
	if format != "json" { // programs want the values wherever they are
		r.Items = terse(r.Items)
	}
	for _, w := range writers {
		if w.name == format {
			return w.write(out, r, o)
		}
	}
	return CheckFormat(format)
}

// IsFailing reports whether an item makes the command exit with 1.
func (r Report) IsFailing() bool {
	return slices.ContainsFunc(r.Items, func(it Item) bool { return it.Failing })
}

// at returns the items of a severity.
func (r Report) at(severity problem.Severity) []Item {
	var items []Item
	for _, it := range r.Items {
		if it.Severity == severity {
			items = append(items, it)
		}
	}
	return items
}

// counts says how many items each level has, such as "1 breaking, 2 text".
func (r Report) counts() string {
	var parts []string
	for _, l := range r.Levels {
		if n := len(r.at(l)); n > 0 {
			parts = append(parts, fmt.Sprint(n, " ", l))
		}
	}
	return strings.Join(parts, ", ")
}
