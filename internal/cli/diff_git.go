package cli

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/errgen/errgen/catalog"
	"github.com/errgen/errgen/internal/changes"
	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/infile"
	"github.com/errgen/errgen/internal/problem"
)

// isDriverCall reports whether git calls us as the driver of a file (see
// GIT_EXTERNAL_DIFF in git(1)), with
//
//	path old-file old-hex old-mode new-file new-hex new-mode [new-path header]
//
// or, for a file with conflicts, with path alone, which is as people call us.
func isDriverCall(args []string) bool {
	if len(args) != 7 && len(args) != 9 {
		return false
	}
	return isMode(args[3]) && isMode(args[6])
}

// isMode reports whether s is the mode of a file in git, or the sign for no file.
func isMode(s string) bool {
	return s == "." || len(s) == 6 && strings.Trim(s, "01234567") == ""
}

// diffForGit prints what changed in the file of a driver's call. It does
// not fail for findings, since git would then show no other file: for a catalogue
// that cannot be read it prints the problems.
func (a *app) diffForGit(ctx context.Context, args []string, o diffOptions) error {
	o.filter.FailOn = changes.Never
	path := inert.Line(args[0])
	c, err := a.changes(ctx).Read(ctx, []changes.Operands{{Old: args[1], New: args[4]}})
	var problems problem.List
	if errors.As(err, &problems) {
		fmt.Fprintf(a.out, "%s cannot be compared:\n%s\n", path, problems)
		return nil
	}
	if err != nil {
		return err
	}
	c[0].Old.Name, c[0].New.Name, c[0].New.File = "a/"+path, "b/"+path, path
	if len(args) == 9 {
		c[0].New.Name, c[0].New.File = "b/"+inert.Line(args[7]), inert.Line(args[7])
	}
	return a.print(changes.Report(c, o.filter), o.print)
}

// textconv prints the canonical form of a catalogue with the type of its error
// before each line, so that a line that git shows alone says which error it belongs to.
// What cannot be read as a catalogue is printed as it is.
func (a *app) textconv(file string) error {
	data, err := a.read(file, infile.Large)
	if err != nil {
		return err
	}
	if c, _, err := catalog.Read(file, data); err == nil {
		canonical, err := c.Encode()
		if err != nil {
			return err
		}
		data = []byte(withTypes(string(canonical)))
	}
	_, err = a.out.Write(data)
	return err
}

// withTypes puts the type of an entry or an override before each of its lines.
func withTypes(canonical string) string {
	var b strings.Builder
	subject := ""
	for line := range strings.Lines(canonical) {
		typ, begins := strings.CutPrefix(line, "  - type: ")
		switch {
		case begins:
			subject = strings.TrimSpace(typ) + "  "
		case !strings.HasPrefix(line, "  "):
			subject = ""
		}
		if subject != "" {
			line = subject + line[min(4, len(line)):]
		}
		b.WriteString(line)
	}
	return b.String()
}
