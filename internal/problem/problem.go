// Package problem is what every step of errgen reports: one finding with its
// place, its rule and its fix, and lists of findings.
package problem

import (
	"fmt"
	"strings"
)

// A Problem is one finding about a file: a catalogue, a profile, a page.
type Problem struct {
	File   string // as the user named it; a URL for a page that was fetched
	Line   int    // 1-based; 0 when not known
	Column int    // 1-based, in bytes; 0 when not known

	// Path leads to the value in a decoded document, such as
	// "errors[3].message". It is empty for problems of pages.
	Path string

	Rule    string // a stable id, such as "unknown-field"
	Message string // what is wrong, naming the value
	Fix     string // how to fix it, in lines; may be empty

	Severity Severity // [Error], [Warning] or [Info]

	// Group is equal for problems of one rule that are mended in the same way, and
	// are shown as one where there are many; see [List.Grouped]. It is not shown.
	// It is empty for a problem that stands alone.
	Group string
}

// String returns the problem as "file:line:column: message [rule]", followed
// by the fix on indented lines of its own. Unless the problem is an error,
// the message begins with its severity, as in "warning: ".
func (p Problem) String() string {
	var b strings.Builder
	if p.File != "" {
		b.WriteString(lineBreaks.Replace(p.File))
		if p.Line > 0 {
			fmt.Fprintf(&b, ":%d", p.Line)
		}
		if p.Line > 0 && p.Column > 0 {
			fmt.Fprintf(&b, ":%d", p.Column)
		}
		b.WriteString(": ")
	}
	if p.Severity != Error {
		b.WriteString(p.Severity.String() + ": ")
	}
	b.WriteString(p.Message)
	if p.Rule != "" {
		fmt.Fprintf(&b, " [%s]", p.Rule)
	}
	if p.Fix != "" {
		b.WriteString("\n\t" + strings.ReplaceAll(p.Fix, "\n", "\n\t"))
	}
	return b.String()
}

// lineBreaks shows the line breaks in the name of a file, which would make a line of
// its rest.
var lineBreaks = strings.NewReplacer("\n", `\n`, "\r", `\r`)

// A List holds all the findings of one step. As an error it prints each on
// lines of its own; a nil or empty List must not be returned as an error.
type List []Problem

// Error returns every problem, one after the other.
func (ps List) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.String()
	}
	return strings.Join(lines, "\n")
}

// Err returns ps as an error, or nil if there are none.
func (ps List) Err() error {
	if len(ps) == 0 {
		return nil
	}
	return ps
}

// Errors returns the problems that are errors.
func (ps List) Errors() List {
	var errs List
	for _, p := range ps {
		if p.Severity == Error {
			errs = append(errs, p)
		}
	}
	return errs
}

// Findings returns the problems that ask for something: errors and warnings,
// but no information.
func (ps List) Findings() List {
	var findings List
	for _, p := range ps {
		if p.Severity != Info {
			findings = append(findings, p)
		}
	}
	return findings
}
