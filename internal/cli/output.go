package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/errgen/errgen/internal/config"
	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/outfile"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/report"
	"github.com/errgen/errgen/templates"
)

// writer returns the writer of files for the command.
func (a *app) writer() outfile.Writer {
	return outfile.Writer{Command: a.command, Note: a.note}
}

// targets returns the settings of the catalogues to work on, once the repository is
// settled.
func (a *app) targets(ctx context.Context, writes bool) ([]config.Settings, error) {
	if err := a.settle(ctx, writes); err != nil {
		return nil, err
	}
	return a.config.Targets()
}

// only returns the one catalogue that a command is for.
func only(targets []config.Settings) (config.Settings, error) {
	if len(targets) > 1 {
		return config.Settings{}, problem.Errorf("say which one with --catalog", "%s has several catalogues", config.Name)
	}
	return targets[0], nil
}

// settle completes what a killed command left to write. A command that writes nothing
// cannot, and must not take half of a write for what people committed.
func (a *app) settle(ctx context.Context, writes bool) error {
	repo, err := a.config.Repository()
	if err != nil {
		return err
	}
	if !writes {
		return outfile.Pending(repo)
	}
	return a.writer().Recover(ctx, repo)
}

// read reads a file that a person names, which may have limit bytes.
func (a *app) read(file string, limit int) ([]byte, error) {
	repo, err := a.config.Repository()
	if err != nil {
		return nil, err
	}
	return repo.Read(file, limit)
}

// finish writes the outputs that are not current. With check it writes none,
// prints the difference to standard output, and ends with errFinding if there
// is any.
func (a *app) finish(ctx context.Context, outs outfile.Outputs, check bool) error {
	stale := outs.Stale()
	if check {
		if len(stale) == 0 {
			return nil
		}
		err := a.show(stale)
		if stale.DifferInLineEnds() {
			a.note(lineEndsHint)
		}
		return errors.Join(err, errFinding)
	}
	if err := a.writer().Write(ctx, outs); err != nil {
		return err
	}
	for _, o := range stale {
		a.note("%s %s", o.Verb(), filepath.ToSlash(o.Path))
	}
	return nil
}

// lineEndsHint says what to do about files that differ in line ends alone.
const lineEndsHint = "\tonly line ends differ; if git converts them, add the line  * text eol=lf  to .gitattributes"

// show prints how files differ from what they should be. Of one that differs in line
// ends alone it prints that: all its lines would look alike.
func (a *app) show(outs outfile.Outputs) error {
	var shown outfile.Outputs
	for _, o := range outs {
		if !o.DiffersInLineEnds() {
			shown = append(shown, o)
			continue
		}
		if _, err := fmt.Fprintf(a.out, "%s: only line ends differ\n", filepath.ToSlash(o.Path)); err != nil {
			return err
		}
	}
	return inert.WriteDiff(a.out, shown.Diff())
}

// count returns a number with what it counts, as in "1 page" and "2 pages".
func count(n int, word string) string {
	return fmt.Sprintf("%d %s", n, problem.Plural(n, word, word+"s"))
}

// widest is the greatest width of text on a terminal, in columns: longer lines
// are hard to read.
const widest = 100

// isPlain reports whether terminals should get no colors and no moving lines.
// NO_COLOR is that of https://no-color.org.
func isPlain() bool { return os.Getenv("NO_COLOR") != "" || os.Getenv("TERM") == "dumb" }

// screen describes what s shows: the size and colors of a terminal, or plain text
// for anything else.
func screen(s *inert.Stream) templates.Screen {
	width, ok := s.Terminal()
	if !ok {
		return templates.Screen{}
	}
	if width < 20 {
		width = 0 // nothing can be wrapped in that
	}
	return templates.Screen{Width: min(width, widest), Color: !isPlain()}
}

// A rendering is how a command prints its report.
type rendering struct{ format, color string }

// colors are the values of --color.
var colors = []string{"auto", "always", "never"}

func (r *rendering) addFlags(cmd *cobra.Command, formats []string) {
	cmd.Flags().StringVar(&r.format, "format", "text", "`format` of the output: "+strings.Join(formats, ", "))
	cmd.Flags().StringVar(&r.color, "color", "auto", "`when` to color text: auto, always or never; auto is on a terminal, unless NO_COLOR is set")
}

// check returns an error if a flag has a value that does not exist.
func (r *rendering) check() error {
	if !slices.Contains(colors, r.color) {
		return problem.Errorf("use one of "+strings.Join(colors, ", "), "there is no --color %q", r.color)
	}
	return report.CheckFormat(r.format)
}

// print writes a report to standard output, and ends with errFinding if
// something in it should fail the command.
func (a *app) print(rep report.Report, r rendering) error {
	if err := rep.Write(a.out, r.format, a.options(r.color)); err != nil {
		return err
	}
	if rep.IsFailing() {
		return errFinding
	}
	return nil
}

// options returns how to write a report to standard output.
func (a *app) options(color string) report.Options {
	width, ok := a.out.Terminal()
	ok = ok || os.Getenv("GIT_PAGER_IN_USE") != "" // set by git, whose pager then is at a terminal
	return report.Options{Width: width, Color: color == "always" || color == "auto" && ok && !isPlain()}
}
