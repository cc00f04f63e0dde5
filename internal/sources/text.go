package sources

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"text/tabwriter"

	"github.com/errgen/errgen/internal/inert"
)

// writeText writes for each catalogue a table with a row for each source, and then
// the findings, grouped:
//
//	<API>: 3 differences between documentation and sdk
//
//	source         errors  only here  missing  near  differs
//	documentation  2       0          1        0     0
//	sdk            3       1          0        0     0
//
//	only in sdk: 1
//	  user_locked  errors.go:12
func (cs Comparisons) writeText(out io.Writer, o Options) error {
	var b bytes.Buffer
	for i, c := range cs {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "%s\n\n", inert.Line(c.summary()))
		columns(&b, "", c.table())
		for _, note := range c.notes() {
			fmt.Fprintf(&b, "\n%s\n", inert.Line(note))
		}
		for _, g := range c.groups() {
			fmt.Fprintf(&b, "\n%s: %d\n", inert.Line(g.title), len(g.findings))
			shown, more := g.shown(o.All)
			columns(&b, "  ", c.rows(shown))
			if more > 0 {
				fmt.Fprintf(&b, "  … and %d more; --all lists them\n", more)
			}
		}
	}
	_, err := out.Write(b.Bytes())
	return err
}

// rows returns the lines of findings of one rule. Where the sources say different
// things, each has a line of its own below the type.
func (c *Comparison) rows(findings []Finding) [][]string {
	var rows [][]string
	for _, f := range findings {
		switch f.Rule {
		case ruleMissing, ruleNotRead:
			rows = append(rows, []string{f.Type(), placesOf(f.Says)})
		case ruleNear:
			a, b := f.spellings()
			rows = append(rows, []string{a[0].Type, c.names(a), placesOf(a)}, []string{b[0].Type, c.names(b), placesOf(b)})
		default:
			for i, s := range f.Says {
				typ := f.Type()
				if i > 0 {
					typ = ""
				}
				rows = append(rows, []string{typ, c.Sources[s.Source].Name, s.value(f.Rule), placeOf(s)})
			}
		}
	}
	return rows
}

// columns writes rows with their cells below each other.
func columns(b *bytes.Buffer, indent string, rows [][]string) {
	var aligned bytes.Buffer
	w := tabwriter.NewWriter(&aligned, 0, 0, 2, ' ', 0)
	for _, row := range rows {
		for i, cell := range row {
			row[i] = inert.Line(cell)
		}
		fmt.Fprintln(w, strings.Join(row, "\t"))
	}
	w.Flush() // to memory
	for line := range strings.Lines(aligned.String()) {
		b.WriteString(strings.TrimRight(indent+line, " \n") + "\n")
	}
}
