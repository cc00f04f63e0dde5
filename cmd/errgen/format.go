package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/report"
	"github.com/spf13/cobra"
)

// A rendering says how a command prints its report.
type rendering struct{ format, color string }

// colors are the values of --color.
var colors = []string{"auto", "always", "never"}

func (r *rendering) addFlags(cmd *cobra.Command, formats []string) {
	cmd.Flags().StringVar(&r.format, "format", "text", "`format` of the output: "+strings.Join(formats, ", "))
	cmd.Flags().StringVar(&r.color, "color", "auto", "`when` to color text: auto, always or never; auto is on a terminal, unless NO_COLOR is set")
}

// check returns an error unless the flags have values that exist.
func (r *rendering) check() error {
	if !slices.Contains(colors, r.color) {
		return fmt.Errorf("there is no --color %q\n\tuse one of %s", r.color, strings.Join(colors, ", "))
	}
	return report.CheckFormat(r.format)
}

// print writes a report to standard output, and ends with errFinding if
// something in it should fail the command.
func (a *app) print(rep report.Report, r rendering) error {
	if err := rep.Write(a.out, r.format, a.terminal(r.color)); err != nil {
		return err
	}
	if rep.IsFailing() {
		return errFinding
	}
	return nil
}

// terminal returns what standard output can show: on a terminal, and in the
// pager that git feeds when it calls us, that is color.
func (a *app) terminal(color string) report.Options {
	o := report.Options{Color: color == "always", Width: columns(a.out)}
	isShown := o.Width > 0 || os.Getenv("GIT_PAGER_IN_USE") != ""
	if color == "auto" {
		o.Color = isShown && os.Getenv("NO_COLOR") == "" // https://no-color.org
	}
	return o
}
