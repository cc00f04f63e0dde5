package report

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/templates"
)

// githubCommands are the workflow commands that annotate a line of a file, by
// the standard name of a severity.
var githubCommands = map[string]string{"error": "error", "warning": "warning", "note": "notice"}

// writeGitHub writes each item as a workflow command of GitHub Actions, on a
// line of its own:
//
//	::error file=errors.yaml,line=3,col=5,title=breaking%3A error-pruned::message
//
// A verdict with its notes comes first, and the diff last. GitHub shows ten of
// each kind for each step of a job, and has the rest in the log.
func writeGitHub(out io.Writer, r Report, _ Options) error {
	w := bufio.NewWriter(out)
	if r.Verdict != "" {
		githubNotice(w, r.Command+": "+r.Verdict, cut(strings.Join(append([]string{r.Title}, r.Notes...), "\n"), maxAnnotation))
	}
	for _, l := range r.Levels {
		for _, it := range r.at(l) {
			fmt.Fprintf(w, "::%s %stitle=%s::%s\n", githubCommands[l.Standard()], it.githubPlace(),
				githubProperty(it.Severity.String()+": "+it.Rule), githubData(cut(it.githubText(), maxAnnotation)))
		}
	}
	if r.Diff != "" {
		githubNotice(w, r.Command+": diff", cut(strings.TrimSuffix(r.Diff, "\n"), maxDiff))
	}
	return w.Flush()
}

// githubNotice writes an annotation that is about no file.
func githubNotice(w io.Writer, title, text string) {
	fmt.Fprintf(w, "::notice title=%s::%s\n", githubProperty(title), githubData(text))
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
