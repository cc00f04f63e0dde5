package list

import (
	"bytes"
	"fmt"
	"slices"
)

// maxLine is how long a line of the text form may be, in bytes. A pattern may
// look at a line once for each of its matches.
const maxLine = 64 << 10

// readText reads each line with the pattern, as often as it matches there.
func readText(r *reading, f File) {
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
			var all values
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
