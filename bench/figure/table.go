package figure

import (
	"fmt"
	"strings"
)

// A Table is the figures of one question, with the command that measures them.
type Table struct {
	Title   string
	Command string
	Figures []Figure
}

// Markdown returns the table as a section of a Markdown document.
func (t Table) Markdown() string {
	var b strings.Builder
	fmt.Fprintf(&b, "### %s\n\n`%s`\n\n", t.Title, t.Command)
	b.WriteString("| figure | target | measured | |\n|---|---|---|---|\n")
	for _, f := range t.Figures {
		fmt.Fprintf(&b, "| %s | %s | %s | %s |\n", f.What, f.Target(), f.Measured(), f.Verdict())
	}
	return b.String()
}

// Short returns the figures that miss their target.
func (t Table) Short() []Figure {
	var short []Figure
	for _, f := range t.Figures {
		if !f.Met() {
			short = append(short, f)
		}
	}
	return short
}
