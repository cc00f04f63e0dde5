package report

import (
	"bufio"
	"cmp"
	"fmt"
	"io"
	"strings"

	"github.com/errgen/errgen/internal/inert"
	"github.com/errgen/errgen/internal/problem"
	"github.com/errgen/errgen/templates"
)

// A painter writes a report for a person at a terminal.
type painter struct {
	*bufio.Writer
	Report
	color bool
	width int
}

// Styles, as parameters of the control sequence SGR. What color alone says is
// also said by a line through or under the text.
const (
	bold          = "1"
	faint         = "2"
	deletedStyle  = "9;31"
	insertedStyle = "4;32"
)

// severityStyles are the styles of severities by their standard names.
var severityStyles = map[string]string{"error": "1;31", "warning": "1;33", "note": "1;36"}

// writeText writes each item with what it changes, word by word, and then the
// version. Without color a changed word is [-old-]{+new+}, as git has it.
func writeText(out io.Writer, r Report, o Options) error {
	p := painter{bufio.NewWriter(inert.Styled(out)), r, o.Color, max(cmp.Or(o.Width, 80), 30)}
	switch {
	case r.ByPlace:
		for _, it := range r.Items {
			p.line(it)
		}
	case len(r.Items) == 0 && r.Verdict != "":
		p.paragraph("", segment{r.Title, bold})
	case len(r.Items) > 0:
		p.paragraph("", segment{r.Title + ": " + r.counts(), bold})
		for _, l := range r.Levels {
			p.level(l)
		}
		p.WriteString("\n")
	}
	if r.Bump.Version != "" && len(r.Items) > 0 {
		p.paragraph("", segment{"next version: ", ""}, segment{r.Bump.Version, bold}, segment{", " + r.Bump.Reason, ""})
	}
	for _, note := range r.Notes {
		p.paragraph("", segment{note, faint})
	}
	if r.Diff != "" {
		p.WriteString("\n")
	}
	if err := p.Flush(); err != nil {
		return err
	}
	return inert.WriteDiff(out, r.Diff)
}

// line writes an item as compilers do, for editors to read.
func (p painter) line(it Item) {
	place := it.Place()
	if place != "" {
		place += ": "
	}
	if it.Severity.Standard() != "error" {
		place += it.Severity.String() + ": "
	}
	text := fmt.Sprintf("%s%s [%s]", place, it.Message, it.Rule)
	if it.Fix != "" {
		text += "\n" + it.Fix
	}
	for i, line := range strings.Split(templates.Printable(text), "\n") {
		if i > 0 {
			p.WriteString("\t")
		}
		p.WriteString(line + "\n")
	}
}

// paragraph writes segments in as many lines as they need.
func (p painter) paragraph(indent string, segments ...segment) {
	p.folded(fold{indent: indent, width: p.width}, segments)
}

func (p painter) folded(f fold, segments []segment) {
	if !p.color {
		for i := range segments {
			segments[i].style = ""
		}
	}
	p.WriteString(f.text(segments) + "\n")
}

// level writes the items of one level.
func (p painter) level(l problem.Severity) {
	items := p.at(l)
	if len(items) == 0 {
		return
	}
	p.WriteString("\n")
	p.paragraph("", segment{l.String(), severityStyles[l.Standard()]})
	for _, b := range bundles(items) {
		if rows := b.Rows(); rows != nil {
			p.group(b, rows)
			continue
		}
		p.item(b.Item())
	}
}

// group writes items that say the same as one, with a row each.
func (p painter) group(b bundle, rows []Item) {
	p.paragraph("  ", segment{b.Heading() + " ", ""}, segment{"[" + b.Item().Rule + "]", faint})
	p.values("    ", b.Values())
	p.fix("    ", b.Fix())
	for _, it := range rows {
		p.folded(fold{indent: "    ", width: p.width, hang: "  "}, []segment{{it.Name() + " ", bold}, {it.Place(), faint}})
		p.values("      ", it)
		p.fix("      ", it.Fix)
	}
}

func (p painter) item(it Item) {
	s := it.Sentence()
	p.paragraph("  ", segment{s.Before, ""}, segment{s.Subject, bold}, segment{s.After + " ", ""}, segment{"[" + it.Rule + "]", faint})
	p.values("    ", it)
	p.fix("    ", it.Fix)
	if it.File != "" {
		p.paragraph("    ", segment{it.Place(), faint})
	}
}

// values writes what an item changes.
func (p painter) values(indent string, it Item) {
	if len(it.Words) > 0 {
		p.paragraph(indent, p.mingled(it.Words)...)
		return
	}
	if it.Old != "" {
		p.paragraph(indent, segment{"- " + it.Old, deletedStyle})
	}
	if it.New != "" {
		p.paragraph(indent, segment{"+ " + it.New, insertedStyle})
	}
}

// fix writes what to do, a paragraph for each line.
func (p painter) fix(indent, text string) {
	for _, line := range strings.Split(text, "\n") {
		if strings.TrimSpace(line) != "" {
			p.paragraph(indent, segment{line, ""})
		}
	}
}

// mingled returns two values as one text.
func (p painter) mingled(words []Word) []segment {
	var segments []segment
	for _, w := range words {
		s := segment{text: w.Text}
		switch {
		case w.Kind == Deleted && p.color:
			s.style = deletedStyle
		case w.Kind == Inserted && p.color:
			s.style = insertedStyle
		case w.Kind == Deleted:
			s.text = marked("[-", w.Text, "-]")
		case w.Kind == Inserted:
			s.text = marked("{+", w.Text, "+}")
		}
		segments = append(segments, s)
	}
	return segments
}

// marked puts marks around text, within the white space at its ends.
func marked(open, text, end string) string {
	before, core, after := trim(text)
	if core == "" {
		return open + text + end
	}
	return before + open + core + end + after
}
