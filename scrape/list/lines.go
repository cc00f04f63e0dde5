package list

import (
	"bytes"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/errgen/errgen/internal/problem"
)

// readCSV reads a table whose first line has the names of its columns. The
// columns are parted by commas, tabs or semicolons, whichever the first line
// has most of.
func readCSV(r *collector, f File) {
	first, _, _ := bytes.Cut(f.Data, []byte("\n"))
	rows := csv.NewReader(bytes.NewReader(f.Data))
	rows.FieldsPerRecord = -1
	rows.ReuseRecord = true
	rows.Comma = separator(string(first))
	header, err := rows.Read()
	if err != nil {
		if !errors.Is(err, io.EOF) {
			failCSV(r, f, err)
		}
		return
	}
	columns := make([]string, len(header))
	for i, name := range header {
		columns[i] = strings.TrimSpace(name)
	}
	if !knowsColumns(r, f, columns) {
		return
	}
	for {
		row, err := rows.Read()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			failCSV(r, f, err)
			return
		}
		line, _ := rows.FieldPos(0)
		n := &node{kind: object, line: line}
		for i, value := range row {
			if value = strings.TrimSpace(value); i < len(columns) && value != "" {
				n.set(columns[i], &node{kind: text, text: value, line: line})
			}
		}
		r.take(f, record{place: place{node: n}, line: line})
	}
}

func separator(line string) rune {
	best, most := ',', strings.Count(line, ",")
	for _, c := range "\t;" {
		if n := strings.Count(line, string(c)); n > most {
			best, most = c, n
		}
	}
	return best
}

// knowsColumns reports whether the columns that fields names exist. The only
// column of a table is that of the type.
func knowsColumns(r *collector, f File, columns []string) bool {
	ok := true
	for i, p := range r.pickers {
		if p.how != byName {
			continue
		}
		found := false
		for _, name := range columns {
			found = found || name == p.name
		}
		if !found {
			ok = false
			r.at(f.Name, 1).report("no-column", fmt.Sprintf("there is no column %s, which fields.%s names; there are %s", problem.Excerpt(p.name), fieldNames[i], listed(columns)), "correct fields."+fieldNames[i])
		}
	}
	if r.pickers[typeField].how == 0 {
		if len(columns) == 1 {
			r.pickers[typeField] = picker{how: byName, name: columns[0]}
			return ok
		}
		r.at(f.Name, 1).report("no-type", "the table has several columns, and fields does not say which is the type; there are "+listed(columns), "say so, such as fields: {type: code}")
		return false
	}
	return ok
}

// listed quotes names for a message, a dozen at most.
func listed(names []string) string {
	const few = 12
	var quoted []string
	for _, name := range names[:min(len(names), few)] {
		quoted = append(quoted, problem.Excerpt(name))
	}
	if len(names) > few {
		quoted = append(quoted, fmt.Sprintf("and %d more", len(names)-few))
	}
	return strings.Join(quoted, ", ")
}

func failCSV(r *collector, f File, err error) {
	line := 0
	var syntax *csv.ParseError
	switch {
	case !errors.As(err, &syntax):
	case errors.Is(err, csv.ErrQuote) && syntax.StartLine < syntax.Line:
		line, err = syntax.StartLine, errors.New("a field of this row begins with a quotation mark, and nothing closes it")
	default:
		line, err = syntax.Line, syntax.Err
	}
	r.at(f.Name, line).report("syntax", fmt.Sprintf("the file is not CSV: %v", err), "see whether it is whole, and whether form is right")
}

// maxLine is how long a line of the text form may be, in bytes. A pattern may
// look at a line once for each of its matches.
const maxLine = 64 << 10

// readText reads each line with the pattern, as often as it matches there.
func readText(r *collector, f File) {
	names := r.pattern.SubexpNames()
	line, matched := 0, 0
	for rest := f.Data; len(rest) > 0; {
		var row []byte
		row, rest, _ = bytes.Cut(rest, []byte("\n"))
		line++
		if len(row) > maxLine {
			r.at(f.Name, line).report("size", fmt.Sprintf("the line has %d bytes; at most %d are read", len(row), maxLine), "break it into lines, or use another form")
			return
		}
		row = bytes.TrimSuffix(row, []byte("\r"))
		for _, found := range r.pattern.FindAllSubmatch(row, -1) {
			matched++
			rec := record{place: place{node: &node{kind: text, line: line}}, line: line}
			var all itemValues
			for i, name := range names {
				if at := slices.Index(fieldNames, name); at >= 0 && len(found[i]) > 0 {
					all[at] = append(all[at], scalarOf(text, string(found[i]))...)
				}
			}
			if len(all[typeField]) > 0 {
				r.build(f, rec, all)
			}
		}
	}
	if matched == 0 {
		r.tell(f.Name, fmt.Sprintf("the pattern matches none of its %d lines", line))
	}
}
