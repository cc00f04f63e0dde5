package report

import (
	"errors"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/templates"
)

// writeGitHub writes each item as a workflow command of GitHub Actions, on a
// line of its own:
//
//	::error file=errors.yaml,line=3,col=5,title=breaking%3A error-pruned::message
//
// A verdict with its notes comes first, and the diff last. GitHub shows ten of
// each kind for each step of a job, and has the rest in the log.
func writeGitHub(out io.Writer, r Report, _ Options) error {
	var errs []error
	annotate := func(severity, place, title, text string) {
		errs = append(errs, githubAnnotation(out, severity, fmt.Sprintf("%stitle=%s::%s\n", place, githubProperty(title), githubData(text))))
	}
	if r.Verdict != "" {
		annotate("note", "", r.Command+": "+r.Verdict, cut(strings.Join(append([]string{r.Title}, r.Notes...), "\n"), maxAnnotation))
	}
	for _, l := range r.Levels {
		for _, it := range r.at(l) {
			annotate(l.Standard(), it.githubPlace(), it.Severity.String()+": "+it.Rule, cut(it.githubText(), maxAnnotation))
		}
	}
	if r.Diff != "" {
		annotate("note", "", r.Command+": diff", cut(strings.TrimSuffix(r.Diff, "\n"), maxDiff))
	}
	return errors.Join(errs...)
}

// githubAnnotation writes the workflow command that annotates a line of a file, by
// the standard name of a severity.
func githubAnnotation(w io.Writer, severity, text string) error {
	switch severity {
	case "error":
		return inert.WriteOwn(w, "::error ", text)
	case "warning":
		return inert.WriteOwn(w, "::warning ", text)
	}
	return inert.WriteOwn(w, "::notice ", text)
}

// isPage reports whether the item is about a page of a site, and no file.
func (it Item) isPage() bool {
	return strings.HasPrefix(it.File, "https://") || strings.HasPrefix(it.File, "http://")
}

func (it Item) githubText() string {
	if it.isPage() {
		return it.Place() + ": " + it.plain()
	}
	return it.plain()
}

func (it Item) githubPlace() string {
	if it.File == "" || it.isPage() {
		return ""
	}
	place := "file=" + githubProperty(filepath.ToSlash(it.File)) + ","
	if it.Line > 0 {
		place += fmt.Sprintf("line=%d,", it.Line)
	}
	if it.Line > 0 && it.Column > 0 {
		place += fmt.Sprintf("col=%d,", it.Column)
	}
	return place
}

// maxAnnotation bounds the text of an annotation, in bytes. GitHub cuts at
// 64 KiB, and shows a few lines.
const maxAnnotation = 4 << 10

// maxDiff bounds the diff, which is read in the log.
const maxDiff = 60 << 10

// What the runner undoes in the message and in the properties of a command:
// https://github.com/actions/runner, ActionCommand.cs.
var (
	githubDataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubPropertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func githubData(s string) string     { return githubDataEscapes.Replace(templates.Printable(s)) }
func githubProperty(s string) string { return githubPropertyEscapes.Replace(templates.Printable(s)) }
