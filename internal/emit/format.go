package emit

import (
	"bytes"
	"errors"
	"fmt"
	"go/format"
	"go/scanner"
	"slices"
	"strings"

	"golang.org/x/tools/imports"
)

// A unit is a file on its way: unformatted source, and what it must declare.
type unit struct {
	name    string
	source  []byte
	planned []declaration
	err     error // what went wrong before
}

// finish returns the file in its final form, after it was found to declare
// what is planned and nothing else.
func (u unit) finish() ([]byte, error) {
	if u.err != nil {
		return nil, fmt.Errorf("emit: internal error: %s: %w", u.name, u.err)
	}
	content, err := u.format()
	if err != nil {
		return nil, fmt.Errorf("emit: internal error: %s: %w", u.name, err)
	}
	if err := verify(content, u.planned); err != nil {
		return nil, fmt.Errorf("emit: internal error: %s: %w", u.name, err)
	}
	return content, nil
}

// format returns Go in its final form. Its error has the line that is wrong.
func (u unit) format() ([]byte, error) {
	content, err := u.process()
	var list scanner.ErrorList
	if errors.As(err, &list) && len(list) > 0 {
		return nil, fmt.Errorf("%w, in this line:\n\t%s", err, line(u.source, list[0].Pos.Line))
	}
	return content, err
}

// process sorts the imports and formats. Without imports there is nothing to
// sort, and imports.Process would only format twice.
func (u unit) process() ([]byte, error) {
	isImport := func(d declaration) bool { return strings.HasPrefix(d.what, "import ") }
	if !slices.ContainsFunc(u.planned, isImport) {
		return format.Source(u.source)
	}
	return imports.Process("", u.source, &imports.Options{
		FormatOnly: true,
		Comments:   true,
		TabIndent:  true,
		TabWidth:   8,
	})
}

// line returns a line of source, of which the first is 1.
func line(source []byte, number int) []byte {
	lines := bytes.Split(source, []byte("\n"))
	if number < 1 || number > len(lines) {
		return nil
	}
	return lines[number-1]
}
