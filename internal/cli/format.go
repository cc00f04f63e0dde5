package cli

import (
	"os"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/internal/report"
	"github.com/spf13/cobra"
)

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
