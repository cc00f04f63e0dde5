package report

import (
	"bufio"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/errgen/errgen/templates"
)

// githubCommands are the workflow commands that annotate a line of a file.
var githubCommands = map[Severity]string{Error: "error", Warning: "warning", Note: "notice"}

// writeGitHub writes each item as a workflow command of GitHub Actions, on a
// line of its own:
//
//	::error file=errors.yaml,line=3,col=5,title=breaking%3A error-pruned::message
//
// GitHub shows ten of each kind for each step of a job, and has the rest in the log.
func writeGitHub(out io.Writer, r Report, _ Options) error {
	w := bufio.NewWriter(out)
	for _, l := range r.Levels {
		for _, it := range r.at(l.Name) {
			fmt.Fprintf(w, "::%s %stitle=%s::%s\n", githubCommands[l.Severity], it.githubPlace(),
				githubProperty(it.Level+": "+it.Rule), githubData(cut(it.plain(), maxAnnotation)))
		}
	}
	return w.Flush()
}

func (it Item) githubPlace() string {
	if it.File == "" {
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

// What the runner undoes in the message and in the properties of a command:
// https://github.com/actions/runner, ActionCommand.cs.
var (
	githubDataEscapes     = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A")
	githubPropertyEscapes = strings.NewReplacer("%", "%25", "\r", "%0D", "\n", "%0A", ":", "%3A", ",", "%2C")
)

func githubData(s string) string     { return githubDataEscapes.Replace(templates.Printable(s)) }
func githubProperty(s string) string { return githubPropertyEscapes.Replace(templates.Printable(s)) }
