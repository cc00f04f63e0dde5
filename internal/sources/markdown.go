package sources

import (
	"fmt"
	"io"
	"strings"

	"github.com/errgen/errgen/internal/report"
)

// writeMarkdown writes what text has, for a comment or the summary of a job.
func (cs Comparisons) writeMarkdown(out io.Writer, o Options) error {
	var b strings.Builder
	for i, c := range cs {
		if i > 0 {
			b.WriteString("\n")
		}
		fmt.Fprintf(&b, "### %s\n\n", report.Prose(c.summary()))
		for i, row := range c.table() {
			fmt.Fprintf(&b, "| %s |\n", strings.Join(row, " | "))
			if i == 0 {
				b.WriteString("|---|" + strings.Repeat("--:|", len(row)-1) + "\n")
			}
		}
		for _, note := range c.notes() {
			fmt.Fprintf(&b, "\n%s\n", report.Prose(note))
		}
		for _, g := range c.groups() {
			c.markdownGroup(&b, g, o)
		}
	}
	_, err := io.WriteString(out, b.String())
	return err
}

func (c *Comparison) markdownGroup(b *strings.Builder, g group, o Options) {
	fmt.Fprintf(b, "\n**%s** (%d)\n\n", g.title, len(g.findings))
	shown, more := g.shown(o.All)
	for _, f := range shown {
		text := f.Type()
		if f.Rule != ruleMissing && f.Rule != ruleNotRead {
			text = c.message(f)
		}
		line := "- " + report.Prose(text)
		if places := placesOf(f.Says); places != "" {
			line += "<br><sub>" + report.Prose(places) + "</sub>"
		}
		b.WriteString(line + "\n")
	}
	if more > 0 {
		fmt.Fprintf(b, "- … and %d more\n", more)
	}
}
