package report

import (
	"strings"
	"testing"

	"github.com/errgen/errgen/internal/problem"
)

// hostileVerdict returns a report of a command that gives a verdict, with text
// in what only those have.
func hostileVerdict(text string) Report {
	r := hostileReport(text)
	r.Verdict = "changed"
	r.Notes = []string{text, "first: " + text}
	r.Diff = "--- a\n+++ b\n" + text + "\n " + text + "\n+" + text + "\n"
	return r
}

// FuzzVerdict checks that the notes and the diff are text and nothing else,
// with items and without.
func FuzzVerdict(f *testing.F) {
	for _, text := range hostile {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		bare := hostileVerdict(text)
		bare.Items = nil
		for _, r := range []Report{hostileVerdict(text), bare} {
			for _, format := range []string{"text", "markdown", "json", "github"} {
				wantVisible(t, written(t, r, format, Options{}))
			}
			wantInert(t, written(t, r, "text", Options{}))
			wantTame(t, written(t, r, "markdown", Options{}))
			for line := range strings.Lines(written(t, r, "github", Options{})) {
				if !githubLine.MatchString(line) {
					t.Errorf("no workflow command: %.1000q", line)
				}
			}
		}
	})
}

// TestVerdict checks that a verdict, its notes and its diff are in each format,
// and that an annotation names the page of a site, which is no file of the
// repository.
func TestVerdict(t *testing.T) {
	r := Report{
		Command: "errgen drift", Title: "acme: unreadable", Verdict: "unreadable", Levels: []problem.Severity{problem.Unreadable},
		Notes: []string{"acme: 8 pages could be had"}, Diff: "-old\n+new\n",
	}
	page := Item{Rule: "missing-page", Severity: problem.Unreadable, Message: "the page is gone", Fix: "look at it", File: "https://a.example/errors/404", Line: 3}
	for _, items := range [][]Item{nil, {page}} {
		r.Items = items
		for _, format := range []string{"text", "markdown", "json", "github"} {
			out := written(t, r, format, Options{})
			for _, want := range []string{"acme: unreadable", "8 pages could be had", "-old"} {
				if !strings.Contains(out, want) {
					t.Errorf("%s with %d items does not say %q:\n%s", format, len(items), want, out)
				}
			}
		}
	}
	want := "::notice title=errgen drift%3A unreadable::acme: unreadable%0Aacme: 8 pages could be had\n" +
		"::error title=unreadable%3A missing-page::https://a.example/errors/404:3: the page is gone%0Alook at it\n" +
		"::notice title=errgen drift%3A diff::-old%0A+new\n"
	if got := written(t, r, "github", Options{}); got != want {
		t.Errorf("got %s\nwant %s", got, want)
	}
}
