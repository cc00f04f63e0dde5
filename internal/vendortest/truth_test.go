package vendortest

import (
	"os"
	"slices"
	"strings"
	"testing"
)

// A field of an entry is what the truth is compared in. Causes and steps are
// counts; cause and step are how the texts begin.
type field string

const (
	code        field = "codes" // whether the entry is there
	invention   field = "inventions"
	status      field = "status"
	number      field = "number"
	message     field = "message"
	oneMessage  field = "one of several" // of which the catalogue has one
	description field = "description"
	causes      field = "causes"
	cause       field = "text of causes"
	steps       field = "steps"
	step        field = "text of steps"
	eachStep    field = "each step"
	both        field = "text of both" // how the texts of both begin
)

// A table is a file with the ground truth of a source.
type table struct {
	file    string           // in the folder of the source; by default truth.tsv
	key     string           // the column of the type; by default code
	columns map[field]string // where each field is

	// prose says that a count of 1 stands for a section of prose, too, of however
	// many paragraphs.
	prose bool

	// skip leaves out rows that are no errors of the pages, and change mends
	// rows that name in another way what the page has.
	parts  string // what is between several messages or steps of a cell
	skip   func(row) bool
	change func(row)
}

// prose is a count of at least 1.
const prose = "1 or prose"

// A row is a row of the truth, by column.
type row map[string]string

// flag reports whether the row has a flag of this text.
func (r row) flag(text string) bool {
	return slices.Contains(strings.FieldsFunc(r["flags"]+" "+r["note"], isFlagEnd), text)
}

func isFlagEnd(r rune) bool { return r == ';' || r == ' ' }

// readRows returns the rows of a table. Flags of the form name=value are columns
// too.
func readRows(t *testing.T, file string) []row {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimRight(string(data), "\n"), "\n")
	header := strings.Split(lines[0], "\t")
	var rows []row
	for _, line := range lines[1:] {
		r := row{}
		for i, cell := range strings.Split(line, "\t") {
			r[header[i]] = cell
		}
		for flag := range strings.FieldsFuncSeq(r["flags"]+" "+r["note"], isFlagEnd) {
			if name, value, ok := strings.Cut(flag, "="); ok && r[name] == "" {
				r[name] = value
			}
		}
		rows = append(rows, r)
	}
	return rows
}

// A fact is what the truth says of a type: the values of each field, each once, in
// the order of the rows; none where the type has no such thing.
type fact map[field][]string

func (f fact) add(of field, value string) {
	if list := strings.Split(value, ","); of == status && len(list) > 1 {
		for _, v := range list {
			f.add(of, strings.TrimSpace(v))
		}
		return
	}
	if value == "" || slices.Contains(f[of], value) {
		f[of] = f[of][:len(f[of])] // there, though empty
		return
	}
	f[of] = append(f[of], value)
}

// facts reads the truth of a source, by type.
func (s source) facts(t *testing.T, dir string) map[string]fact {
	t.Helper()
	all := map[string]fact{}
	for _, table := range s.truth {
		for _, r := range readRows(t, dir+"/"+or(table.file, "truth.tsv")) {
			if r.flag("in_page=no") || table.skip != nil && table.skip(r) {
				continue
			}
			if table.change != nil {
				table.change(r)
			}
			name := r[or(table.key, "code")]
			if all[name] == nil {
				all[name] = fact{}
			}
			for of, column := range table.columns {
				value := r[column]
				if table.prose && value == "1" {
					value = prose
				}
				values := []string{value}
				if table.parts != "" && (of == message || of == eachStep) {
					values = strings.Split(value, table.parts)
				}
				for _, value := range values {
					all[name].add(of, value)
				}
			}
		}
	}
	return all
}

func or(a, b string) string {
	if a != "" {
		return a
	}
	return b
}
